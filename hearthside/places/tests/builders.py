"""Places for tests: open from eight to ten at night."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.places.actions import ask_for
from hearthside.places.models import Booking, Venue


def venue(**fields: Any) -> Venue:
    """A place in Hull of which little is known."""
    usual = {
        "name": "The blue room", "city": "Hull", "address": "12 Zqquay Street", "opens": time(8), "closes": time(22), "zone": "UTC",
        "step_free": "yes",
    }  # fmt: skip
    made = Venue(**{**usual, **fields})
    made.save(force_insert=True)
    return made


def at(hour: int, minute: int = 0) -> datetime:
    """That hour of the day after tomorrow, in UTC."""
    return datetime.combine(timezone.now().astimezone(UTC).date() + timedelta(days=2), time(hour, minute), UTC)


def booking(group: Group, actor: Person, place: Venue | None = None, *, hour: int = 18, minutes: int = 90) -> Booking:
    """The group asked for the place."""
    return ask_for(actor=actor, venue=place or venue(), group=group, starts_at=at(hour), minutes=minutes)
