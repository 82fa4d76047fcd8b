"""The ways from the desk to second looks and to the readers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.safety.models import Case
from hearthside.teaching.access import may_look, sees_readers


def ways_from_case(person: Person, case: Case | None) -> list[tuple[object, str]]:
    """From the desk itself; nothing from a case."""
    if case is not None:
        return []
    found: list[tuple[object, str]] = []
    if may_look(person):
        found.append((_("Second looks"), reverse("teaching:looks")))
    if sees_readers(person):
        found.append((_("How well posts are read"), reverse("teaching:readers")))
    return found
