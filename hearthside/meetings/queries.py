"""What is true about meetings. Constant in queries, whatever the size."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from hearthside.accounts.models import Person, unseen_by
from hearthside.groups.models import INSIDE, Group, Membership, Mode
from hearthside.kernel.recall import recalled
from hearthside.meetings.models import (
    AHEAD,
    SEATED,
    WANTED,
    Attendance,
    CalendarKey,
    Coming,
    Host,
    Meeting,
    Occurrence,
    QuietDay,
    SeriesState,
    State,
    Why,
)

A_MINUTE = 60
NEXT = 3
WEEK = timedelta(days=7)
MOST_A_WEEK = 200
MOST_IN_A_CALENDAR = 1000
MOST_NAMED = 60
"""Meetings that a quiet day touches, named one by one."""
BANDS = ((3, "few"), (7, "some"), (15, "many"), (100_000, "more"))
"""How many come is only ever said in bands, and never below three."""


class Next(NamedTuple):
    """A meeting that comes, without its name or place: this may be kept in the shared memory."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    kind: str
    mode: str
    is_public: bool


def next_of(group_id: UUID) -> list[Next]:
    """The next few meetings of a group, as they were at most a minute ago. No query while they are remembered."""
    rows = recalled(f"meetings-next:{group_id}", lambda: _next([group_id], NEXT), for_seconds=A_MINUTE)
    now = timezone.now()
    return [one for one in (Next._make(row) for row in rows) if one.ends_at > now]


def upcoming_for_groups(group_ids: Collection[UUID], until: datetime) -> dict[UUID, list[Next]]:
    """For each of these groups the meetings that begin or go on before `until`, the next first; groups without one are left out.

    One query. Asks nobody's permission: the caller has made sure that the reader may know of these groups, and shows only the meetings
    with `is_public` to people who are not in them.
    """
    rows = _ahead().filter(meeting__group__in=group_ids, starts_at__lte=until)
    found: dict[UUID, list[Next]] = {}
    for group_id, *row in rows.values_list("meeting__group", *_NEXT):
        found.setdefault(group_id, []).append(_as_next(row))
    return found


def starts_for_everybody(until: datetime) -> dict[UUID, list[datetime]]:
    """By group, when meetings begin before `until` to which anybody may come, as a visitor may know of them. One query."""
    rows = Occurrence.objects.visible_to(None).ahead(timezone.now()).filter(starts_at__lte=until)
    found: dict[UUID, list[datetime]] = {}
    for group_id, starts_at in rows.filter(meeting__state=SeriesState.ACTIVE).values_list(
        "meeting__group", "starts_at"
    ):
        found.setdefault(group_id, []).append(starts_at)
    return found


_NEXT = ("pk", "starts_at", "ends_at", "meeting__kind", "meeting__mode", "meeting__audience")


def _ahead() -> Any:
    rows = Occurrence.objects.ahead(timezone.now())
    return rows.filter(meeting__state=SeriesState.ACTIVE)


def _next(group_ids: Collection[UUID], many: int) -> list[tuple[Any, ...]]:
    rows = _ahead().filter(meeting__group__in=group_ids)
    return [tuple(_as_next(row)) for row in rows.values_list(*_NEXT)[:many]]


def _as_next(row: Any) -> Next:
    *rest, audience = row
    return Next._make((*rest, audience == "everyone"))


@dataclass(frozen=True)
class Sieve:
    """What somebody looks for in the week."""

    city: str = ""
    mode: str = ""

    def rows(self, found: Any) -> Any:
        """Those that pass."""
        if self.mode == Mode.ONLINE:
            found = found.exclude(meeting__mode=Mode.IN_PERSON)
        elif self.mode:
            found = found.exclude(meeting__mode=Mode.ONLINE)
        return found.filter(meeting__city=self.city) if self.city else found


@dataclass(frozen=True)
class Day:
    """The meetings of one day, in the reader's own time."""

    day: date
    first: datetime
    rows: list[Occurrence]


@dataclass(frozen=True)
class WeekOf:
    """A week of meetings, what the person said about them, and the cities there are."""

    days: list[Day]
    answers: dict[UUID, str]
    cities: list[str]


def week_for(person: Person | None, sieve: Sieve, start: datetime) -> WeekOf:
    """Seven days of meetings the person may see, called-off ones too unless
    their group ends before, by day. Three queries for somebody, two for a visitor."""
    every = Occurrence.objects.visible_to(person).filter(starts_at__lt=start + WEEK, ends_at__gt=start)
    every = every.filter(meeting__state=SeriesState.ACTIVE).exclude(state=State.HELD).exclude(why=Why.GROUP_ENDS)
    cities = sorted(set(every.exclude(meeting__city="").order_by().values_list("meeting__city", flat=True)))
    rows = list(sieve.rows(every).select_related("meeting__group").order_by("starts_at", "pk")[:MOST_A_WEEK])
    return WeekOf(_by_day(rows), answers_of(person, rows), cities)


