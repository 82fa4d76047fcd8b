"""The sentence on every page is the roster, minute by minute, over whole months: days off, changes of the clock, watches that end early."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.roster import clock, queries, stints
from hearthside.roster.models import DayOff, Duty, Shift, StaffedHours

pytestmark = pytest.mark.django_db
A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)
MONTHS = [
    ("Europe/London", 2026, 3),
    ("Europe/London", 2026, 10),
    ("America/New_York", 2026, 11),
    ("Australia/Sydney", 2026, 4),
]
"""Months in which the clock goes forward or back, in both halves of the world."""


@pytest.fixture(autouse=True)
def fresh():
    queries.forget()
    yield
    queries.forget()


def some_clock(random: Random) -> time:
    """Often in the small hours, where the clock changes."""
    hour = random.choice([0, 1, 1, 2, 2, 3, random.randrange(24)])
    return time(hour, random.choice([0, 15, 30, 45]))


def generated_month(seed: int, zone: ZoneInfo, first: date) -> None:
    """Weekly hours with and without names, watches of one day, days off, and what people said about some of them."""
    random, folk = Random(seed), [person() for _ in range(3)]
    for number in range(random.randrange(3, 9)):
        starts, ends = some_clock(random), some_clock(random)
        if starts != ends:
            role = random.choice([Duty.FIRST, Duty.FIRST, Duty.SECOND])
            known = {"weekday": number % 7, "starts": starts, "ends": ends, "role": role}
            StaffedHours.objects.get_or_create(**known, defaults={"person": random.choice([None, *folk])})
    for day in random.sample(range(28), 4):
        DayOff.objects.create(day=first + timedelta(days=day))
    midnight = datetime.combine(first, time(0), zone).astimezone(UTC)
    for _ in range(6):
        starts_at = midnight + timedelta(minutes=random.randrange(28 * 1440))
        a_shift(random, folk, starts_at)
    for stint in random.sample(found := stints.stints_between(midnight, midnight + 28 * A_DAY), min(8, len(found))):
        say_something(random, folk, stint)


def a_shift(random: Random, folk: list[Person], starts_at: datetime) -> None:
    length = timedelta(minutes=random.randrange(30, 600))
    role = random.choice([Duty.FIRST, Duty.FIRST, Duty.LEAD])
    Shift.objects.create(person=random.choice(folk), role=role, starts_at=starts_at, ends_at=starts_at + length)


def say_something(random: Random, folk: list[Person], stint: stints.Stint) -> None:
    """It ends early, never begins, goes to somebody else, or to nobody."""
    shift = stints.shift_of(stint.key)
    assert shift
    what = random.choice(["early", "never", "else", "nobody"])
    if what == "early":
        shift.stopped_at = shift.starts_at + (shift.ends_at - shift.starts_at) / 2
    elif what == "never":
        shift.stopped_at = shift.starts_at - A_MINUTE
    else:
        shift.person = random.choice(folk) if what == "else" else None
    shift.save()


def truth(zone: ZoneInfo, starts_at: datetime, minutes: int) -> list[bool]:
    """Asked of the wall clock, minute by minute, with no sum about zones."""
    off = set(DayOff.objects.values_list("day", flat=True))
    spoken = set(Shift.objects.exclude(hours=None).values_list("hours_id", "day"))
    zero = starts_at - MARGIN * A_MINUTE
    moments = [zero + number * A_MINUTE for number in range(minutes + 2 * MARGIN)]
    walls = [moment.astimezone(zone).replace(tzinfo=None) for moment in moments]
    staffed = bytearray(len(moments))
    for row in StaffedHours.objects.filter(role=Duty.FIRST):
        for day in days_of(row, walls):
            if day not in off and (row.pk, day) not in spoken:
                begins, stops = by_the_wall(walls, row, day)
                staffed[begins:stops] = b"\1" * max(0, stops - begins)
    for shift in Shift.objects.filter(role=Duty.FIRST).exclude(person=None):
        ends_at = min(shift.ends_at, shift.stopped_at or shift.ends_at)
        if shift.day not in off:
            held = [number for number, moment in enumerate(moments) if shift.starts_at <= moment < ends_at]
            for number in held:
                staffed[number] = 1
    return [bool(one) for one in staffed[MARGIN : MARGIN + minutes]]


MARGIN = 2 * 1440


def days_of(row: StaffedHours, walls: list[datetime]) -> list[date]:
    days = sorted({wall.date() for wall in walls[720:-1440:60]})
    return [day for day in days[:-1] if day.weekday() == row.weekday]


def by_the_wall(walls: list[datetime], row: StaffedHours, day: date) -> tuple[int, int]:
    """Hours begin after the last minute that shows a time before their start, and end at the first that shows their end or later. A
    start that never comes, since the clock jumps over it, is later by as much as it lies in the jump; such an end is sooner."""
    starts = datetime.combine(day, row.starts)
    ends = datetime.combine(day if row.ends > row.starts else day + A_DAY, row.ends)
    begins = max(index for index in around(walls, starts) if walls[index] < starts) + 1
    stops = min(index for index in around(walls, ends) if walls[index] >= ends)
    if walls[begins] > starts:
        begins += (starts - walls[begins - 1]) // A_MINUTE - 1
    return begins, stops - (walls[stops] - ends) // A_MINUTE


def around(walls: list[datetime], wall: datetime) -> range:
    """The numbers of the minutes within a few hours of this time."""
    middle = (wall - walls[0]) // A_MINUTE
    return range(max(0, middle - 200), min(len(walls), middle + 200))


def said(zone: ZoneInfo, starts_at: datetime, minutes: int) -> list[bool]:
    """What the clock says at every minute, asked anew each day as the site does."""
    found: list[bool] = []
    for number in range(minutes):
        moment = starts_at + number * A_MINUTE
        if number % 1440 == 0:
            known = queries._read(moment.astimezone(zone).date())
        found.append(clock.window_at(moment, known) is not None)
    return found


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("name", "year", "month"), MONTHS)
def test_the_coverage_clock_is_the_roster(settings, name: str, year: int, month: int, seed: int) -> None:
    settings.TIME_ZONE, zone = name, ZoneInfo(name)
    first = date(year, month, 1)
    generated_month(seed, zone, first)
    midnight, minutes = datetime.combine(first, time(0), zone).astimezone(UTC), 31 * 1440
    expected = truth(zone, midnight, minutes)
    assert any(expected) and not all(expected)
    wrong = [
        midnight + n * A_MINUTE
        for n, pair in enumerate(zip(said(zone, midnight, minutes), expected, strict=True))
        if len(set(pair)) == 2
    ]
    assert wrong == []


def test_a_clock_that_reads_every_time_once_would_be_noticed(settings, monkeypatch) -> None:
    settings.TIME_ZONE, zone = "Europe/London", ZoneInfo("Europe/London")
    StaffedHours.objects.create(weekday=6, starts=time(1, 30), ends=time(5))
    midnight = datetime(2026, 10, 25, tzinfo=UTC) - timedelta(hours=1)
    assert said(zone, midnight, 1440) == truth(zone, midnight, 1440)
    naive = lambda day, at, zone: (datetime.combine(day, at, zone).astimezone(UTC),) * 2  # noqa: E731
    monkeypatch.setattr(clock, "readings", naive)
    assert said(zone, midnight, 1440) != truth(zone, midnight, 1440)


def test_what_the_page_lists_is_what_the_clock_counts(settings) -> None:
    settings.TIME_ZONE, zone = "Europe/London", ZoneInfo("Europe/London")
    generated_month(5, zone, date(2026, 3, 1))
    midnight = datetime(2026, 3, 20, tzinfo=UTC)
    listed = stints.stints_between(midnight, midnight + 14 * A_DAY)
    shown = [one for one in listed if one.role == Duty.FIRST and one.is_promised]
    minutes = 12 * 1440
    by_list = [any(one.holds(midnight + n * A_MINUTE) for one in shown) for n in range(0, minutes, 7)]
    assert by_list == said(zone, midnight, minutes)[::7]
