"""Blind tags: the server can find the same thing again without keeping the thing.

Each purpose has its own key, drawn from one site secret that is wrapped under the root key. So root keys can be changed and
tags stay the same; and a stolen database alone cannot be searched by guessing.
"""

from hearthside.vault import keys, sealing


def blind_tag(purpose: str, *parts: bytes) -> bytes:
    """32 bytes that are equal for equal purpose and parts, and unlinkable across purposes. Refuses a closed vault."""
    return sealing.tag(_key(purpose), *parts)


def blind_index(address: str) -> bytes:
    """32 bytes to find an e-mail address by, whatever its letter case or Unicode form. Refuses a closed vault."""
    return sealing.address_index(_key("e-mail address"), address)


def _key(purpose: str) -> bytes:
    secret = keys.user_key(keys.TAGS)
    if purpose not in secret.drawn:
        secret.drawn[purpose] = sealing.purpose_key(secret.key, purpose)
    return secret.drawn[purpose]
