"""How right and how quick calendars are: python -m bench.calendar [cases]

Compares so many series with a walk through the calendar, with the clocks of another library, and with another reader of calendar files;
then times any rule at all, also hostile ones, and the making of a calendar file.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import django
import recurring_ical_events
from icalendar import Calendar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
os.environ.setdefault("HEARTHSIDE_DATA", tempfile.mkdtemp())
django.setup()

from hearthside.kernel.refusals import Refusal  # noqa: E402
from hearthside.meetings import calendars, recurrence  # noqa: E402
from hearthside.meetings.tests import oracle  # noqa: E402

RULES = 5000
LAST = datetime(2036, 12, 31)


def end_of(starts: datetime) -> datetime:
    """Half a year on."""
    return min(starts + timedelta(days=180), LAST)


def moments(rule: str, starts: datetime, zone: str) -> list[datetime]:
    """What this house makes of a series, in UTC."""
    found = recurrence.slots(rule, recurrence.write_local(starts), until=end_of(starts))
    return [recurrence.to_utc(one, ZoneInfo(zone)) for one in found]


def by_another_reader(rule: str, starts: datetime, zone: str) -> list[datetime]:
    """What another reader of calendar files makes of it. It keeps times the clocks leave out as they stand, so UTC is compared."""
    text = _until_in_utc(rule, zone) if "UNTIL" in rule else rule
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench", "BEGIN:VEVENT", "UID:1", "SUMMARY:x"]
    lines += [
        f"DTSTART;TZID={zone}:{starts:%Y%m%dT%H%M%S}",
        "DURATION:PT1H",
        f"RRULE:{text}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    found = recurring_ical_events.of(Calendar.from_ical("\r\n".join(lines))).between(
        starts - timedelta(days=2), end_of(starts) + timedelta(days=2)
    )
    return sorted(event["DTSTART"].dt.astimezone(UTC) for event in found)


def _until_in_utc(rule: str, zone: str) -> str:
    head, _sign, day = rule.partition("UNTIL=")
    last = datetime.strptime(day, "%Y%m%d").replace(hour=23, minute=59, tzinfo=ZoneInfo(zone))
    return f"{head}UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def differences(count: int) -> dict[str, int]:
    """In how many series the others disagree with this house."""
    found = {"a walk": 0, "another clock": 0, "another reader": 0}
    for rule, starts, zone in oracle.cases(count):
        ours, walked = moments(rule, starts, zone), oracle.walk(rule, starts, end_of(starts))
        found["a walk"] += recurrence.slots(rule, recurrence.write_local(starts), until=end_of(starts)) != walked
        found["another clock"] += ours != [oracle.by_another_clock(one, zone) for one in walked]
        end = recurrence.to_utc(end_of(starts), ZoneInfo(zone))
        found["another reader"] += ours != [one for one in by_another_reader(rule, starts, zone) if one <= end][:200]
    return found


def slowest(count: int) -> tuple[float, int]:
    """The longest any rule took, in milliseconds, and how many were taken."""
    chance, worst, taken = Random(1), 0.0, 0
    for _ in range(count):
        pieces = [chance.choice(oracle.PIECES) for _ in range(chance.randrange(1, 6))]
        starts = datetime(2024, 1, 1) + timedelta(minutes=chance.randrange(12 * 365 * 24 * 60))
        began = time.process_time()
        taken += expand(";".join(pieces), starts)
        worst = max(worst, time.process_time() - began)
    return worst * 1000, taken


def expand(rule: str, starts: datetime) -> bool:
    """Whether the rule is taken; expanded to the horizon if it is."""
    first = recurrence.write_local(starts)
    try:
        recurrence.slots(recurrence.clean_rule(rule, first), first, until=starts + recurrence.HORIZON)
    except Refusal:
        return False
    return True


def file_time(count: int = 1000) -> float:
    """Milliseconds for a calendar of a thousand meetings."""
    now = datetime.now(UTC)
    series = SimpleNamespace(title="Tea, and talk")
    rows: Any = [
        SimpleNamespace(pk=UUID(int=one), meeting=series, starts_at=now, ends_at=now, changed=0, state="planned")
        for one in range(count)
    ]
    began = time.process_time()
    calendars.calendar_of(rows, name="x", is_neutral=True, now=now)
    return (time.process_time() - began) * 1000


def main(count: int) -> None:
    """Everything, in words."""
    changes = sum(len(oracle.changes(zone)) for zone in oracle.ZONES)
    print(f"{count} series in {len(oracle.ZONES)} zones, around {changes} changes of the clocks, 2024 to 2036")
    for name, wrong in differences(count).items():
        print(f"  differ from {name}: {wrong}")
    worst, taken = slowest(RULES)
    print(
        f"{RULES} rules made by chance, {taken} taken: the slowest took {worst:.1f} ms of processor time (goal: under 50)"
    )
    print(f"a calendar of 1,000 meetings: {file_time():.1f} ms of processor time")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
