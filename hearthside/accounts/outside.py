"""Signing in through the operator's own identity service (OpenID Connect, the code flow with PKCE). Off until it is set up.

Only who the service says it is (`sub`) is kept, as a link to an account here. No name, no e-mail, no token: none is asked for or stored.
"""

import base64
import hashlib
import secrets

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hearthside.accounts import changes, passkeys
from hearthside.accounts.issuer import provider
from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow


def is_offered() -> bool:
    """Whether the operator has set up such a service."""
    return bool(settings.OIDC["server"] and settings.OIDC["client_id"])


def name() -> str:
    """What the service is called on buttons."""
    return settings.OIDC["name"] or _("your other account")


def begin(back_to: str) -> tuple[str, dict[str, str]]:
    """Where to send the browser, and what to remember until it comes back to `back_to`. Refuses with NotNow when the service is away."""
    from hearthside.accounts import identity_service as service

    kept = {key: secrets.token_urlsafe(32) for key in ("state", "nonce", "verifier")} | {"back_to": back_to}
    digest = hashlib.sha256(kept["verifier"].encode()).digest()
    asked = {
        "client_id": settings.OIDC["client_id"],
        "response_type": "code",
        "scope": "openid",
        "redirect_uri": back_to,
        "state": kept["state"],
        "nonce": kept["nonce"],
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    try:
        return service.way_in(asked), kept
    except service.NoGoodAnswer:
        raise _failed() from None


def who_is(kept: dict[str, str] | None, *, state: str, code: str) -> str:
    """Whom the service names, once the answer is checked: same browser, our client, its signature, this try. Refuses all else alike."""
    from hearthside.accounts import identity_service as service

    if not kept or not code or not secrets.compare_digest(kept["state"].encode(), state.encode()):
        raise _failed()
    try:
        return service.subject_of(kept, code)
    except service.NoGoodAnswer:
        raise _failed() from None


def _failed() -> NotNow:
    return NotNow(_("The other service did not answer as it should. Nothing was changed. Please try again."))


def person_with(subject: str) -> Person | None:
    """Whose account is linked to this subject, unless it is closed."""
    link = SocialAccount.objects.select_related("user").filter(provider=provider(), uid=subject).first()
    person = link.user if link else None
    return person if isinstance(person, Person) and person.is_active else None


def is_linked(person: Person) -> bool:
    """Whether this person can sign in through the service."""
    return bool(SocialAccount.objects.filter(provider=provider(), user=person).exists())


@transaction.atomic
def link(*, person: Person, subject: str) -> None:
    """From now on the service opens this account. Refuses a subject that opens another account, and a second one for this."""
    known = person_with(subject)
    if known is not None and known.pk == person.pk:
        return
    try:
        with transaction.atomic():
            if is_linked(person):
                raise IntegrityError
            SocialAccount.objects.create(provider=provider(), uid=subject, user=person, extra_data={})
    except IntegrityError:
        raise NotNow(_("This cannot be linked: it opens another account, or you have linked one before.")) from None
    audit.record(person, "accounts.outside_linked", person)


@transaction.atomic
def link_mine(*, person: Person, subject: str, device: str = "") -> None:
    """As `link`, for somebody who has an account here already: they are told of it."""
    was_linked = is_linked(person)
    link(person=person, subject=subject)
    if not was_linked:
        changes.note(person, "outside_linked", device)


@transaction.atomic
def unlink(*, person: Person, device: str = "") -> None:
    """The service no longer opens this account. Refuses to take the last way in."""
    if not person.has_usable_password() and not passkeys.passkeys_of(person):
        raise NotNow(_("This is your only way in. Set a pass-phrase first, then remove it."))
    if SocialAccount.objects.filter(provider=provider(), user=person).delete()[0]:
        audit.record(person, "accounts.outside_unlinked", person)
        changes.note(person, "outside_unlinked", device)