def _by_day(rows: list[Occurrence]) -> list[Day]:
    days: dict[date, list[Occurrence]] = {}
    for row in rows:
        days.setdefault(timezone.localtime(row.starts_at).date(), []).append(row)
    return [Day(day, timezone.localtime(found[0].starts_at), found) for day, found in days.items()]


def answers_of(person: Person | None, rows: Collection[Occurrence]) -> dict[UUID, str]:
    """What the person said about these meetings. One query for somebody."""
    if person is None or not rows:
        return {}
    mine = Attendance.objects.filter(person=person, occurrence__in=rows)
    return {
        occurrence_id: str(Coming(state).label) for occurrence_id, state in mine.values_list("occurrence_id", "state")
    }


@dataclass(frozen=True)
class News:
    """What is new about a meeting since somebody asked for a seat. `was` is when it was to begin, where that changed."""

    kind: str = ""
    was: datetime | None = None


def news_for(mine: Attendance) -> News:
    """Called off ("off"), at another time ("moved") or place ("place"), taking place after all ("again"), or nothing new ("")."""
    one = mine.occurrence
    if one.state == State.CANCELLED:
        return News("off")
    if mine.said_of_at is not None and mine.said_of_at != one.starts_at:
        return News("moved", mine.said_of_at)
    if one.changed <= mine.said_of_change or not one.is_ahead:
        return News()
    return News("place" if one.where else "again")


def hosts_of(occurrence: Occurrence, *, seen_by: Person | None) -> list[Host]:
    """Who hosts this meeting, without anybody the reader must not see. At most two queries."""
    rows = Host.objects.filter(occurrence=occurrence).select_related("person").order_by("pk")
    unseen = unseen_by(seen_by) if seen_by else set()
    return [row for row in rows if row.person_id not in unseen]


@dataclass(frozen=True)
class Company:
    """Who else comes, as far as it may be said: a band of numbers, and names of those who wish to be seen."""

    band: str
    names: list[str]


def company_at(occurrence: Occurrence, *, seen_by: Person | None, is_inside: bool) -> Company:
    """For members: a band where the hosts wish it, and the names of those who chose to show theirs. At most two queries."""
    if not is_inside or seen_by is None:
        return Company("", [])
    band = band_of(occurrence.seats_taken) if occurrence.meeting.shows_numbers else ""
    shown = Attendance.objects.filter(occurrence=occurrence, is_shown=True, state__in=SEATED)
    rows = list(shown.exclude(person=seen_by).values_list("person_id", "person__name").order_by("person__name"))
    unseen = unseen_by(seen_by) if rows else set()
    return Company(band, [name for person_id, name in rows if person_id not in unseen])


def band_of(count: int) -> str:
    """ "few", "some", "many" or "more"; nothing for nobody, so that an empty room is no news."""
    return next(name for most, name in BANDS if count <= most) if count else ""


@dataclass(frozen=True)
class Roll:
    """What hosts see of who comes. Names without an account are not known to anybody."""

    going: list[Attendance]
    maybe: list[Attendance]
    waiting: list[Attendance]
    by_code: int


def roll_of(occurrence: Occurrence, *, seen_by: Person) -> Roll:
    """Who said what, for those who host. Nobody whom the host must not see is named; they are counted only. Two queries."""
    unseen = unseen_by(seen_by)
    rows = list(occurrence.attendances.select_related("person").order_by("asked_at"))
    named = [row for row in rows if row.person_id and row.person_id not in unseen]
    hidden = [row for row in rows if row not in named and row.is_going]
    by_state = {state: [row for row in named if row.state == state] for state in Coming.values}
    return Roll(
        by_state[Coming.GOING], by_state[Coming.MAYBE], by_state[Coming.WAITING], sum(one.party for one in hidden)
    )


def series_of(group: Group, person: Person | None) -> list[tuple[Meeting, Occurrence | None]]:
    """The series of a group that the person may see and that have not ended, each with its next meeting. Two queries."""
    series = list(
        Meeting.objects.visible_to(person).filter(group=group).exclude(state=SeriesState.ENDED).order_by("title")
    )
    rows = Occurrence.objects.ahead(timezone.now()).filter(meeting__in=series).select_related("meeting__group")
    first: dict[UUID, Occurrence] = {}
    for row in rows.filter(starts_at__lte=timezone.now() + timedelta(days=400)):
        first.setdefault(row.meeting_id, row)
    return [(one, first.get(one.pk)) for one in series]


def others_of(occurrence: Occurrence) -> list[Occurrence]:
    """The next meetings of the same series after this one. One query."""
    rows = Occurrence.objects.ahead(timezone.now()).filter(meeting=occurrence.meeting_id).exclude(pk=occurrence.pk)
    return list(rows.filter(starts_at__gt=occurrence.starts_at)[:NEXT])


