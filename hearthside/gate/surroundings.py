"""What the gate says on other pages."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.gate.access import is_keeper
from hearthside.gate.keeping import keeping
from hearthside.safety.models import Case


def banner(request: HttpRequest) -> dict[str, Any]:
    """`gate_closed_until` while the gate is closed, for everybody who is signed in. No query when warm."""
    if getattr(request, "person", None) is None or not keeping().is_closed:
        return {}
    return {"gate_closed_until": keeping().closed_until}


def ways_from_case(person: Person, case: Case | None) -> list[tuple[object, str]]:
    """From the desk to the gate; for safety leads, from a case about somebody to who invited whom."""
    if case is None:
        return [(_("The gate"), reverse("gate:gate"))] if is_keeper(person) else []
    if case.person_id is None or not person.is_safety_lead:
        return []
    return [(_("Who invited whom"), reverse("gate:tree", args=[case.pk]))]
