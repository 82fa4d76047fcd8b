"""Rooms for tests: open, hosted by the leader of a group, with people in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.hosted import access, actions
from hearthside.hosted.models import Room, Seat
from hearthside.kernel.rates import forget
from hearthside.meetings.models import Host, Occurrence
from hearthside.meetings.tests.builders import first_of, meeting

_numbers = count(1)


@dataclass
class Evening:
    """An open room, its group, its host's seat."""

    place: Group
    room: Room
    host: Seat

    def guest(self, who: Person | None = None, name: str = "") -> Seat:
        """Somebody of the group who has come in."""
        who = who or member(self.place).person
        return come_in(who, self.room, name)

    def again(self) -> Room:
        """The room as it is stored now."""
        found = access.room_of(Occurrence.objects.select_related("meeting__group").get(pk=self.room.pk))
        assert found
        return found


def tonight(place: Group | None = None, *, in_minutes: int = 5, **fields: object) -> Occurrence:
    """A meeting that begins in a few minutes, hosted by the leader of the group."""
    place = place or group()
    one = first_of(meeting(place, rule="", **fields))
    starts = timezone.now() + timedelta(minutes=in_minutes)
    Occurrence.objects.filter(pk=one.pk).update(starts_at=starts, ends_at=starts + timedelta(minutes=90))
    Host.objects.get_or_create(occurrence=one, person=place.leader)
    return Occurrence.objects.select_related("meeting__group").get(pk=one.pk)


def come_in(who: Person, room: Room, name: str = "", **more: object) -> Seat:
    """A seat in the room, fresh from the database."""
    forget()
    seat = actions.enter(person=who, room=room, name=name or f"Guest {next(_numbers)}", wish="talk", **more)
    return Seat.objects.select_related("room", "person").get(pk=seat.pk)


def overrun(here: Evening) -> None:
    """The meeting was to end sixteen minutes ago."""
    ended = timezone.now() - timedelta(minutes=16)
    Occurrence.objects.filter(pk=here.room.pk).update(starts_at=ended - timedelta(minutes=90), ends_at=ended)


def evening(place: Group | None = None, **fields: object) -> Evening:
    """An open room with its host in it."""
    forget()
    place = place or group()
    one = tonight(place, **fields)
    assert place.leader
    room = actions.open_room(actor=place.leader, occurrence=one)
    found = access.room_of(one) or room
    return Evening(place, found, come_in(place.leader, found, "Host of tonight"))
