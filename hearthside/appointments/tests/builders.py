"""Appointments for tests: a peer with a certificate, times they give, and somebody who has one."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.appointments import actions
from hearthside.appointments.models import Appointment, Giver, Slot
from hearthside.kernel.rates import forget

_days = count(2)


def giver(who: Person | None = None) -> Giver:
    """A certified peer who gives times."""
    who = who or person(helper_until=timezone.localdate() + timedelta(days=90))
    return actions.present(person=who, work="A peer who knows grief", about="", is_open=True)


def slot(of: Giver | None = None, *, in_days: float | None = None, **fields: Any) -> Slot:
    """A free time of theirs, some days from now."""
    of = of or giver()
    starts = timezone.now() + timedelta(days=next(_days) if in_days is None else in_days)
    given: dict[str, Any] = {"minutes": 50, "way": "link", "where": "https://talk.example/one", **fields}
    made, _left_out = actions.offer_slots(giver=of, starts=[starts], **given)
    return made[0]


def appointment(
    gives: Person | None = None, who: Person | None = None, *, about: str = "", in_days: float = 5, **fields: Any
) -> Appointment:
    """A time that somebody has."""
    forget()
    time = slot(giver(gives), in_days=in_days, **fields)
    return actions.book(person=who or person(), slot=time, about=about)[0]


def begins_now(one: Appointment) -> Appointment:
    """The same, as if it began a minute ago."""
    now = timezone.now() - timedelta(minutes=1)
    Slot.objects.filter(pk=one.slot_id).update(starts_at=now, ends_at=now + timedelta(minutes=50))
    return Appointment.objects.select_related("slot__giver__person", "person").get(pk=one.pk)
