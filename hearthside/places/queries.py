"""What pages show of places. Constant in queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import LEADING, LIVING, Group, Membership, Standing
from hearthside.places.models import Booking, BookingState, Venue

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
