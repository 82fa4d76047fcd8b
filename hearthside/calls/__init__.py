"""Calls: voice and video at a meeting, over a server of the operator's, a link of the group's own, or a phone bridge. Nobody goes there
before they have read what is passed on; each link works once; and when the other side is silent, the ways that are left are said at once.

It shows no video itself, records nothing and fetches no link that somebody typed."""
