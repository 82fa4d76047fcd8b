"""What the door of a call shows: how it stands, who waits, what is passed on, and the other ways there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.calls import access, tickets
from hearthside.calls.models import SERVERS, Call, Guest, Stand, Way
from hearthside.calls.visiting import leads_to
from hearthside.kernel.refusals import Refusal, permits
from hearthside.meetings import access as meetings
from hearthside.meetings.models import Occurrence

SAID_FOR = timedelta(minutes=10)
"""So long the page says that the server was silent, unless it answers before; and that the call moved."""


@dataclass(frozen=True)
class Door:
    """The door as one person sees it."""

    occurrence: Occurrence
    way: Way
    call: Call | None
    me: Guest | None
    refusal: Refusal | None
    may_begin: bool
    leads: bool
    secret: str
    has_gone: bool
    waiting: list[Guest]
    inside: list[Guest]
    away: list[Guest]
    somebody_is_in: bool

    @property
    def is_on(self) -> bool:
        """A host has begun it."""
        return self.call is not None and self.call.is_on

    @property
    def has_moved(self) -> bool:
        """It went on in a new room a moment ago."""
        return self.is_on and self.call is not None and _is_fresh(self.call.moved_at)

    @property
    def is_silent(self) -> bool:
        """The server did not answer a moment ago."""
        return self.call is not None and _is_fresh(self.call.trouble_at)

    @property
    def is_server(self) -> bool:
        """It takes place on a server of the operator's."""
        return self.way in SERVERS

    @property
    def machine(self) -> str:
        """Where it leads, for people to read before they go. Opens a sealed link, so only for who may come in."""
        return leads_to(self.way, self.occurrence) if self.refusal is None else ""


def _is_fresh(at: datetime | None) -> bool:
    return at is not None and at > timezone.now() - SAID_FOR


def door_for(person: Person, occurrence: Occurrence, way: Way) -> Door:
    """A number of queries that does not grow with the people in the call."""
    call = access.call_of(occurrence)
    me = access.guest_of(person, call)
    leads = meetings.is_host(person, occurrence)
    refusal = _refusal(person, occurrence, me)
    ticket = tickets.live_of(me) if me and me.is_in and refusal is None else None
    guests = list(Guest.objects.filter(call=call).order_by("agreed_at", "pk")) if call and leads else []
    return Door(
        occurrence=occurrence,
        way=way,
        call=call,
        me=me,
        refusal=refusal,
        may_begin=permits(access.check_can_begin, person, occurrence),
        leads=leads,
        secret=tickets.secret_of(ticket) if ticket and call and call.is_on else "",
        has_gone=bool(me and me.tickets.exclude(used_at=None).exists()),
        waiting=[one for one in guests if one.stand == Stand.WAITING],
        inside=[one for one in guests if one.is_in],
        away=[one for one in guests if one.stand == Stand.REMOVED],
        somebody_is_in=access.somebody_kept_away_is_in(person, call),
    )


def _refusal(person: Person, occurrence: Occurrence, me: Guest | None) -> Refusal | None:
    try:
        access.check_can_enter(person, occurrence, me)
    except Refusal as refusal:
        return refusal
    return None


def other_ways(occurrence: Occurrence) -> list[tuple[Any, str]]:
    """Where people can be together when there is no call: in words here, in the group's conversations, and with somebody now."""
    group = occurrence.meeting.group
    return [
        (_("To the live room, in text"), reverse("hosted:room", args=[occurrence.pk])),
        (_("Write to the group"), reverse("conversations:list", args=[group.slug])),
        (_("Talk to somebody now"), reverse("directory:help")),
    ]
