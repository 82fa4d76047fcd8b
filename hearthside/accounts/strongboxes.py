"""Secrets that the sign-in library keeps for us, sealed. The key is drawn from the vault's own secret, so it outlives root keys."""

import base64

from django.conf import settings

from hearthside.vault import keys, sealing
from hearthside.vault.tags import blind_tag

_GENERATION = 1


def lock(purpose: str, text: str) -> str:
    """The text sealed for this purpose, as letters. Refuses a closed vault."""
    return base64.urlsafe_b64encode(
        sealing.seal(blind_tag(purpose), _GENERATION, _place(purpose), text.encode())
    ).decode()


def unlock(purpose: str, sealed: str) -> str:
    """The text again. Refuses, with `Sealed`, what was not sealed here for this purpose."""
    try:
        blob = base64.urlsafe_b64decode(sealed)
    except ValueError:
        raise sealing.Sealed from None
    return sealing.open_value(blind_tag(purpose), _place(purpose), blob).decode()


def _place(purpose: str) -> sealing.Place:
    return sealing.Place(settings.HEARTHSIDE_SITE_ID, "accounts.strongbox", purpose, keys.TAGS, keys.TAGS)
