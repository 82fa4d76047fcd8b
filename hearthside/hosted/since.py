"""What an open page does not have yet. While nothing but words was added, it gets these alone: drawing a whole room for each of hundreds of
people takes seconds, and a line is read by all within half of one."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from hearthside.hosted.models import Line, LineState, Room, Seat
from hearthside.kernel.prepared import Prepared, columns, revived

WHOLE_EVERY = 60
"""Seconds after which a page is drawn whole again, whatever it has; each seat at a moment of its own."""
MOST_SINCE = 30
"""Who has missed more lines than this gets the whole page, which shows where the earlier ones are."""


@dataclass(frozen=True)
class Mark:
    """How far a page is: its last line, and what the rest of it was drawn from, as a sign that tells nothing."""

    since: int
    shape: str


def mark_of(room: Room, me: Seat, lines: list[Line]) -> Mark | None:
    """The mark to put on a page with these lines. None for hosts, who see more than words, for who sits apart, and before any."""
    if me.is_host or me.with_host_id or me.nook_id or room.is_one_to_one or not lines:
        return None
    return Mark(lines[-1].number, _shape(room, me))


def lines_since(room: Room, me: Seat, since: str, shape: str) -> list[Line] | None:
    """What all in the room read and this page lacks, oldest first, without people one keeps away from. None when the page has to be drawn
    whole. At most two queries."""
    if not (since.isdecimal() and len(since) < 10 and constant_time_compare(shape, _shape(room, me))):
        return None
    found = [_line(row) for row in _shown_since(room_id=room.pk, since=int(since))]
    return [one for one in found if _is_for(one, me)] if len(found) <= MOST_SINCE else None


def _is_for(line: Line, me: Seat) -> bool:
    return line.seat is None or line.seat.person_id not in me.unseen


def _shape(room: Room, me: Seat) -> str:
    """Another after each change of the room that is more than words, of whom this person keeps away from, and once a minute."""
    minute = (int(time.time()) + me.pk.int % WHOLE_EVERY) // WHOLE_EVERY
    drawn_from = (me.pk, room.revision, minute, *sorted(me.unseen))
    return salted_hmac("hearthside.hosted.since", repr(drawn_from), algorithm="sha256").hexdigest()[:32]


@Prepared
def _shown_since(room_id: UUID, since: int) -> QuerySet[Line, Any]:
    rows = Line.objects.filter(room=room_id, number__gt=since, state=LineState.SHOWN, side=None, nook=None)
    return rows.order_by("number").values_list(*columns(Line), *columns(Seat, "seat__"))[: MOST_SINCE + 1]


def _line(row: tuple[Any, ...]) -> Line:
    width = len(columns(Line))
    line = revived(Line, row[:width])
    line.seat = revived(Seat, row[width:]) if line.seat_id else None
    return line
