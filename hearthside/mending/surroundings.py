"""The way from a case to offering a talk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.mending.access import may_offer
from hearthside.safety.models import Case


def ways_from_case(person: Person, case: Case | None) -> list[tuple[object, str]]:
    """For somebody who can stand between the two of this case."""
    if case is None or not may_offer(person, case):
        return []
    return [(_("Offer a talk between the two"), reverse("mending:offer", args=[case.pk]))]
