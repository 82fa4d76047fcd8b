"""What the clock does: seeing that a host is there, and forgetting."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearthside.hosted.actions.lines import changed
from hearthside.hosted.actions.nooks import end_nooks_of
from hearthside.hosted.events import RoomClosed
from hearthside.hosted.models import CLOSES_AFTER, HOST_IS_LOST_AFTER, OVERRUNS, Place, Room, Seat
from hearthside.kernel.events import announce
from hearthside.safety.models import Case
from hearthside.safety.vocabulary import State

SEEN_EVERY = timedelta(seconds=30)
"""Presence is noted this often and not finer: enough to know that a host is there."""
FORGETS_AFTER = timedelta(hours=24)
CASES_KEEP = timedelta(days=30)
"""Words with an open case stay until it is closed, thirty days at most."""


def note_presence(seat: Seat) -> None:
    """The page of this seat was open a moment ago. A host who comes back keeps the room open."""
    now = timezone.now()
    if now - seat.seen_at >= SEEN_EVERY:
        Seat.objects.filter(pk=seat.pk).update(seen_at=now)
    if seat.is_host and keep_open(seat.room_id):
        changed(seat.room_id)


def keep_open(room_id: UUID) -> bool:
    """A host is here, so a room that was about to close for want of one does not. One whose meeting is over by a quarter of an hour closes
    all the same: a page that somebody forgot holds nobody there. True when something changed."""
    since = timezone.now() - OVERRUNS
    closing = Room.objects.filter(pk=room_id, closed_at=None, occurrence__ends_at__gt=since).exclude(closes_at=None)
    return bool(closing.update(closes_at=None))


def look_after_hosts() -> None:
    """A room that no host has looked at for two minutes, or whose meeting is over by a quarter of an hour, says that it closes in five
    minutes; one whose minutes are over is closed. While a host sits with somebody in a side room, the end of the meeting waits for them,
    until three quarters of an hour after it. Small rooms whose time is over end."""
    now = timezone.now()
    for room in Room.objects.filter(closed_at=None, nooks__closed_at=None, nooks__ends_at__lte=now).distinct():
        end_nooks_of(room)
    for room in Room.objects.filter(closed_at=None).select_related("occurrence"):
        if room.closes_at is not None and room.closes_at <= now:
            _close(room)
        elif room.closes_at is None and (_is_lost(room) or _is_over(room)):
            Room.objects.filter(pk=room.pk, closes_at=None).update(closes_at=now + CLOSES_AFTER)
        else:
            continue
        changed(room.pk)


@transaction.atomic
def _close(room: Room) -> None:
    open_still = Room.objects.filter(pk=room.pk, closed_at=None)
    if open_still.update(closed_at=room.closes_at, turn=None, is_round=False):
        announce(RoomClosed(occurrence_id=room.pk))


def _is_lost(room: Room) -> bool:
    since = timezone.now() - HOST_IS_LOST_AFTER
    here = Seat.objects.filter(room=room, is_host=True, place=Place.IN, seen_at__gt=since)
    return room.opened_at <= since and not here.exists()


def _is_over(room: Room) -> bool:
    return room.is_long_over or (room.is_overrun and not _is_with_somebody(room))


def _is_with_somebody(room: Room) -> bool:
    return Seat.objects.filter(room=room, place=Place.IN).exclude(with_host=None).exists()


def forget_rooms() -> None:
    """A day after it closed nothing of a room is left: who was there, what was said, how heavy it was. Words that a case is about wait
    for the case, thirty days at most."""
    now = timezone.now()
    for room in Room.objects.filter(closed_at__lt=now - FORGETS_AFTER):
        kept = _needed_by_cases(room) if room.closed_at and room.closed_at > now - CASES_KEEP else set()
        room.lines.exclude(pk__in=kept).delete()
        room.seats.exclude(pk__in=[line.seat_id for line in room.lines.all() if line.seat_id]).delete()
        if not kept:
            room.delete()


def _needed_by_cases(room: Room) -> set[UUID]:
    """Ids of lines that somebody still has to look at."""
    waiting = Case.objects.filter(kind="line", subject_id__in=room.lines.values("pk")).exclude(state=State.CLOSED)
    return set(waiting.values_list("subject_id", flat=True))
