"""What the console, the log and the page after a meeting show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from hearthside.facilitating import questions, scripts
from hearthside.facilitating.airtime import Share, hints
from hearthside.facilitating.models import Climate, Helm, Log, Voice
from hearthside.hosted.models import HOST_IS_LOST_AFTER, Kind, Line, LineState, Nook, Place, Room, Seat
from hearthside.hosted.queries import share_word, step_ends_at
from hearthside.meetings.formats import Format, Step, format_of
from hearthside.meetings.models import Occurrence

LAST_LINES = 6
TALLIES = 12


@dataclass(frozen=True)
class Part:
    """One part of the run-sheet: its number from 0, what happens, and when by the clock it is meant to begin and end."""

    number: int
    step: Step
    begins_at: datetime
    ends_at: datetime
    script: tuple[Any, ...]


def parts_of(form: Format, starts_at: datetime) -> list[Part]:
    """The run-sheet by the clock, for a meeting that starts then."""
    found, at = [], starts_at
    for number, step in enumerate(form.steps):
        ends_at = at + timedelta(minutes=step.minutes)
        found.append(Part(number, step, at, ends_at, scripts.script_of(form.key, number, len(form.steps))))
        at = ends_at
    return found


@dataclass(frozen=True)
class Guest:
    """Somebody who takes part, as the host sees them: how much they have said, in a word, and whether anybody asked them."""

    seat: Seat
    share: Share
    word: Any
    has_turn: bool


@dataclass(frozen=True)
class Console:
    """All that a host needs now."""

    room: Room
    me: Seat
    helm: Helm
    parts: list[Part]
    hosts: list[Seat]
    guests: list[Guest]
    hands: list[Seat]
    asking: list[Seat]
    lines: list[Line]
    hints: list[Any]
    is_check_out: bool
    nooks: list[Nook]

    @property
    def aside(self) -> Seat | None:
        """Who is in the side room with this host, or None."""
        return next((one.seat for one in self.guests if one.seat.with_host_id == self.me.pk), None)

    @property
    def wanting(self) -> int:
        """How many have chosen a small room."""
        return sum(one.seat.wants_nook and one.seat.nook_id is None for one in self.guests)

    @property
    def now(self) -> Part:
        """The part the meeting is in."""
        return self.parts[min(self.room.step, len(self.parts) - 1)]

    @property
    def next(self) -> Part | None:
        """The part after it, or None in the last one."""
        return self.parts[self.now.number + 1] if self.now.number + 1 < len(self.parts) else None

    @property
    def ends_at(self) -> datetime:
        """When the part is meant to end, by the clock of the whole meeting."""
        return step_ends_at(self.room, [part.step for part in self.parts])

    @property
    def minutes_left(self) -> int:
        """Whole minutes until then, rounded up; 0 or less once it is over."""
        return -int((timezone.now() - self.ends_at).total_seconds() // 60)

    @property
    def leads(self) -> bool:
        """This host leads; the other one watches."""
        return self.leader is not None and self.leader.pk == self.me.pk

    @property
    def leader(self) -> Seat | None:
        """Who leads: whoever took or was given it, else the host who came first and has been seen lately."""
        chosen = next((one for one in self.hosts if one.pk == self.helm.leads_id), None)
        since = timezone.now() - HOST_IS_LOST_AFTER
        seen = [one for one in self.hosts if one.seen_at > since] or self.hosts
        return chosen or (seen[0] if seen else None)

    @property
    def other_hosts(self) -> list[Seat]:
        """Hosts in the room besides this one."""
        return [one for one in self.hosts if one.pk != self.me.pk]

    @property
    def is_alone(self) -> bool:
        """Nobody else hosts right now."""
        return not self.other_hosts

    @property
    def needs_two(self) -> bool:
        """This kind of meeting is made for two hosts or more."""
        return format_of(self.room.occurrence.format_key).hosts > 1

    @property
    def risk_now(self) -> scripts.Move | None:
        """The next of the eight steps, or None when all are done or none was begun."""
        if self.helm.risk_at is None or self.helm.risk_step >= len(scripts.RISK):
            return None
        return scripts.RISK[self.helm.risk_step]


def helm_of(room: Room) -> Helm:
    """The helm of this room, as it is stored, or a fresh one that is not stored yet. One query."""
    return Helm.objects.filter(room=room).first() or Helm(room=room)


def console(room: Room, me: Seat) -> Console:
    """Seven queries, whoever is here."""
    helm = helm_of(room)
    seats = list(Seat.objects.select_related("person").filter(room=room, place=Place.IN).order_by("came_at", "pk"))
    guests = _guests(room, [one for one in seats if not one.is_host])
    return Console(
        room,
        me,
        helm,
        parts_of(format_of(room.occurrence.format_key), room.occurrence.starts_at),
        [one for one in seats if one.is_host],
        guests,
        sorted((one for one in seats if one.hand_at), key=lambda one: str(one.hand_at)),
        [one for one in seats if one.help_at],
        _last_lines(room),
        hints([one.share for one in guests]),
        room.is_round and helm.is_check_out,
        list(Nook.objects.filter(room=room, closed_at=None).order_by("number")),
    )


def _guests(room: Room, seats: Sequence[Seat]) -> list[Guest]:
    shares = shares_of(room, seats)
    mean = sum(one.weight for one in shares) / len(shares) if shares else 0
    return [
        Guest(seat, share, share_word(share.weight, mean), room.turn_id == seat.pk)
        for seat, share in zip(seats, shares, strict=True)
    ]


def shares_of(room: Room, seats: Sequence[Seat]) -> list[Share]:
    """What each of these people has said so far, and whether they were asked in this meeting, in the same order. Two queries."""
    turns = dict(Voice.objects.filter(seat__in=seats).values_list("seat_id", "turns"))
    asked = set(Line.objects.filter(room=room, kind=Kind.TURN).values_list("seat_id", flat=True))
    return [Share(one.letters, turns.get(one.pk, 0), one.pk in asked) for one in seats]


def _last_lines(room: Room) -> list[Line]:
    rows = Line.objects.select_related("seat").filter(
        room=room, side=None, nook=None, kind=Kind.SAID, state=LineState.SHOWN
    )
    return list(reversed(rows.order_by("-number")[:LAST_LINES]))


@dataclass(frozen=True)
class LogPage:
    """The notes of a meeting, how many came to the last ones, and how it is in these meetings, in words."""

    log: Log | None
    tallies: list[Log]
    climate: Climate | None

    @property
    def said(self) -> list[Any]:
        """How it is, in sentences; nothing while fewer than five have answered."""
        return questions.in_words(self.climate.words) if self.climate else []


def log_page(occurrence: Occurrence) -> LogPage:
    """Three queries."""
    earlier = Log.objects.filter(occurrence__meeting=occurrence.meeting_id).exclude(occurrence=occurrence)
    return LogPage(
        Log.objects.select_related("written_by").filter(occurrence=occurrence).first(),
        list(earlier.select_related("occurrence").order_by("-occurrence__starts_at")[:TALLIES]),
        Climate.objects.filter(meeting=occurrence.meeting_id).first(),
    )


def log_of(occurrence: Occurrence) -> Log | None:
    """The log of this meeting, or None. One query."""
    return Log.objects.filter(occurrence=occurrence).first()
