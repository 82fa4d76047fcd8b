"""Calls for tests: a meeting tonight with a way, a host, and people who have said that they come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.calls import access, actions, tickets
from hearthside.calls.models import Call, Chosen, Guest, Way
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.hosted.tests.builders import tonight
from hearthside.kernel.rates import forget
from hearthside.meetings.actions import answer
from hearthside.meetings.models import Occurrence

LINK = "https://meet.example.org/zqroom"
_numbers = count(1)


@dataclass
class Evening:
    """A meeting that begins in a few minutes, and its way."""

    place: Group
    one: Occurrence
    way: Way

    @property
    def host(self) -> Person:
        """Who hosts it."""
        assert self.place.leader
        return self.place.leader

    def comer(self) -> Person:
        """Somebody of the group who said that they come."""
        forget()
        who = member(self.place).person
        answer(person=who, occurrence=self.one, state="going")
        return who

    def asks(self, who: Person | None = None, name: str = "") -> Guest:
        """Somebody who has said yes to what is passed on."""
        forget()
        who = who or self.comer()
        name = name or f"Guest {next(_numbers)}"
        return self.fresh(actions.ask_in(person=who, occurrence=self.one, way=self.way, name=name))

    def begin(self) -> Call:
        """A host has begun the call."""
        forget()
        return actions.begin(actor=self.host, occurrence=self.one, way=self.way)

    def call(self) -> Call:
        """The call as it is stored now."""
        found = access.call_of(self.one)
        assert found
        return found

    def fresh(self, guest: Guest) -> Guest:
        """The guest as they are stored now."""
        return Guest.objects.select_related("person", "call__occurrence__meeting__group").get(pk=guest.pk)

    def secret(self, guest: Guest) -> str:
        """What stands in the guest's link."""
        ticket = tickets.live_of(guest)
        assert ticket
        return tickets.secret_of(ticket)

    def go(self, guest: Guest, secret: str = "") -> str:
        """Where the guest is sent."""
        forget()
        return actions.go_over(person=guest.person, call=self.call(), secret=secret or self.secret(guest))


def evening(way: Way = Way.LINK, **fields: object) -> Evening:
    """Tonight, over this way."""
    forget()
    place = group()
    own = {Way.LINK: {"link": LINK}, Way.PHONE: {"phone": "0100 555 0142, code 77"}}.get(way, {})
    one = tonight(place, **{**own, **fields})
    if way in (Way.JITSI, Way.BBB):
        Chosen.objects.create(meeting=one.meeting, way=way)
    return Evening(place, one, way)


def moved(one: Occurrence, minutes: int) -> Occurrence:
    """The same meeting, beginning so many minutes from now."""
    starts = timezone.now() + timedelta(minutes=minutes)
    Occurrence.objects.filter(pk=one.pk).update(starts_at=starts, ends_at=starts + timedelta(minutes=90))
    return Occurrence.objects.select_related("meeting__group").get(pk=one.pk)
