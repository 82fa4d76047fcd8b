"""Noting that a line was checked, and keeping one's own contacts."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.directory import checks
from hearthside.directory.access import check_may_verify
from hearthside.directory.models import MOST_CONTACTS, How, OwnContact, Verification
from hearthside.directory.own_lines import line_called
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow


@transaction.atomic
def verify_line(*, actor: Person, line_id: str, how: str, works: bool) -> Verification:
    """The line was checked today: shown without doubt when it works, hidden when not. Refuses all but the team."""
    check_may_verify(actor)
    if line_called(line_id) is None or how not in How.values:
        raise NotNow(_("Please choose a line and how you checked it."))
    found = Verification.objects.create(line_id=line_id, verified_by=actor, how=how, works=works)
    audit.record(actor, "directory.line_works" if works else "directory.line_fails", found)
    checks.forget()
    transaction.on_commit(checks.forget)
    return found


@transaction.atomic
def add_contact(*, person: Person, name: str, number: str) -> OwnContact:
    """One more contact at the end of the person's list, sealed. Refuses more than a list one can take in."""
    mine = OwnContact.objects.filter(person=person)
    if mine.count() >= MOST_CONTACTS:
        raise NotNow(_("Your list is full. You can take somebody off it first."))
    last = mine.order_by("-place").values_list("place", flat=True).first()
    return OwnContact.objects.create(person=person, name=name, number=number, place=(last or 0) + 1)


@transaction.atomic
def remove_contact(*, person: Person, contact_id: UUID) -> None:
    """The contact is gone; one that belongs to somebody else is not touched."""
    OwnContact.objects.filter(person=person, pk=contact_id).delete()
