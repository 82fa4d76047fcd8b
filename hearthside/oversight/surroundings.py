"""The way from a case to opening something of it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.oversight.access import is_officer
from hearthside.safety.models import Case


def ways_from_case(person: Person, case: Case | None) -> list[tuple[object, str]]:
    """For officers: from a case to ask for an opening; from the desk to what was opened and what the place claims."""
    if not is_officer(person):
        return []
    if case is None:
        return [
            (_("What was opened"), reverse("oversight:openings")),
            (_("How we look after people"), reverse("oversight:record")),
        ]
    if case.is_closed:
        return []
    return [(_("Open what is sealed, with a second person"), reverse("oversight:ask", args=[case.pk]))]
