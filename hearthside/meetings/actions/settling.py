"""What follows by itself: seats that become free go to who waits, and people hear of a meeting that is called off."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import F, Q

from hearthside.accounts.models import Person
from hearthside.kernel.events import announce
from hearthside.kernel.recall import forget
from hearthside.meetings import events
from hearthside.meetings.actions.making import people_to_tell
from hearthside.meetings.models import WANTED, Attendance, Coming, Host, Occurrence, State
from hearthside.notifications.actions import tell

LOOKED_AT = 500
"""How many of those who wait are looked at when a seat becomes free."""


def take_seats(occurrence: Occurrence, count: int) -> bool:
    """So many seats more (or fewer, below zero) are taken, if there are so many: asked and written in one statement."""
    has_room = Q(capacity=None) | Q(capacity__gte=F("seats_taken") + count)
    row = Occurrence.objects.filter(pk=occurrence.pk)
    return (row.filter(has_room) if count > 0 else row).update(seats_taken=F("seats_taken") + count) == 1


def move_up(occurrence: Occurrence, *, quietly_for: Attendance | None = None) -> None:
    """Who waits and fits has a seat, the longest first, and hears of it; a party too big for what is free waits on and is passed by."""
    waiting = Attendance.objects.filter(occurrence=occurrence, state=Coming.WAITING).order_by("asked_at", "pk")
    for one in waiting[:LOOKED_AT]:
        if not take_seats(occurrence, one.party):
            if one.party == 1:
                break
            continue
        one.state = Coming.GOING
        one.save(update_fields=["state"])
        if one.person_id and one.pk != getattr(quietly_for, "pk", None):
            tell([one.person_id], events.A_SEAT, about=occurrence.pk)


def call_off_rows(rows: Iterable[Occurrence], *, why: str, note: str = "") -> None:
    """These meetings are called off, and everybody who wanted to come, and their hosts, hear of it once."""
    for row in rows:
        changed = Occurrence.objects.filter(pk=row.pk).exclude(state__in=[State.CANCELLED, State.HELD])
        if changed.update(state=State.CANCELLED, why=why, note=note, changed=F("changed") + 1):
            tell(people_to_tell(row.pk), events.CALLED_OFF, about=row.pk)
            announce(events.MeetingCalledOff(occurrence_id=row.pk, group_id=row.meeting.group_id))
            forget_next(row)


def forget_next(row: Occurrence) -> None:
    """Pages of the group look again at what comes next."""
    forget(f"meetings-next:{row.meeting.group_id}")


def tell_once(keys: list[UUID], kind: str, but_not: Collection[Person | UUID] = ()) -> None:
    """Each person who wants to come to some of these meetings, or hosts some, hears of the first of them, and of no other."""
    first: dict[UUID, UUID] = {}
    for person_id, occurrence_id in [*_wanted(keys), *_hosting(keys)]:
        first.setdefault(person_id, occurrence_id)
    for key in dict.fromkeys(first.values()):
        tell([one for one, about in first.items() if about == key], kind, about=key, but_not=but_not)


def _wanted(keys: list[UUID]) -> list[tuple[UUID, UUID]]:
    mine = Attendance.objects.filter(occurrence__in=keys, state__in=WANTED, person__isnull=False)
    return list(mine.order_by("occurrence__starts_at").values_list("person_id", "occurrence_id"))


def _hosting(keys: list[UUID]) -> list[tuple[UUID, UUID]]:
    hosts = Host.objects.filter(occurrence__in=keys, is_coming=True)
    return list(hosts.order_by("occurrence__starts_at").values_list("person_id", "occurrence_id"))
