"""Taking a step in a line: one after the other, all of it or nothing. What a worker that dies had begun did not happen."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hearthside.dropin import line
from hearthside.dropin.line import Line, Spot, Step
from hearthside.dropin.models import Came, Evening, Listener, Ticket, Visit
from hearthside.kernel import push

CAME = {line.DONE: Came.SEEN, line.MISSED: Came.MISSED, line.LEFT: Came.LEFT, line.TOLD: Came.TOLD}
KEPT = ("rank", "state", "calls", "is_first")
WRITTEN = [*KEPT, "listener", "called_at", "breath", "name", "ended_at", "about"]


def lock(evening: Evening) -> Line:
    """The line as it is, and nobody else changes it until the caller's transaction ends."""
    Evening.objects.filter(pk=evening.pk).update(moves=F("moves") + 1)
    evening.refresh_from_db(fields=["closed_at", "last_number", "moves"])
    return read(evening)


def read(evening: Evening) -> Line:
    """The line as it is. One query."""
    rows = Ticket.objects.filter(evening=evening, state__in=line.ACTIVE).order_by("rank")
    return Line(tuple(_spot(one) for one in rows), evening.last_number, evening.is_open)


def _spot(ticket: Ticket) -> Spot:
    return Spot(
        ticket.pk, ticket.rank, ticket.person_id, ticket.state, ticket.calls, ticket.is_first, ticket.listener_id
    )


@transaction.atomic
def take(evening: Evening, step: Step) -> Line:
    """The step is taken and stored, and open pages look again. Refuses as the step does; then nothing has changed."""
    before = lock(evening)
    after = step(before)
    store(before, after)
    push.changed(evening.topic)
    return after


def store(before: Line, after: Line) -> None:
    """Write what differs, in the caller's transaction. A place that has come to its end is counted, and says nothing of anybody."""
    old = {one.key: one for one in before.spots}
    for spot in after.spots:
        if old.get(spot.key) not in (None, spot):
            _write(spot, old[spot.key], timezone.now())


def _write(spot: Spot, was: Spot, now: datetime) -> None:
    ticket = Ticket.objects.select_related("evening__occurrence", "listener").get(pk=str(spot.key))
    for name in KEPT:
        setattr(ticket, name, getattr(spot, name))
    if was.listener and was.listener != spot.listener:
        Listener.objects.filter(pk=was.listener).update(free_since=now)  # type: ignore[misc]
    if spot.state == line.CALLED and was.state != line.CALLED:
        _call(ticket, spot, now)
    elif spot.state not in line.ACTIVE:
        _count(ticket, was, now)
    elif spot.listener is None:
        _wait_again(ticket, spot, was, now)
    ticket.save(update_fields=WRITTEN)


def _call(ticket: Ticket, spot: Spot, now: datetime) -> None:
    """Called; the breath before is what their listener took while somebody was waiting already."""
    listener = Listener.objects.get(pk=spot.listener)  # type: ignore[misc]
    since = max(listener.free_since, ticket.joined_at)
    ticket.listener, ticket.called_at = listener, now
    ticket.breath = int((now - since).total_seconds()) if ticket.calls == 1 else 0


def _wait_again(ticket: Ticket, spot: Spot, was: Spot, now: datetime) -> None:
    """In the line as before; a call that nobody came to is counted, for it took its listener's time."""
    if was.state == line.CALLED and spot.calls == was.calls and ticket.called_at:
        _visit(ticket, Came.MISSED, (now - ticket.called_at).total_seconds())
    ticket.listener = None


def _visit(ticket: Ticket, came: Came, seconds: float) -> None:
    Visit.objects.create(meeting_id=ticket.evening.occurrence.meeting_id, came=came, seconds=max(0, int(seconds)))


def _count(ticket: Ticket, was: Spot, now: datetime) -> None:
    """The place is over: a count stays; the name and the sealed word go now."""
    taken = (now - ticket.called_at).total_seconds() + ticket.breath if ticket.called_at and was.listener else 0
    _visit(ticket, CAME[ticket.state], taken)
    ticket.name, ticket.ended_at, ticket.listener = "", now, None
    if not ticket.is_held and not ticket.sounds_heavy:
        ticket.about = None
