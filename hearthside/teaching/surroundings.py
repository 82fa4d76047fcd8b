"""The ways from the desk to second looks and to the readers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.safety.models import Case
from hearthside.teaching.access import may_look


def ways_from_case(person: Person, case: Case | None) -> list[tuple[object, str]]:
    """From the desk itself; nothing from a case."""
    if case is not None or not may_look(person):
        return []
    leads = [(_("How well posts are read"), reverse("teaching:readers"))] if person.is_safety_lead else []
    return [(_("Second looks"), reverse("teaching:looks")), *leads]
