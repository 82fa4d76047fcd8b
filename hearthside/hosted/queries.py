"""What the page of a room shows: lines this person may read, who is here, and for hosts what needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.hosted import access
from hearthside.hosted.models import Line, LineState, Place, Room, Seat
from hearthside.hosted.since import Mark, mark_of
from hearthside.kernel.refusals import permits
from hearthside.meetings.formats import Step, format_of

SHOWN = 80
"""Lines on the page; earlier ones are one link away until the room forgets them."""
NAMED = 30
"""So many people are named to those who take part; hosts see all. A room of hundreds would else be drawn by each for each."""
NOT_YET, LITTLE, SOME, MUCH = _("not yet"), _("a little"), _("some"), _("a lot")


@dataclass(frozen=True)
class Chair:
    """Somebody in the room, as the page shows them. `share` is how much they have said beside the others, in words, for hosts."""

    seat: Seat
    share: Any
    is_me: bool
    has_turn: bool


@dataclass(frozen=True)
class RoomPage:
    """A room, as this seat may see it."""

    room: Room
    me: Seat
    lines: list[Line]
    chairs: list[Chair]
    asking: list[Seat]
    hands: list[Seat]
    steps: Sequence[Step]
    side: Seat | None
    side_lines: list[Line]
    nook_lines: list[Line]
    nook_seats: list[Seat]
    other: Seat | None
    may_speak: bool
    has_earlier: bool
    are_more: bool
    mark: Mark | None

    @property
    def step(self) -> Step:
        """The part the meeting is in."""
        return self.steps[min(self.room.step, len(self.steps) - 1)]

    @property
    def step_ends_at(self) -> datetime:
        """When this part is meant to end."""
        return step_ends_at(self.room, self.steps)

    @property
    def is_over_time(self) -> bool:
        """The part has gone on longer than planned."""
        return timezone.now() > self.step_ends_at

    @property
    def is_last_step(self) -> bool:
        """No part comes after this one."""
        return self.room.step >= len(self.steps) - 1

    @property
    def last_words(self) -> Line | None:
        """What was said last, for those who listen to the page."""
        return self.lines[-1] if self.lines else None


def step_ends_at(room: Room, steps: Sequence[Step]) -> datetime:
    """When the part a room is in is meant to end: by the clock of the whole meeting, so that a late part is caught up with. At least
    half of its own time is left to it."""
    number = min(room.step, len(steps) - 1)
    planned = room.occurrence.starts_at + timedelta(minutes=sum(step.minutes for step in steps[: number + 1]))
    return max(planned, room.step_at + timedelta(minutes=steps[number].minutes) / 2)


def room_page(room: Room, me: Seat, *, all_lines: bool = False) -> RoomPage:
    """At most nine queries, whoever is here."""
    unseen = me.unseen
    here = _seats_in(room, at_most=None if me.is_host or room.is_one_to_one else NAMED + 1)
    seats = [one for one in here if one.person_id not in unseen and _is_near(room, me, one)]
    side = _side_of(me, seats)
    is_apart = room.is_one_to_one and not me.is_host
    lines = [] if is_apart else _lines(room, me, side=None, unseen=unseen, at_most=None if all_lines else SHOWN + 1)
    has_earlier = not all_lines and len(lines) > SHOWN
    return RoomPage(
        room,
        me,
        lines[-SHOWN:] if has_earlier else lines,
        _chairs(room, me, seats if me.is_host else seats[:NAMED]),
        [one for one in seats if one.help_at and me.is_host],
        sorted((one for one in seats if one.hand_at), key=lambda one: str(one.hand_at)),
        format_of(room.occurrence.format_key).steps,
        side,
        _lines(room, me, side=side, unseen=unseen, at_most=SHOWN) if side else [],
        _lines(room, me, side=None, nook_id=me.nook_id, unseen=unseen, at_most=SHOWN) if me.nook_id else [],
        _nook_seats(me, unseen) if me.nook_id else [],
        _other(me, side),
        permits(access.check_can_speak, me, room),
        has_earlier,
        not me.is_host and len(here) > NAMED,
        None if all_lines else mark_of(room, me, lines),
    )


def _seats_in(room: Room, *, at_most: int | None) -> list[Seat]:
    rows = Seat.objects.filter(room=room, place=Place.IN).order_by("came_at", "pk")
    return list(rows[:at_most])


def _nook_seats(me: Seat, unseen: set[Any]) -> list[Seat]:
    inside = Seat.objects.filter(nook=me.nook_id, place=Place.IN).exclude(person__in=unseen)
    return list(inside.order_by("came_at", "pk"))


def _is_near(room: Room, me: Seat, one: Seat) -> bool:
    """Where people talk two by two, a guest sees themselves and the host they are with."""
    return not room.is_one_to_one or me.is_host or one.pk in (me.pk, me.with_host_id)


def _side_of(me: Seat, seats: list[Seat]) -> Seat | None:
    """The person whose side room this seat is in: oneself, or for a host the guest."""
    if me.with_host_id:
        return me
    return next((one for one in seats if one.with_host_id == me.pk), None)


def _other(me: Seat, side: Seat | None) -> Seat | None:
    """With whom one is in a side room."""
    if side is None or side.pk != me.pk:
        return side
    return me.with_host


def _lines(
    room: Room, me: Seat, *, side: Seat | None, unseen: set[Any], at_most: int | None, nook_id: UUID | None = None
) -> list[Line]:
    """Oldest first: what is shown, and one's own words that wait or were removed. Nothing of people one keeps away from."""
    mine = Q(seat=me) & ~Q(state=LineState.SHOWN)
    rows = Line.objects.select_related("seat").filter(
        Q(state=LineState.SHOWN) | mine, room=room, side=side, nook=nook_id
    )
    rows = rows.exclude(seat__person__in=unseen) if unseen else rows
    newest = rows.order_by("-number")
    if side is not None and room.is_one_to_one:
        newest = newest.filter(
            said_at__gte=side.came_at
        )  # What was said to another listener before stays between those two.
    return list(reversed(newest[:at_most] if at_most else newest))


def _chairs(room: Room, me: Seat, seats: list[Seat]) -> list[Chair]:
    guests = [one for one in seats if not one.is_host]
    mean = sum(one.letters for one in guests) / len(guests) if guests else 0
    return [
        Chair(one, "" if one.is_host else share_word(one.letters, mean), one.pk == me.pk, room.turn_id == one.pk)
        for one in seats
    ]


def share_word(letters: int, mean: float) -> Any:
    """How much somebody has said beside the mean of all who take part: nothing, less than half of it, more than twice it, or between."""
    if not letters:
        return NOT_YET
    if letters * 2 < mean:
        return LITTLE
    return MUCH if letters > 2 * mean else SOME
