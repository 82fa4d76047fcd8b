"""What people are told about appointments: that something was made, changed or is near. Never with whom, when or what for."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.appointments.actions import BOOKED, MOVED, OFF, SOON
from hearthside.appointments.models import Appointment, State
from hearthside.notifications.kinds import Kind


def _kind(name: str, phrase: Any, state: str, *, of_giver_alone: bool = False) -> Kind:
    def visible(person: Person, about: Collection[UUID]) -> set[UUID]:
        mine = Q(slot__giver__person=person)
        rows = Appointment.objects.filter(mine if of_giver_alone else mine | Q(person=person), pk__in=about)
        return set(rows.filter(state=state).values_list("pk", flat=True))

    return Kind(
        name,
        lambda: phrase,
        lambda about: reverse("appointments:one", args=[about]),
        lambda person, about: bool(visible(person, [about])),
        visible=visible,
    )


KINDS = (
    _kind(BOOKED, _("Somebody took a time you give."), State.BOOKED, of_giver_alone=True),
    _kind(MOVED, _("Somebody moved to another time."), State.MOVED, of_giver_alone=True),
    _kind(OFF, _("An appointment is called off."), State.OFF),
    _kind(SOON, _("Something you planned is near."), State.BOOKED),
)
