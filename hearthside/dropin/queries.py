"""What pages read: which drop-ins are open, one's place and wait, the listener's desk. Waits are told with how they were worked out."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.dropin import access, line, waits
from hearthside.dropin.models import Came, Evening, Hours, Listener, Ticket, Visit, Way
from hearthside.dropin.waits import Wait
from hearthside.meetings.models import Meeting, Occurrence, SeriesState

AHEAD = timedelta(days=15)
A_QUARTER = timedelta(days=90)
SHORTEST = 10
"""Minutes that a talk needs to be worth beginning before the end."""
REMEMBERED_S = 30
_lately: tuple[float, bool] | None = None


@dataclass(frozen=True)
class Listed:
    """One drop-in on the list, and whether it is open now."""

    occurrence: Occurrence
    is_open: bool
    is_late: bool
    ways: list[str]


@dataclass(frozen=True)
class LinePage:
    """The line as one person may see it: their own place, never who else is in it. `has_time` says that a new place could be seen."""

    evening: Evening | None
    hours: Hours
    ticket: Ticket | None
    ahead: int
    wait: Wait | None
    listeners: int
    has_time: bool
    is_tight: bool
    next_one: Occurrence | None


@dataclass(frozen=True)
class DeskPage:
    """What a listener sees: whom they are with, who waits, who listens."""

    me: Listener
    mine: Ticket | None
    waiting: list[Ticket]
    others: list[Listener]
    next_one: Ticket | None
    may_say_gone: bool


def listed(person: Person | None) -> list[Listed]:
    """Every drop-in this reader may see in the next two weeks, each once: open ones first, then by time. Two queries."""
    now = timezone.now()
    rows = Occurrence.objects.visible_to(person).ahead(now).filter(meeting__drop_in__isnull=False)
    rows = rows.filter(starts_at__lt=now + AHEAD, meeting__state=SeriesState.ACTIVE)
    first: dict[UUID, Occurrence] = {}
    for row in rows.select_related("meeting__group").order_by("starts_at", "pk"):
        first.setdefault(row.meeting_id, row)
    open_now = _open_among(first.values())
    found = [
        Listed(one, one.pk in open_now, one.starts_at <= now and one.pk not in open_now, access.ways_of(one.meeting))
        for one in first.values()
    ]
    return sorted(found, key=lambda one: (not one.is_open, one.occurrence.starts_at))


def _open_among(rows: Iterable[Occurrence]) -> set[UUID]:
    """Those with a line that is open and somebody who listens. One query."""
    ids = [one.pk for one in rows]
    here = Listener.objects.filter(evening__in=ids, evening__closed_at=None, is_here=True)
    return set(here.values_list("evening_id", flat=True))


def is_any_open() -> bool:
    """Whether somebody listens in a drop-in that is open to all, as it was less than half a minute ago. One query then, so that the
    help page asks the database nothing however many people open it."""
    global _lately
    if _lately is None or time.monotonic() - _lately[0] > REMEMBERED_S:
        _lately = time.monotonic(), _is_any_open()
    return _lately[1]


def forget() -> None:
    """The next `is_any_open` asks the database."""
    global _lately
    _lately = None


def _is_any_open() -> bool:
    now = timezone.now()
    here = Listener.objects.filter(is_here=True, evening__closed_at=None, evening__occurrence__ends_at__gt=now)
    return here.filter(evening__occurrence__in=Occurrence.objects.visible_to(None)).exists()


def cycles_of(meeting: Meeting) -> list[float]:
    """Minutes that the last people of this drop-in took a listener, newest first; nothing for those who left. One query."""
    since = timezone.localdate() - A_QUARTER
    rows = Visit.objects.filter(meeting=meeting, on__gte=since).exclude(came=Came.TOLD).order_by("-pk")
    pairs = rows.values_list("came", "seconds")[: waits.NEWEST]
    return [0.0 if came == Came.LEFT else seconds / 60 for came, seconds in pairs]


def wait_for(evening: Evening, tickets: list[Ticket], *, ahead: list[Ticket], way: str) -> Wait | None:
    """The wait of somebody with these people ahead; those at the place are seen by listeners on site alone. Two queries."""
    here = list(Listener.objects.filter(evening=evening, is_here=True))
    mine = [one for one in here if one.is_on_site or way != Way.SITE]
    since = {one.listener_id: one.called_at for one in tickets if one.listener_id and one.called_at}
    now = timezone.now()
    taken = [(now - since[one.pk]).total_seconds() / 60 for one in mine if one.pk in since]
    share = len(mine) / len(here) if here else 1.0
    steps = sum(1.0 if one.way == way else share for one in ahead)
    cycles = cycles_of(evening.occurrence.meeting)
    return waits.estimate(ahead=round(steps), busy_for=taken, free=len(mine) - len(taken), cycles=cycles)


def has_time(evening: Evening, hours: Hours) -> bool:
    """Whether somebody who joins now can be seen before the end; with too little to go by, by the usual length of a talk."""
    tickets = access.active_tickets(evening)
    wait = wait_for(evening, tickets, ahead=_queued(tickets), way=Way.TEXT)
    here = Listener.objects.filter(evening=evening, is_here=True).count()
    return _has_time(evening, hours, len(_queued(tickets)), wait, here)


def _has_time(evening: Evening, hours: Hours, queued: int, wait: Wait | None, here: int) -> bool:
    middle = wait.middle if wait else queued * hours.minutes_each / max(1, here)
    return middle + min(hours.minutes_each, SHORTEST) <= minutes_left(evening)


def minutes_left(evening: Evening) -> float:
    """Minutes until the end of the evening."""
    return (evening.occurrence.ends_at - timezone.now()).total_seconds() / 60


def _queued(tickets: list[Ticket]) -> list[Ticket]:
    return [one for one in tickets if one.state in (line.WAITING, line.AWAY)]


def line_page(person: Person, occurrence: Occurrence, hours: Hours) -> LinePage:
    """The page of one person. Eight queries at most, however many wait."""
    evening, following = access.evening_of(occurrence), next_after(person, occurrence)
    if evening is None:
        return LinePage(None, hours, None, 0, None, 0, False, False, following)
    ticket, tickets = access.ticket_of(person, evening), access.active_tickets(evening)
    queued = _queued(tickets)
    place = next((at for at, one in enumerate(queued) if ticket and one.pk == ticket.pk), len(queued))
    way = ticket.way if ticket and ticket.is_active else Way.TEXT
    wait = wait_for(evening, tickets, ahead=queued[:place], way=way)
    is_tight = wait is not None and wait.high + min(hours.minutes_each, SHORTEST) > minutes_left(evening)
    here = Listener.objects.filter(evening=evening, is_here=True).count()
    has_room = evening.is_open and _has_time(evening, hours, len(queued), wait, here)
    return LinePage(evening, hours, ticket, place, wait, here, has_room, is_tight, following)


def next_after(person: Person | None, occurrence: Occurrence) -> Occurrence | None:
    """When this drop-in is there again. One query."""
    later = Occurrence.objects.visible_to(person).ahead(timezone.now()).filter(meeting=occurrence.meeting_id)
    return later.exclude(pk=occurrence.pk).first()


def desk_page(me: Listener, evening: Evening, *, grace: timedelta) -> DeskPage:
    """The desk of one listener. Four queries, however many wait."""
    tickets = access.active_tickets(evening)
    by_key = {one.pk: one for one in tickets}
    mine = next((one for one in tickets if one.listener_id == me.pk), None)
    takes = access.may_take(me, by_key, access.hours_of(evening.occurrence.meeting))
    found = line.Line(tuple(_spot(one) for one in tickets)).next_for(takes)
    others = list(Listener.objects.filter(evening=evening, is_here=True).exclude(pk=me.pk).order_by("name"))
    waited = mine is not None and mine.called_at is not None and timezone.now() >= mine.called_at + grace
    following = next((one for one in tickets if found and one.pk == found.key), None)
    return DeskPage(me, mine, _queued(tickets), others, following, waited)


def _spot(ticket: Ticket) -> line.Spot:
    return line.Spot(ticket.pk, ticket.rank, ticket.person_id, ticket.state, is_first=ticket.is_first)


def counts_of(meeting: Meeting) -> dict[str, int]:
    """How many were seen, and what became of the others, in ninety days. One query."""
    since = timezone.localdate() - A_QUARTER
    found = list(Visit.objects.filter(meeting=meeting, on__gte=since).values_list("came", flat=True))
    return {came: found.count(came) for came in Came.values}


def next_of(meeting: Meeting) -> Occurrence | None:
    """Its next meeting, for those who lead it. One query."""
    return Occurrence.objects.ahead(timezone.now()).filter(meeting=meeting).first()
