"""Work by the clock: rooms put a line over a function in their tasks.py; of all workers, one runs each line in each slot."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from hearthside.kernel import jobs
from hearthside.kernel.models import ScheduleMark

Job = TypeVar("Job", bound=Callable[[], None])


@dataclass(frozen=True)
class Line:
    """A function and the rule that numbers its slots; it runs once when the number grows."""

    call: Callable[[], None]
    slot: Callable[[datetime], int]


_lines: dict[str, Line] = {}


def every(*, minutes: int) -> Callable[[Job], Job]:
    """Over a function without arguments: it runs as a job once in each span of so many minutes."""
    return _line(lambda now: int(now.timestamp()) // (minutes * 60))


def daily(hour: int) -> Callable[[Job], Job]:
    """Over a function without arguments: it runs as a job once a day, soon after this hour (0 to 23) in the site's time zone."""
    return _line(lambda now: (timezone.localtime(now) - timedelta(hours=hour)).toordinal())


def queue_due(now: datetime | None = None) -> int:
    """Queue each line whose slot is new, and say how many. A line seen for the first time waits for its next slot."""
    return sum(_claim(name, line, now or timezone.now()) for name, line in _lines.items())


def _line(slot: Callable[[datetime], int]) -> Callable[[Job], Job]:
    def register(call: Job) -> Job:
        _lines[jobs.name_of(call)] = Line(call, slot)
        return call

    return register


def _claim(name: str, line: Line, now: datetime) -> bool:
    slot = line.slot(now)
    mark = (
        ScheduleMark.objects.filter(name=name).first()
        or ScheduleMark.objects.get_or_create(name=name, defaults={"slot": slot})[0]
    )
    if mark.slot >= slot:
        return False
    with transaction.atomic():
        is_mine = ScheduleMark.objects.filter(name=name, slot__lt=slot).update(slot=slot) == 1
        if is_mine:
            jobs.later(line.call)
    return is_mine
