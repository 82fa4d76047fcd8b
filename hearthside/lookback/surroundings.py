"""The way from a case to what happened before."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.safety.models import Case


def ways_from_case(person: Person, case: Case | None) -> list[tuple[object, str]]:
    """For everybody who may open the case."""
    return [(_("What happened before"), reverse("lookback:before", args=[case.pk]))] if case else []
