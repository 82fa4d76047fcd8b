"""A way back in by mail, for members who added an address: one link, for half an hour, once.

Nobody can tell from any answer, its bytes or the work behind it, whether a name or an address is known here. People with a part in
keeping the place are never let in by mail (SECURITY 2.1, the deviation from ASVS 6.3.6 is for members only).
"""

import hashlib
import secrets
import time
from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import send_mail
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hearthside.accounts import changes, devices, names, second_step
from hearthside.accounts.models import Person, SealedEmail
from hearthside.accounts.surroundings import has_a_part
from hearthside.kernel import audit, jobs
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow, Refusal
from hearthside.vault.tags import blind_index

LINK_LASTS = timedelta(minutes=30)
TOKEN_BYTES = 32
"""256 bits; ASVS 11.5.1 asks for 128."""
MOST_ACCOUNTS = 3
"""Accounts of one address that get a link."""


@transaction.atomic
def ask(*, asked: str) -> None:
    """A link is on its way to whoever this name or address belongs to, if to anybody. Refuses more than three asks an hour for it."""
    is_address = "@" in asked
    blind = blind_index(asked if is_address else "")
    check_rate("way-back", blind.hex() if is_address else names.key_of(asked), at_most=3, per_seconds=3600)
    found = _by_address(blind) if is_address else _by_name(asked)
    decoys = [str(uuid4()) for _number in range(MOST_ACCOUNTS - len(found))]
    jobs.later(look_for_address, arguments={"people": [*found, *decoys], "asked_at": int(time.time())})


def _by_address(blind: bytes) -> list[str]:
    rows = SealedEmail.objects.filter(blind=blind, is_verified=True).order_by("asked_at")
    return [str(one) for one in rows.values_list("person_id", flat=True)[:MOST_ACCOUNTS]]


def _by_name(name: str) -> list[str]:
    ids = Person.objects.filter(name_key=names.key_of(name)).values_list("pk", flat=True)
    return [str(one) for one in ids]


def look_for_address(people: list[str], asked_at: int) -> None:
    """A job for each of these people who has a proved address and may come back this way; at most five mails a day to one person."""
    for row in SealedEmail.objects.select_related("person").filter(person_id__in=people, is_verified=True):
        if may_come_back(row.person) and _has_mails_left(row.person):
            jobs.later(send_link, arguments={"person_id": str(row.person_id), "asked_at": asked_at})


def _has_mails_left(person: Person) -> bool:
    try:
        check_rate("way-back-mail", person.pk, at_most=5, per_seconds=24 * 3600)
    except Refusal:
        return False
    return True


def may_come_back(person: Person) -> bool:
    """Whether a mail may open this account: it is not closed, and it has no part in keeping the place."""
    return person.is_active and not person.is_helper and not has_a_part(person)


@jobs.reaches_out
def send_link(person_id: str, asked_at: int) -> None:
    """Make a link, keep its hash, and mail it; older links no longer work. Nothing when the asking is more than half an hour old."""
    row = SealedEmail.objects.select_related("person").filter(person_id=person_id, is_verified=True).first()
    if row is None or time.time() - asked_at > LINK_LASTS.total_seconds():
        return
    token = secrets.token_urlsafe(TOKEN_BYTES)
    until = timezone.now() + LINK_LASTS
    SealedEmail.objects.filter(pk=row.pk).update(link_hash=fingerprint(token), link_until=until)
    with translation.override(row.person.language):
        send_mail(_("Your link"), _words(token), None, [row.address.reveal()])


def _words(token: str) -> str:
    """The same for everybody, but for the link."""
    words = _("Here is the link you asked for. It works once, for half an hour:")
    unasked = _("If you did not ask for it, you can forget this mail.")
    return f"{words}\n\n{settings.SITE_URL}{reverse('accounts:recover_link', args=[token])}\n\n{unasked}\n"


def fingerprint(token: str) -> str:
    """SHA-256 of a token, in hexadecimal; enough for 256 random bits, which no list of guesses can hold."""
    return hashlib.sha256(token.encode()).hexdigest()


def person_behind(link: str) -> Person | None:
    """Whose link has this fingerprint, while it is good; None for a spent, old or unknown one."""
    row = _good(link).select_related("person").first() if link else None
    return row.person if row and may_come_back(row.person) else None


def _good(link: str) -> models.QuerySet[SealedEmail]:
    return SealedEmail.objects.filter(link_hash=link, link_until__gt=timezone.now(), is_verified=True)


@transaction.atomic
def come_back(*, link: str, passphrase: str, code: str = "", device: str = "") -> Person:
    """A new pass-phrase; the link is spent, every session has ended, and the account finds a notice.

    Refuses a link that is spent, old or unknown, and, where a second step is on, a wrong code: that leaves the link as it was.
    """
    person = person_behind(link)
    if person is None:
        raise NotNow(_("This link has been used, or it is older than half an hour. You can ask for a new one."))
    if second_step.is_on(person):
        second_step.check_code(person, code)
    if not _good(link).update(link_hash="", link_until=None):
        raise NotNow(_("This link has been used, or it is older than half an hour. You can ask for a new one."))
    person.set_password(passphrase)
    person.save(update_fields=["password"])
    devices.end_all(person)
    audit.record(person, "accounts.recovered_by_mail", person)
    changes.note(person, "came_back", device)
    return person


def spend_links(person_id: UUID) -> None:
    """No link that was mailed to this person works any more."""
    SealedEmail.objects.filter(person_id=person_id).exclude(link_hash="").update(link_hash="", link_until=None)
