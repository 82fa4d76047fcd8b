"""The way from a case to opening something of it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.oversight.access import is_officer, purposes_for
from hearthside.safety.models import Case


def ways_from_case(person: Person, case: Case | None) -> list[tuple[object, str]]:
    """For officers: from a case to ask for an opening; from the desk to what was opened and what the place claims. For a moderator of
    another group: from a case to reading its conversation with a second person."""
    if not is_officer(person):
        if case is None or case.is_closed or not purposes_for(case, person):
            return []
        return [(_("Read the whole conversation, with a second person"), reverse("oversight:ask", args=[case.pk]))]
    if case is None:
        return [
            (_("What was opened"), reverse("oversight:openings")),
            (_("How we look after people"), reverse("oversight:record")),
        ]
    if case.is_closed:
        return []
    return [(_("Open what is sealed, with a second person"), reverse("oversight:ask", args=[case.pk]))]
