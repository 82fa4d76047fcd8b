"""From hours of a week to moments in time: exact over midnight and when clocks change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Hours:
    """One row of the week: weekday (0 is Monday) and clock times."""

    weekday: int
    starts: time
    ends: time


@dataclass(frozen=True)
class Window:
    """A stretch of time when somebody is here, in UTC."""

    starts_at: datetime
    ends_at: datetime


def window_of(row: Hours, day: date, zone: ZoneInfo) -> Window | None:
    """The stretch of these hours that begins on this day; None when the change of the clock leaves nothing of it.

    Where clocks go back an hour happens twice, where they go forward one never happens: we promise only what holds for every
    reading, the later start and the earlier end."""
    last_day = day if row.ends > row.starts else day + timedelta(days=1)
    starts_at, ends_at = max(readings(day, row.starts, zone)), min(readings(last_day, row.ends, zone))
    return Window(starts_at, ends_at) if starts_at < ends_at else None


def readings(day: date, clock: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The moments, in UTC, that a time of the clock can mean on a day: one and the same but for the two days when clocks change."""
    first, second = (datetime.combine(day, clock.replace(fold=fold), zone).astimezone(UTC) for fold in (0, 1))
    return first, second


def joined(found: Iterable[Window]) -> list[Window]:
    """In order, those that touch or overlap made one."""
    whole: list[Window] = []
    for window in sorted(found, key=lambda one: one.starts_at):
        if whole and window.starts_at <= whole[-1].ends_at:
            whole[-1] = Window(whole[-1].starts_at, max(whole[-1].ends_at, window.ends_at))
        else:
            whole.append(window)
    return whole


def window_at(moment: datetime, known: Iterable[Window]) -> Window | None:
    """The stretch that holds this moment; its first moment is in it, its last is not."""
    return next((window for window in known if window.starts_at <= moment < window.ends_at), None)
