"""An e-mail address, for those who want one: sealed, and proved by a code. Nothing on the site waits for mail."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hearthside.accounts import changes
from hearthside.accounts.models import Person, SealedEmail
from hearthside.kernel import audit, jobs
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow
from hearthside.vault.tags import blind_index

CODE_LASTS = timedelta(minutes=30)
CODE_DIGITS = 8


def is_offered() -> bool:
    """Whether this place can send mail at all."""
    return bool(settings.EMAIL_HOST)


@transaction.atomic
def add_address(*, person: Person, address: str) -> None:
    """Keep the address, sealed and not yet proved, and send a code there. Refuses more than five codes a day to one address.

    An address that is proved already stays in force until the new one is, and is told that somebody asked.
    """
    blind = blind_index(address)
    check_rate("mail-code", blind.hex(), at_most=5, per_seconds=24 * 3600)
    check_rate("mail-code-person", person.pk, at_most=10, per_seconds=24 * 3600)
    SealedEmail.objects.filter(person=person, is_verified=False).delete()
    SealedEmail.objects.create(person=person, address=address, blind=blind)
    jobs.later(send_code, arguments={"person_id": str(person.pk)})
    if SealedEmail.objects.filter(person=person, is_verified=True).exists():
        jobs.later(tell_old_address, arguments={"person_id": str(person.pk)})


def waiting_address(person: Person) -> SealedEmail | None:
    """The address that waits for its code, if any."""
    return SealedEmail.objects.filter(person=person, is_verified=False).first()


def send_code_again(*, person: Person) -> None:
    """A new code goes to the address that waits for one; the old code no longer works. Refuses as `add_address` does."""
    row = waiting_address(person)
    if row is not None:
        add_address(person=person, address=str(row.address.reveal()))


@jobs.reaches_out
def send_code(person_id: str) -> None:
    """Make a code, keep its hash, and mail it; nothing when the address is gone or proved by now."""
    row = SealedEmail.objects.select_related("person").filter(person_id=person_id, is_verified=False).first()
    if row is None:
        return
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    until = timezone.now() + CODE_LASTS
    SealedEmail.objects.filter(pk=row.pk).update(code_hash=make_password(code), code_until=until)
    with translation.override(row.person.language):
        words = _("Your code: %(code)s") % {"code": code}
        unasked = _("If you did not ask for it, you can forget this mail.")
        send_mail(_("Your code"), f"{words}\n\n{unasked}\n", None, [row.address.reveal()])


@jobs.reaches_out
def tell_old_address(person_id: str) -> None:
    """The address in force hears that another may take its place; nothing when it is gone by now."""
    row = SealedEmail.objects.select_related("person").filter(person_id=person_id, is_verified=True).first()
    if row is None:
        return
    with translation.override(row.person.language):
        words = _("Somebody who is signed in as you asked to use another address.")
        unasked = _("If it was you, all is well. If not, please sign in and choose a new pass-phrase.")
        send_mail(_("A note for you"), f"{words}\n\n{unasked}\n", None, [row.address.reveal()])


@transaction.atomic
def prove(*, person: Person, code: str, device: str = "") -> None:
    """The address is the person's from now on. Refuses a wrong or old code, and more than ten tries in half an hour."""
    check_rate("mail-prove", person.pk, at_most=10, per_seconds=1800)
    row = SealedEmail.objects.select_for_update().filter(person=person, is_verified=False).first()
    is_late = row is None or row.code_until is None or row.code_until < timezone.now()
    if is_late or row is None or not check_password("".join(code.split()), row.code_hash):
        raise NotNow(_("That code did not fit, or it is older than half an hour. You can ask for a new one."))
    SealedEmail.objects.filter(person=person, is_verified=True).delete()
    row.is_verified, row.code_hash, row.code_until = True, "", None
    row.save(update_fields=["is_verified", "code_hash", "code_until"])
    audit.record(person, "accounts.mail_added", person)
    changes.note(person, changes.ADDRESS, device)


@transaction.atomic
def remove_address(*, person: Person, device: str = "") -> None:
    """No address is kept any more, nor one that waits for its code."""
    if SealedEmail.objects.filter(person=person).delete()[0]:
        audit.record(person, "accounts.mail_removed", person)
        changes.note(person, changes.ADDRESS, device)
