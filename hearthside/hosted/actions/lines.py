"""How a line gets its number and reaches open pages. One row lock a room puts lines in order."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db.models import F

from hearthside.hosted.models import Kind, Line, LineState, Nook, Room, Seat
from hearthside.kernel import push


def add_line(
    room: Room,
    *,
    kind: str,
    text: str = "",
    seat: Seat | None = None,
    side: Seat | None = None,
    nook: Nook | None = None,
    once: str = "",
    is_held: bool = False,
) -> Line:
    """The line is the last of its room, in the caller's transaction."""
    Room.objects.filter(pk=room.pk).update(last_number=F("last_number") + 1)
    number = Room.objects.values_list("last_number", flat=True).get(pk=room.pk)
    state = LineState.HELD if is_held else LineState.SHOWN
    return Line.objects.create(
        room=room, seat=seat, side=side, nook=nook, number=number, kind=kind, text=text, state=state,
        once=once or uuid4().hex,
    )  # fmt: skip


def changed(room_id: UUID) -> None:
    """More than words changed in this room: open pages are drawn anew. In the caller's transaction."""
    Room.objects.filter(pk=room_id).update(revision=F("revision") + 1)
    push.changed(Room.topic_of(room_id))


def mark(room: Room, kind: str, seat: Seat | None = None, nook: Nook | None = None) -> None:
    """A line of the room itself, or of a small one: a new part, a turn, a pass, a host who looks in; and open pages look again."""
    add_line(room, kind=kind, seat=seat, nook=nook, text=str(room.step) if kind == Kind.STEP else "")
    changed(room.pk)
