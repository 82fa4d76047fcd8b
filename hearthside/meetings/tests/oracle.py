"""Another way to find when a series comes again: a walk through the calendar, day by day, with clocks of another library."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

from dateutil import tz

SEED = 20242036
ZONES = (
    "Europe/Berlin", "Europe/London", "Europe/Lisbon", "America/New_York", "America/Santiago", "America/Sao_Paulo",
    "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Asia/Kolkata", "Africa/Cairo", "America/St_Johns",
)  # fmt: skip
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PIECES = [
    "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=SECONDLY", "INTERVAL=1", "INTERVAL=2", "INTERVAL=6", "INTERVAL=0",
    "BYDAY=MO", "BYDAY=MO,TU,WE,TH,FR", "BYDAY=-1SU", "BYDAY=2TU", "BYDAY=5FR", "BYMONTH=2", "BYMONTHDAY=29", "BYMONTHDAY=30",
    "BYMONTHDAY=31", "BYMONTHDAY=-1", "BYSETPOS=-1", "BYSETPOS=3", "COUNT=10", "COUNT=200", "UNTIL=20300101", "WKST=SU", "BYHOUR=3",
]  # fmt: skip


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    """The days (at midnight, wall time) on which the clocks of this zone change, from 2024 to 2036."""
    clock, found = tz.gettz(zone), []
    day = datetime(2024, 1, 1)
    while day < datetime(2037, 1, 1):
        if day.replace(tzinfo=clock).utcoffset() != (day + timedelta(days=1)).replace(tzinfo=clock).utcoffset():
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


def by_another_clock(local: datetime, zone: str) -> datetime:
    """The moment of this wall time: what the clocks leave out moves forward, what comes twice is the first."""
    aware = tz.resolve_imaginary(local.replace(tzinfo=tz.gettz(zone), fold=0))
    return aware.astimezone(UTC)


def cases(count: int) -> list[tuple[str, datetime, str]]:
    """So many rules, each beginning within three weeks before a change of some zone's clocks; every change is among them."""
    chance = Random(SEED)
    every = [(zone, change) for zone in ZONES for change in changes(zone)]
    steady = [(zone, datetime(2024 + number, 3, 1)) for zone in ZONES if not changes(zone) for number in range(13)]
    moments = every + steady
    picked = [moments[number % len(moments)] for number in range(count)]
    return [_case(chance, zone, change) for zone, change in picked]


def _case(chance: Random, zone: str, change: datetime) -> tuple[str, datetime, str]:
    starts = change - timedelta(days=chance.randrange(22)) + timedelta(minutes=30 * chance.randrange(48))
    return _rule(chance, starts), starts, zone


def _rule(chance: Random, starts: datetime) -> str:
    day, week = DAYS[starts.weekday()], (starts.day - 1) // 7 + 1
    last = starts.day + 7 > calendar.monthrange(starts.year, starts.month)[1]
    counted = f"-1{day}" if last or week == 5 else f"{week}{day}"
    also = ",".join(sorted({day, chance.choice(DAYS)}, key=DAYS.index))
    rule = chance.choice(
        [
            "FREQ=DAILY", f"FREQ=DAILY;INTERVAL={chance.randrange(1, 31)}", f"FREQ=DAILY;BYDAY={also}",
            "FREQ=WEEKLY", f"FREQ=WEEKLY;BYDAY={also}", f"FREQ=WEEKLY;INTERVAL={chance.randrange(1, 9)};BYDAY={also}",
            f"FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY={also}", f"FREQ=MONTHLY;BYDAY={counted}", "FREQ=MONTHLY",
            f"FREQ=MONTHLY;INTERVAL={chance.choice((2, 3, 4, 6))};BYMONTHDAY={starts.day}", "FREQ=YEARLY",
            f"FREQ=YEARLY;BYMONTH={starts.month};BYDAY={counted}", f"FREQ=MONTHLY;BYDAY={day};BYSETPOS={-1 if last or week == 5 else week}",
        ]
    )  # fmt: skip
    ends = chance.choice(["", "", f";COUNT={chance.randrange(1, 60)}", f";UNTIL={starts + timedelta(days=200):%Y%m%d}"])
    return rule + ends


def walk(rule: str, starts: datetime, until: datetime) -> list[datetime]:
    """Every day from the first to `until` that the rule names, read straight from the words of RFC 5545."""
    parts = dict(part.split("=") for part in rule.split(";"))
    if "UNTIL" in parts:
        until = min(until, datetime.strptime(parts["UNTIL"], "%Y%m%d").replace(hour=23, minute=59))
    most = min(int(parts.get("COUNT", 200)), 200)
    found, one = [], starts
    while one <= until and len(found) < most:
        if _named(parts, one.date(), starts.date()):
            found.append(one)
        one += timedelta(days=1)
    return found


def _named(parts: dict[str, str], day: date, first: date) -> bool:
    step, kind = int(parts.get("INTERVAL", 1)), parts["FREQ"]
    return _IN_STEP[kind](day, first, step, parts) and _DAY[kind](parts, day, first)


def _week(day: date, starts_on: str) -> date:
    return day - timedelta(days=(day.weekday() - DAYS.index(starts_on)) % 7)


_IN_STEP = {
    "DAILY": lambda day, first, step, parts: (day - first).days % step == 0,
    "WEEKLY": lambda day, first, step, parts: (
        (_week(day, parts.get("WKST", "MO")) - _week(first, parts.get("WKST", "MO"))).days // 7 % step == 0
    ),
    "MONTHLY": lambda day, first, step, parts: (day.year * 12 + day.month - first.year * 12 - first.month) % step == 0,
    "YEARLY": lambda day, first, step, parts: (day.year - first.year) % step == 0,
}


def _weekly(parts: dict[str, str], day: date, first: date) -> bool:
    return DAYS[day.weekday()] in parts.get("BYDAY", DAYS[first.weekday()]).split(",")


def _daily(parts: dict[str, str], day: date, first: date) -> bool:
    return "BYDAY" not in parts or DAYS[day.weekday()] in parts["BYDAY"].split(",")


def _monthly(parts: dict[str, str], day: date, first: date) -> bool:
    if "BYDAY" in parts:
        if DAYS[day.weekday()] != parts["BYDAY"][-2:]:
            return False
        place = int(parts.get("BYSETPOS") or parts["BYDAY"][:-2])
        is_last = day.day + 7 > calendar.monthrange(day.year, day.month)[1]
        return is_last if place == -1 else (day.day - 1) // 7 + 1 == place
    return day.day == int(parts.get("BYMONTHDAY", first.day))


def _yearly(parts: dict[str, str], day: date, first: date) -> bool:
    return day.month == int(parts.get("BYMONTH", first.month)) and _monthly(parts, day, first)


_DAY = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
