"""Sealed values: what a member keeps private lies in the database as noise, bound to its table, field, row, owner and site.

Other rooms use `fields.SealedText` and `SealedJSON` with `.reveal()` (templates: the filter `fields.reveal`), `tags.blind_index` and
`blind_tag` to find equal things without keeping them, `anonymous.seal_author` and `open_author` for the author of an anonymous post,
`erasure.shred` to destroy somebody's keys for good, `keys.is_open` and `keys.fetch_keys`, `middleware.ForgetKeys`, and the two
exceptions `sealing.Sealed` and `keyring.VaultClosed`. Operators use `rotation`. The format is in `sealing`; nothing else here or in any
other room touches a cipher. The vault decides nothing about who may read: that is each room's `access`. It cannot protect against
a running server that has been taken over, and it says so.
"""
