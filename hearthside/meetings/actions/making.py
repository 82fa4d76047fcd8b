"""Making the single meetings of a series ahead. Made twice, nothing new is made."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Max, Q
from django.utils import timezone

from hearthside.meetings import recurrence
from hearthside.meetings.ends import last_day_of
from hearthside.meetings.models import (
    AHEAD,
    WANTED,
    Attendance,
    Host,
    Meeting,
    Occurrence,
    QuietDay,
    SeriesState,
    State,
    UsualHost,
    Why,
)


def slots_of(meeting: Meeting, now: datetime) -> list[datetime]:
    """The wall times of a series from its first meeting to the horizon, or to the last day of its group; none of a series that has
    ended."""
    if meeting.state == SeriesState.ENDED:
        return []
    until = now.astimezone(recurrence.read_zone(meeting.zone)).replace(tzinfo=None) + recurrence.HORIZON
    if last := last_day_of(meeting.group_id):
        until = min(until, datetime.combine(last, time.max))
    return recurrence.slots(meeting.rule, meeting.starts_local, until=until)


def make_occurrences(meeting: Meeting, now: datetime | None = None) -> list[Occurrence]:
    """Every meeting of the series that is not over has its row, up to the horizon; returns those that are new, with their hosts."""
    now = now or timezone.now()
    rows = rows_to_make(meeting, now)
    Occurrence.objects.bulk_create(rows, ignore_conflicts=True)
    made = list(Occurrence.objects.filter(pk__in=[row.pk for row in rows]))
    add_hosts(meeting, made)
    return made


def rows_to_make(meeting: Meeting, now: datetime) -> list[Occurrence]:
    """The rows that are missing, numbered after those there are; nothing is saved."""
    known = set(meeting.occurrences.values_list("slot", flat=True))
    number = meeting.occurrences.aggregate(last=Max("number"))["last"] or 0
    fresh = [row for row in (_row(meeting, local) for local in slots_of(meeting, now)) if row.slot not in known]
    rows = [row for row in fresh if row.ends_at > now]
    quiet = quiet_days(meeting)
    for place, row in enumerate(rows, number + 1):
        row.number = place
        if date.fromisoformat(row.slot[:10]) in quiet:
            row.state, row.why = State.CANCELLED, Why.QUIET_DAY
    return rows


def _row(meeting: Meeting, local: datetime) -> Occurrence:
    slot = recurrence.write_local(local)
    row = Occurrence(meeting=meeting, slot=slot, format_key=meeting.format_key, capacity=meeting.capacity)
    set_time(row, slot, meeting)
    return row


def set_time(row: Occurrence, starts_local: str, meeting: Meeting) -> None:
    """The meeting starts at this wall time and lasts as long as its series says; nothing is saved."""
    local, zone = recurrence.read_local(starts_local), recurrence.read_zone(meeting.zone)
    row.starts_local, row.starts_at = starts_local, recurrence.to_utc(local, zone)
    row.ends_at = row.starts_at + timedelta(minutes=meeting.minutes)


def quiet_days(meeting: Meeting) -> set[date]:
    """Days on which this group, or the whole place, does not meet. One query."""
    return set(QuietDay.objects.filter(Q(group=meeting.group_id) | Q(group=None)).values_list("day", flat=True))


def add_hosts(meeting: Meeting, rows: list[Occurrence]) -> None:
    """The usual hosts of the series host these meetings too."""
    usual = list(UsualHost.objects.filter(meeting=meeting, is_cover=False).values_list("person_id", flat=True))
    hosts = [Host(occurrence=row, person_id=person_id) for row in rows for person_id in usual]
    Host.objects.bulk_create(hosts, ignore_conflicts=True)


def people_to_tell(occurrence_id: UUID, *, also_hosts: bool = True) -> list[UUID]:
    """Who wants to hear what becomes of a meeting: those who come, may come or wait, and its hosts. Two queries."""
    rows = Attendance.objects.filter(occurrence=occurrence_id, state__in=WANTED).exclude(person=None)
    people = list(rows.order_by("asked_at").values_list("person_id", flat=True))
    if also_hosts:
        people += Host.objects.filter(occurrence=occurrence_id, is_coming=True).values_list("person_id", flat=True)
    return [one for one in dict.fromkeys(people) if one]


def ahead_of(meeting: Meeting, now: datetime | None = None) -> list[Occurrence]:
    """The meetings of a series that will still take place, locked for this transaction, the next first."""
    rows = Occurrence.objects.select_for_update().filter(meeting=meeting, state__in=AHEAD)
    return list(rows.filter(ends_at__gt=now or timezone.now()).order_by("starts_at"))
