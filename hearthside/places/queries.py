"""What pages show of places. Constant in queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import LEADING, LIVING, Group, Membership, Standing
from hearthside.places.hours import half_hours as half_hours
from hearthside.places.hours import is_in_hours
from hearthside.places.models import Booking, BookingState, HeldHalfHour, Venue

AHEAD = timedelta(weeks=6)


def venues(city: str = "") -> list[Venue]:
    """All places by town and name. One query."""
    rows = Venue.objects.order_by("city", "name")
    return list(rows.filter(city=city) if city else rows)


def taken_times(venue: Venue) -> list[tuple[datetime, datetime]]:
    """When it is taken or asked for in the next weeks; not by whom. One query."""
    now = timezone.now()
    rows = Booking.objects.filter(venue=venue, ends_at__gt=now, starts_at__lt=now + AHEAD).order_by("starts_at")
    return list(rows.values_list("starts_at", "ends_at"))


@dataclass(frozen=True)
class Asked:
    """What waits for the keeper, and what is agreed."""

    waiting: list[Booking]
    agreed: list[Booking]


def asked_for(venue: Venue) -> Asked:
    """The bookings to come with their groups, for who keeps the place. One query."""
    rows = Booking.objects.filter(venue=venue, ends_at__gt=timezone.now()).select_related("group").order_by("starts_at")
    found = list(rows[:200])
    return Asked(
        [row for row in found if row.state == BookingState.ASKED],
        [row for row in found if row.state == BookingState.AGREED],
    )


def bookings_of(person: Person, venue: Venue) -> list[Booking]:
    """Bookings to come of groups that the person leads. One query."""
    led = Membership.objects.filter(person=person, role__in=LEADING, state=Standing.ACTIVE).values("group")
    rows = Booking.objects.filter(venue=venue, group__in=led, ends_at__gt=timezone.now()).select_related(
        "group", "venue"
    )
    return list(rows.order_by("starts_at")[:50])


def groups_led_by(person: Person) -> list[Group]:
    """Open groups that the person leads or moderates, by name. One query."""
    led = Membership.objects.filter(person=person, role__in=LEADING, state=Standing.ACTIVE).values("group")
    return list(Group.objects.filter(pk__in=led, state__in=LIVING).order_by("name"))


def agreed_venues(group: Group) -> list[Venue]:
    """Places that this group has agreed to come. One query."""
    return list(
        Venue.objects.filter(bookings__group=group, bookings__state=BookingState.AGREED).distinct().order_by("name")
    )


Time = tuple[datetime, datetime]


class Clash(StrEnum):
    """Why a group cannot have a place at a time."""

    TAKEN = "taken"
    SHUT = "shut"
    TAKES_NONE = "takes_none"


def clashes(venue: Venue, group: Group, times: list[Time]) -> dict[Time, Clash]:
    """Of these times, those at which the group cannot have the place, each with the reason: another group holds or asked for it, the
    place is shut, or it takes no bookings. What the group has agreed never clashes. Two queries, whatever the number of times."""
    rest = not_agreed(venue, group, times)
    held = _held_by_others(venue, group, rest) if rest else set()
    found = {one: _clash(venue, one, held) for one in rest}
    return {one: why for one, why in found.items() if why is not None}


def not_agreed(venue: Venue, group: Group, times: list[Time]) -> list[Time]:
    """Those of these times that no agreed booking of the group holds. One query."""
    rows = Booking.objects.filter(venue=venue, group=group, state=BookingState.AGREED, ends_at__gt=timezone.now())
    agreed = list(rows.values_list("starts_at", "ends_at"))
    return [one for one in times if not any(first <= one[0] and one[1] <= last for first, last in agreed)]


def _clash(venue: Venue, time: Time, held: set[datetime]) -> Clash | None:
    if held.intersection(half_hours(*time)):
        return Clash.TAKEN
    if not is_in_hours(venue, *time):
        return Clash.SHUT
    return None if venue.is_open else Clash.TAKES_NONE


def _held_by_others(venue: Venue, group: Group, times: list[Time]) -> set[datetime]:
    first, last = min(one[0] for one in times), max(one[1] for one in times)
    rows = HeldHalfHour.objects.filter(venue=venue, at__gt=first - timedelta(minutes=30), at__lt=last)
    return set(rows.exclude(booking__group=group).values_list("at", flat=True))
