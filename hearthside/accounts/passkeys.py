"""Passkeys, on the sign-in library's own store: what it writes and reads, we write and read."""

import json
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hearthside.accounts.issuer import issuer, provider
from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotNow

MOST = 10
"""Passkeys a person can have."""


def _library() -> Any:
    """The sign-in library's own part for passkeys, read at first use: it is large and rarely needed."""
    from allauth.mfa.webauthn.internal import auth

    return auth


def creation_options(person: Person) -> str:
    """What the browser needs to make a passkey for this person, as JSON. The challenge waits in the session."""
    return json.dumps(_jsonable(_library().begin_registration(person, passwordless=True)))


def sign_in_options() -> str:
    """What the browser needs to offer the passkeys it has for this site, as JSON. Names nobody."""
    return json.dumps(_jsonable(_library().begin_authentication(user=None)))


def check_made(credential: Any) -> None:
    """Refuses with NotNow a passkey that does not answer our challenge from this site, or that nobody unlocked."""
    try:
        _library().parse_registration_response(credential)
        made = _library().complete_registration(credential)
    except (ValidationError, TypeError, ValueError, KeyError, AttributeError):
        raise NotNow(_("That did not work. Nothing was lost. Please try again, or choose a pass-phrase.")) from None
    if not made.is_user_verified():
        raise NotNow(_("Your device did not ask for a PIN, face or finger. Please use one that does."))


def keep(person: Person, credential: Any, label: str) -> None:
    """Add a checked passkey to the person's ways in. Refuses more than `MOST`."""
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).count() >= MOST:
        raise NotNow(_("You have many passkeys already. Remove one first."))
    _library().WebAuthn.add(person, label or _("A passkey"), credential)


def person_with(credential: Any) -> Person:
    """Whose passkey this is. Refuses with NotNow, in the same words whatever is wrong."""
    try:
        _library().parse_authentication_response(credential)
        person = Person.objects.filter(pk=_handle(credential)).first()
        if person is None or not person.is_active:
            raise ValidationError("nobody")
        _library().complete_authentication(person, credential).record_usage()
    except (ValidationError, TypeError, ValueError, KeyError, AttributeError):
        raise NotNow(_("That passkey did not open an account here. Please try again.")) from None
    return person


def passkeys_of(person: Person) -> list[Authenticator]:
    """The person's passkeys, oldest first."""
    return list(Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).order_by("pk"))


def remove(person: Person, number: int) -> bool:
    """Take one passkey away; says whether there was one. Refuses the last way in of somebody without a pass-phrase."""
    mine = passkeys_of(person)
    if len(mine) == 1 and not person.has_usable_password() and not is_open_elsewhere(person):
        raise NotNow(_("This is your only way in. Set a pass-phrase first, then remove it."))
    gone = Authenticator.objects.filter(user=person, pk=number, type=Authenticator.Type.WEBAUTHN).delete()
    return bool(gone[0])


def is_open_elsewhere(person: Person) -> bool:
    """Whether the operator's identity service, still set up, opens this account too."""
    return bool(issuer() and SocialAccount.objects.filter(provider=provider(), user=person).exists())


def _handle(credential: dict[str, Any]) -> UUID:
    return UUID(str(_library().extract_user_from_response(credential).pk))


def _jsonable(options: Any) -> Any:
    if isinstance(options, dict):
        return {key: _jsonable(value) for key, value in options.items()}
    if isinstance(options, list | tuple):
        return [_jsonable(value) for value in options]
    return dict(options) if hasattr(options, "keys") else options
