"""What people in a line are told: that it is their turn, or that tonight was too short. Never where, by whom, or what for."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.dropin.actions.listening import CALLED, TOLD
from hearthside.dropin.models import State, Ticket
from hearthside.notifications.kinds import Kind


def _address(about: UUID) -> str:
    evening = Ticket.objects.filter(pk=about).values_list("evening_id", flat=True).first()
    return reverse("dropin:line", args=[evening]) if evening else reverse("dropin:list")


def _kind(name: str, phrase: Any, state: str) -> Kind:
    def visible(person: Person, about: Collection[UUID]) -> set[UUID]:
        rows = Ticket.objects.filter(pk__in=about, person=person, state=state)
        return set(rows.values_list("pk", flat=True))

    return Kind(
        name,
        lambda: phrase,
        _address,
        lambda person, about: bool(visible(person, [about])),
        is_safety=True,
        visible=visible,
    )


KINDS = (
    _kind(CALLED, _("It is your turn."), State.CALLED),
    _kind(TOLD, _("The evening was too short for all. Here is what else is there."), State.TOLD),
)
