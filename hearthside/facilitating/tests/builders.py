"""Live rooms with two hosts, for tests."""

from __future__ import annotations

from hearthside.groups.models import Role
from hearthside.groups.tests.builders import member
from hearthside.hosted.models import Seat
from hearthside.hosted.tests.builders import Evening, come_in
from hearthside.hosted.tests.builders import evening as one_host
from hearthside.meetings.actions import host
from hearthside.meetings.models import Occurrence


def fresh(seat: Seat) -> Seat:
    """The seat as it is stored now."""
    return Seat.objects.select_related("room__occurrence__meeting__group", "person").get(pk=seat.pk)


def second_host(here: Evening, name: str = "Second host") -> Seat:
    """A helper of the group who hosts as well and has come in."""
    who = member(here.place, role=Role.HELPER).person
    host(person=who, occurrence=here.room.occurrence)
    return come_in(who, here.again(), name)


def evening(**fields: object) -> tuple[Evening, Seat]:
    """An open room with its two hosts in it."""
    here = one_host(**fields)
    return here, second_host(here)


def ended(here: Evening) -> Occurrence:
    """The meeting of a room, fresh from the database."""
    return Occurrence.objects.select_related("meeting__group").get(pk=here.room.pk)
