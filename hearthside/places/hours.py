"""The half hours that a booking holds, and whether a place is open at a time. Nothing here touches the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hearthside.places.models import Venue

HALF_HOUR = timedelta(minutes=30)


def half_hours(starts_at: datetime, ends_at: datetime) -> Iterator[datetime]:
    """Every half hour (UTC) that this time touches."""
    at = starts_at.astimezone(UTC).replace(second=0, microsecond=0)
    at = at.replace(minute=at.minute // 30 * 30)
    while at < ends_at:
        yield at
        at += HALF_HOUR


def is_in_hours(venue: Venue, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether the place is open for all of this time, by its own clock and on one day."""
    zone = ZoneInfo(venue.zone)
    first, last = starts_at.astimezone(zone), ends_at.astimezone(zone)
    return first.time() >= venue.opens and last.time() <= venue.closes and first.date() == last.date()
