"""Drop-ins for tests: an evening that is open, with a listener and people in its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.dropin import access, actions
from hearthside.dropin.models import Came, Evening, Hours, Listener, Ticket, Visit
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group
from hearthside.hosted.tests.builders import tonight
from hearthside.kernel.rates import forget
from hearthside.meetings.models import Host, Occurrence

_numbers = count(1)


@dataclass
class Night:
    """An open line, its rules and its first listener."""

    evening: Evening
    hours: Hours
    listener: Listener

    def guest(self, who: Person | None = None, **fields: Any) -> Ticket:
        """Somebody who takes a place."""
        forget()
        given = {"name": f"Guest {next(_numbers)}", "way": "text", **fields}
        joined = actions.join(person=who or person(), evening=self.evening, hours=self.hours, **given)
        return self.again(joined.ticket)

    def at_the_door(self, name: str = "At the door") -> Ticket:
        """Somebody whom the listener on site adds."""
        return actions.add_at_door(listener=self.listener, evening=self.evening, hours=self.hours, name=name)

    def call(self, listener: Listener | None = None) -> Ticket:
        """The next person is called."""
        return self.again(actions.call_next(listener=listener or self.listener, evening=self.evening))

    def again(self, ticket: Ticket) -> Ticket:
        """The ticket as it is stored now."""
        found = Ticket.objects.select_related("listener", "person").get(pk=ticket.pk)
        found.evening = self.evening
        return found

    def another(self, *, is_on_site: bool = False) -> Listener:
        """One more listener."""
        who = person()
        Host.objects.create(occurrence=self.evening.occurrence, person=who)
        name = f"Listener {next(_numbers)}"
        return actions.come(person=who, evening=self.evening, name=name, is_on_site=is_on_site)

    def later(self, ticket: Ticket, **ago: float) -> None:
        """As if the call had been so long ago."""
        Ticket.objects.filter(pk=ticket.pk).update(called_at=timezone.now() - timedelta(**ago))

    def lose(self, listener: Listener) -> None:
        """As if no page of this listener had been open for long."""
        from hearthside.hosted.models import Seat

        long_ago = timezone.now() - timedelta(minutes=20)
        Listener.objects.filter(pk=listener.pk).update(seen_at=long_ago)
        Seat.objects.filter(person=listener.person).update(seen_at=long_ago)


def dropin_occurrence(place: Group | None = None, **fields: Any) -> Occurrence:
    """A drop-in that is open to all and begins in a few minutes; it keeps a line."""
    given = {"kind": "drop_in", "format_key": "text_60", "audience": "everyone", "mode": "hybrid", **fields}
    one = tonight(place, **given)
    Hours.objects.get_or_create(meeting=one.meeting)
    return one


def night(place: Group | None = None, *, is_on_site: bool = True, **fields: Any) -> Night:
    """An evening with its line open."""
    forget()
    one = dropin_occurrence(place or group(), **fields)
    host = Host.objects.get(occurrence=one).person
    evening = actions.open_evening(actor=host, occurrence=one, name="Sam", is_on_site=is_on_site)
    listener = access.get_listener_for(host, evening)
    listener.evening = evening
    hours = access.hours_of(one.meeting)
    assert hours
    return Night(evening, hours, listener)


def talks(evening: Night, minutes: list[int], came: str = Came.SEEN) -> None:
    """Counts of earlier talks."""
    meeting = evening.evening.occurrence.meeting
    Visit.objects.bulk_create(Visit(meeting=meeting, came=came, seconds=one * 60) for one in minutes)


def dropin_with(place: Group, *, about: str) -> Ticket:
    """A line with one person in it, who left a word."""
    return night(place).guest(about=about)
