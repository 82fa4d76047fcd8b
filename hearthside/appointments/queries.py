"""What pages read: who gives times, which are free, and what one has ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.appointments.models import Appointment, Giver, Slot, State, near

HORIZON = timedelta(days=60)
AT_MOST = 200


@dataclass(frozen=True)
class Shown:
    """Somebody who gives times, and the first that is free."""

    giver: Giver
    first_at: datetime | None


def free_slots(person: Person, givers: Iterable[Giver]) -> list[Slot]:
    """Times ahead that nobody has, the next first. One query."""
    now = timezone.now()
    held = Appointment.objects.filter(slot=OuterRef("pk"), state=State.BOOKED)
    rows = Slot.objects.filter(~Exists(held), giver__in=list(givers), is_withdrawn=False)
    rows = rows.filter(starts_at__gt=now, starts_at__lt=now + HORIZON).select_related("giver__person")
    return list(rows.order_by("starts_at", "pk")[:AT_MOST])


def givers_for(person: Person) -> list[Shown]:
    """Everybody whose times this person may book: those with a free time first. Three queries."""
    givers = [one for one in near(person).select_related("person").order_by("person__name_key") if one.gives]
    first: dict[object, datetime] = {}
    for slot in free_slots(person, givers):
        first.setdefault(slot.giver_id, slot.starts_at)
    shown = [Shown(one, first.get(one.pk)) for one in givers]
    return sorted(shown, key=lambda one: (one.first_at is None, one.first_at or timezone.now()))


def ahead_of(person: Person) -> list[Appointment]:
    """What the person has or gives, the next first. One query."""
    rows = Appointment.objects.of(person).standing().select_related("slot__giver__person", "person")
    return list(rows.order_by("slot__starts_at"))


def own_slots(giver: Giver) -> list[tuple[Slot, Appointment | None]]:
    """Times ahead that somebody gives, each with who has it. Two queries."""
    slots = list(giver.slots.filter(is_withdrawn=False, ends_at__gt=timezone.now()).order_by("starts_at")[:AT_MOST])
    rows = Appointment.objects.filter(slot__in=slots, state=State.BOOKED).select_related("person")
    held = {one.slot_id: one for one in rows}
    return [(one, held.get(one.pk)) for one in slots]


def professionals() -> list[Giver]:
    """Everybody the team named. One query."""
    rows = Giver.objects.filter(kind="professional", is_open=True).select_related("person")
    return list(rows.order_by("person__name_key"))
