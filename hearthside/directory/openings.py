"""When a line is open, by the clock of its own country. Where the book has no exact hours, the answer is that we do not know."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
WEEK = 7


@dataclass(frozen=True)
class Window:
    """Hours on some weekdays (Monday is 0). An end at or before the start is on the next day."""

    days: frozenset[int]
    starts: time
    ends: time

    def holds(self, local: datetime) -> bool:
        """Whether this wall-clock moment lies inside, the end left out."""
        clock, weekday = local.time(), local.weekday()
        if self.starts < self.ends:
            return weekday in self.days and self.starts <= clock < self.ends
        begun = weekday in self.days and clock >= self.starts
        return begun or ((weekday - 1) % WEEK in self.days and clock < self.ends)


@dataclass(frozen=True)
class Openings:
    """The weekly hours of a line in its own time zone."""

    zone: ZoneInfo
    windows: tuple[Window, ...]

    def is_open(self, now: datetime) -> bool:
        """Whether somebody should answer at this moment."""
        local = now.astimezone(self.zone)
        return any(window.holds(local) for window in self.windows)

    def opens_next(self, now: datetime) -> datetime:
        """The next moment at which hours begin, in the line's own time. Hours begin at least once a week."""
        local = now.astimezone(self.zone)
        days = [local.date() + DAY * ahead for ahead in range(WEEK + 1)]
        starts = [
            datetime.combine(day, window.starts, self.zone)
            for day in days
            for window in self.windows
            if day.weekday() in window.days
        ]
        return min(start for start in starts if start.timestamp() > now.timestamp())


def read_openings(hours: dict[str, Any]) -> Openings | None:
    """The openings in a row of the book (`zone` and `weekly`), or None where it has none. Refuses (ValueError) what is no time."""
    if not hours.get("weekly"):
        return None
    windows = [
        Window(_days(row["days"]), time.fromisoformat(row["from"]), time.fromisoformat(row["to"]))
        for row in hours["weekly"]
    ]
    return Openings(ZoneInfo(hours["zone"]), tuple(windows))


def _days(text: str) -> frozenset[int]:
    first, _, last = text.partition("-")
    days = frozenset(range(int(first), int(last or first) + 1))
    if not days or days - set(range(WEEK)):
        raise ValueError(f"{text!r} names no days of a week")
    return days
