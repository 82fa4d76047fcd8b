"""Who holds which watch, and when: hours of the week, watches of one day, and what people said about them, in one list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from hearthside.roster.clock import Hours, Window, joined, window_of
from hearthside.roster.models import DayOff, Duty, Shift, StaffedHours

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stint:
    """One watch, as it counts. `person_id` is None for hours without a name; `key` finds it again."""

    key: str
    person_id: UUID | None
    role: str
    starts_at: datetime
    ends_at: datetime
    is_promised: bool
    asks_cover: bool = False
    has_arrived: bool = False

    def holds(self, moment: datetime) -> bool:
        """Its first moment is in it, its last is not."""
        return self.starts_at <= moment < self.ends_at


def stints_between(starts_at: datetime, ends_at: datetime) -> list[Stint]:
    """Every watch that touches this time, in order of their beginning. Three queries.

    A watch that somebody ended early counts until then; one that nobody holds is not promised. Nothing of the weekly hours begins on a
    day off, and neither does what was said about them.
    """
    hours = list(StaffedHours.objects.order_by("pk"))
    off = set(DayOff.objects.values_list("day", flat=True))
    near = Shift.objects.filter(starts_at__lt=ends_at + 2 * A_DAY, ends_at__gt=starts_at - 2 * A_DAY)
    said = list(near.order_by("pk"))
    spoken_for: set[tuple[UUID | None, date | None]] = {(one.hours_id, one.day) for one in said if one.hours_id}
    weekly = (
        _weekly(row, day) for row in hours for day in _days(starts_at, ends_at) if _counts(row, day, off, spoken_for)
    )
    dated = (_dated(one) for one in said if one.day is None or one.day not in off)
    whole = [
        one for one in (*weekly, *dated) if one is not None and one.starts_at < ends_at and one.ends_at > starts_at
    ]
    return sorted(whole, key=lambda one: (one.starts_at, one.role, one.key))


def promised_windows(stints: Iterable[Stint]) -> list[Window]:
    """The stretches in which a trained person reads: those of the first watch that somebody holds."""
    firsts = (one for one in stints if one.role == Duty.FIRST and one.is_promised)
    return joined(Window(one.starts_at, one.ends_at) for one in firsts)


def _days(starts_at: datetime, ends_at: datetime) -> list[date]:
    first = starts_at.astimezone(place_zone()).date() - A_DAY
    count = (ends_at.astimezone(place_zone()).date() - first).days
    return [first + timedelta(days=number) for number in range(count + 1)]


def _counts(row: StaffedHours, day: date, off: set[date], spoken_for: set[tuple[UUID | None, date | None]]) -> bool:
    return row.weekday == day.weekday() and day not in off and (row.pk, day) not in spoken_for


def _weekly(row: StaffedHours, day: date) -> Stint | None:
    window = window_of(Hours(row.weekday, row.starts, row.ends), day, place_zone())
    if window is None:
        return None
    return Stint(f"h-{row.pk}-{day.isoformat()}", row.person_id, row.role, window.starts_at, window.ends_at, True)


def _dated(shift: Shift) -> Stint | None:
    ends_at = min(shift.ends_at, shift.stopped_at or shift.ends_at)
    if shift.starts_at >= ends_at:
        return None
    return Stint(
        f"s-{shift.pk}",
        shift.person_id,
        shift.role,
        shift.starts_at,
        ends_at,
        is_promised=shift.person_id is not None,
        asks_cover=shift.asks_cover,
        has_arrived=shift.arrived_at is not None,
    )


def shift_of(key: str) -> Shift | None:
    """The row behind a key, made of the weekly hours when nothing was said about that day yet; None when there is no such watch."""
    kind, _, rest = key.partition("-")
    try:
        if kind == "s":
            return Shift.objects.filter(pk=UUID(rest)).first()
        hours_id, day = UUID(rest[:36]), date.fromisoformat(rest[37:])
    except ValueError:
        return None
    row = StaffedHours.objects.filter(pk=hours_id, weekday=day.weekday()).first() if kind == "h" else None
    return _said_about(row, day) if row else None


def _said_about(row: StaffedHours, day: date) -> Shift | None:
    found = _weekly(row, day)
    if found is None or DayOff.objects.filter(day=day).exists():
        return None
    known = {"person_id": row.person_id, "role": row.role, "starts_at": found.starts_at, "ends_at": found.ends_at}
    return Shift.objects.get_or_create(hours=row, day=day, defaults=known)[0]


def place_zone() -> ZoneInfo:
    """The time zone by whose clock the hours are set."""
    return ZoneInfo(settings.TIME_ZONE)


def now_utc() -> datetime:
    """This moment in UTC."""
    return timezone.now().astimezone(UTC)