@dataclass(frozen=True)
class Mine:
    """The person's own list: what they said they come to, and what they host."""

    coming: list[Attendance]
    hosting: list[Host]


def mine(person: Person) -> Mine:
    """Meetings ahead that the person comes to, may come to, waits for or hosts. Two queries."""
    now = timezone.now()
    ahead = Q(occurrence__ends_at__gt=now)
    kept = Attendance.objects.filter(ahead, person=person).exclude(state=Coming.CANNOT)
    visible = Occurrence.objects.visible_to(person)
    coming = kept.filter(occurrence__in=visible).select_related("occurrence__meeting__group")
    hosting = Host.objects.filter(ahead, person=person, is_coming=True, occurrence__state__in=AHEAD)
    return Mine(
        list(coming.order_by("occurrence__starts_at")[:100]),
        list(hosting.select_related("occurrence__meeting__group").order_by("occurrence__starts_at")[:20]),
    )


def quiet_days_of(group: Group | None) -> list[QuietDay]:
    """Days to come on which the group, or without one the whole place, does not meet by its own choice. One query."""
    return list(QuietDay.objects.filter(group=group, day__gte=timezone.localdate()).order_by("day")[:60])


def all_quiet_days_of(group: Group) -> list[QuietDay]:
    """Days to come on which the group does not meet, by its own choice or because the whole place rests. One query."""
    rows = QuietDay.objects.filter(Q(group=group) | Q(group=None), day__gte=timezone.localdate())
    return list(rows.order_by("day", "group")[:60])


@dataclass(frozen=True)
class Touched:
    """What a quiet day of the place changes: each meeting that outsiders may know of, how many others there are, and how many people
    hear of it. Nobody is named, and no group that is hidden."""

    shown: list[Occurrence]
    more: int
    hidden: int
    people: int

    @property
    def count(self) -> int:
        """All meetings."""
        return len(self.shown) + self.more + self.hidden


def touched(rows: QuerySet[Occurrence, Occurrence]) -> Touched:
    """These meetings as the team sees them before it decides. Three queries."""
    found = list(rows)
    listed = [row for row in found if not row.meeting.group.is_private]
    wanted = Attendance.objects.filter(occurrence__in=found, state__in=WANTED, person__isnull=False)
    people = set(wanted.values_list("person_id", flat=True))
    people |= set(Host.objects.filter(occurrence__in=found, is_coming=True).values_list("person_id", flat=True))
    return Touched(listed[:MOST_NAMED], max(0, len(listed) - MOST_NAMED), len(found) - len(listed), len(people))


def groups_led_by(person: Person) -> list[Group]:
    """Groups in which the person may plan meetings. One query."""
    rows = Membership.objects.filter(person=person, state__in=INSIDE, role__in=["leader", "moderator"])
    return [row.group for row in rows.select_related("group").order_by("group__name")]


def usual_hosts_of(meeting: Meeting) -> tuple[list[str], list[str]]:
    """The names of the usual hosts, and of those who may be asked to step in. One query."""
    rows = list(meeting.usual_hosts.order_by("pk").values_list("person__name", "is_cover"))
    return [name for name, is_cover in rows if not is_cover], [name for name, is_cover in rows if is_cover]


def calendars_of(person: Person) -> list[CalendarKey]:
    """The person's calendar addresses. One query."""
    return list(CalendarKey.objects.filter(person=person).select_related("group").order_by("made_at"))


def groups_of(person: Person) -> list[Group]:
    """The person's groups by name. One query."""
    rows = Membership.objects.filter(person=person, state__in=INSIDE).select_related("group").order_by("group__name")
    return [row.group for row in rows]


def rows_of_calendar(key: CalendarKey) -> list[Occurrence]:
    """What this calendar holds now: of the last month and of what is to come, called-off ones too, as far as its person may see them."""
    since = timezone.now() - timedelta(days=31)
    rows = Occurrence.objects.visible_to(key.person).filter(ends_at__gt=since).exclude(why=Why.QUIET_DAY)
    if key.group_id:
        inside = Membership.objects.filter(person=key.person, state__in=INSIDE)
        rows = rows.filter(meeting__group=key.group_id, meeting__group__in=inside.values("group"))
        rows = rows.exclude(why=Why.GROUP_ENDS)
    else:
        wanted = [Coming.GOING, Coming.MAYBE, *SEATED]
        comes = Attendance.objects.filter(person=key.person, state__in=wanted).values("occurrence")
        hosts = Host.objects.filter(person=key.person, is_coming=True).values("occurrence")
        rows = rows.filter(Q(pk__in=comes) | Q(pk__in=hosts))
    return list(rows.select_related("meeting").order_by("starts_at")[:MOST_IN_A_CALENDAR])
