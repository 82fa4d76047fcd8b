"""When groups come together. The room with the meetings plugs in what it knows; without it nothing is said about times."""

import time as clock
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from datetime import time as clock_time
from uuid import UUID

from django.utils import timezone

AHEAD = timedelta(days=8)
KEPT_FOR = 60.0
"""Seconds for which a process trusts what it was told."""
Meetings = Mapping[UUID, Sequence[datetime]]
Source = Callable[[datetime], Meetings]
"""Given a moment: by group, when the meetings begin that start before it and of which everybody may know."""
_sources: list[Source] = []
_known: tuple[float, dict[UUID, list[datetime]]] | None = None


def come_from(source: Source) -> None:
    """From now on the finder asks here too when groups meet."""
    if source not in _sources:
        _sources.append(source)


def forget() -> None:
    """The next question asks anew."""
    global _known
    _known = None


def meetings() -> dict[UUID, list[datetime]]:
    """By group, when it meets in the coming days. As the sources said at most a minute ago."""
    global _known
    if _known is None or clock.monotonic() - _known[0] > KEPT_FOR:
        _known = (clock.monotonic(), _asked(timezone.now() + AHEAD))
    return _known[1]


def _asked(until: datetime) -> dict[UUID, list[datetime]]:
    found: dict[UUID, list[datetime]] = {}
    for source in _sources:
        for group_id, starts in source(until).items():
            found.setdefault(group_id, []).extend(starts)
    return found


def tonight(now: datetime) -> tuple[datetime, datetime]:
    """From now, or from five in the afternoon, until three in the morning, by the clock of the place."""
    local = now.astimezone(timezone.get_default_timezone())
    day = local.date() - timedelta(days=local.hour < 3)
    zone = local.tzinfo
    begins = datetime.combine(day, clock_time(17), zone)
    return max(local, begins), datetime.combine(day + timedelta(days=1), clock_time(3), zone)


def is_tonight(starts: Iterable[datetime], now: datetime) -> bool:
    """Whether one of these begins this evening or in the night after it."""
    begins, ends = tonight(now)
    return any(begins <= one < ends for one in starts)


def window_of(moment: datetime) -> str:
    """How people call this hour of the week, by the clock of the place (the options of the question about times)."""
    local = moment.astimezone(timezone.get_default_timezone())
    if local.weekday() >= 5:
        return "we_day" if 5 <= local.hour < 17 else "we_evening"
    if local.hour < 12:
        return "wk_morning" if local.hour >= 5 else "wk_night"
    return "wk_afternoon" if local.hour < 17 else "wk_evening" if local.hour < 22 else "wk_night"
