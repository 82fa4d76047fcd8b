"""Adding places, asking for one, answering and giving back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import Group
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow
from hearthside.notifications.actions import tell
from hearthside.places import access
from hearthside.places.hours import half_hours, is_in_hours
from hearthside.places.models import FACTS, Booking, BookingState, HeldHalfHour, Venue

ASKED, AGREED, DECLINED = "places.asked", "places.agreed", "places.declined"
LONGEST = timedelta(hours=12)
FAR = timedelta(days=365)
MOST_ASKED = 20
"""Bookings of one group that are to come."""


@transaction.atomic
def add_venue(*, actor: Person, **said: Any) -> Venue:
    """The place is there. Refuses all but the team."""
    access.check_may_add(actor)
    return _saved(Venue(), actor, said, "places.added")


@transaction.atomic
def change_venue(*, actor: Person, venue: Venue, **said: Any) -> Venue:
    """The place says this now, and that it was looked at today."""
    access.check_keeps(actor, venue)
    return _saved(venue, actor, said, "places.changed")


def _saved(venue: Venue, actor: Person, said: dict[str, Any], verb: str) -> Venue:
    for name, value in said.items():
        setattr(venue, name, value)
    if any(name in said for name in FACTS):
        venue.looked_at = timezone.localdate()
    if venue._state.adding:
        venue.save(force_insert=True)
    else:
        venue.save(update_fields=[*said, "looked_at"])
    audit.record(actor, verb, venue)
    return venue


@transaction.atomic
def ask_for(*, actor: Person, venue: Venue, group: Group, starts_at: datetime, minutes: int) -> Booking:
    """The time is held for the group, and who keeps the place is asked; a keeper's own booking is agreed at once.

    Refuses who does not lead the group, a place that takes none, times outside its hours or in the past, and half hours that are held.
    """
    groups.check_can_lead(actor, group)
    ends_at = starts_at + timedelta(minutes=minutes)
    _check_time(venue, starts_at, ends_at)
    if Booking.objects.filter(group=group, ends_at__gt=timezone.now()).count() >= MOST_ASKED:
        raise NotNow(_("Your group has many bookings to come. Please give one back first."))
    booking = Booking(venue=venue, group=group, asked_by=actor, starts_at=starts_at, ends_at=ends_at)
    booking.state = BookingState.AGREED if access.keeps(actor, venue) else BookingState.ASKED
    hold(booking)
    if booking.state == BookingState.ASKED and venue.keeper_id:
        tell([venue.keeper_id], ASKED, about=booking.pk)
    return booking


def hold(booking: Booking) -> None:
    """The booking is there and holds each of its half hours. Refuses when one of them is held: nothing is left then."""
    try:
        with transaction.atomic():
            booking.save(force_insert=True)
            HeldHalfHour.objects.bulk_create(
                HeldHalfHour(venue_id=booking.venue_id, booking=booking, at=at)
                for at in half_hours(booking.starts_at, booking.ends_at)
            )
    except IntegrityError:
        raise NotNow(_("Somebody has the place at that time. Please choose another.")) from None


def _check_time(venue: Venue, starts_at: datetime, ends_at: datetime) -> None:
    now = timezone.now()
    if not venue.is_open:
        raise NotNow(_("This place takes no bookings right now."))
    if not now < starts_at < now + FAR or not timedelta(0) < ends_at - starts_at <= LONGEST:
        raise NotNow(_("Please choose a time within a year, for twelve hours at most."))
    if not is_in_hours(venue, starts_at, ends_at):
        raise NotNow(_("The place is not open at that time. Its hours are on this page."))


@transaction.atomic
def agree(*, actor: Person, booking: Booking) -> None:
    """The group has the place; who asked hears of it once."""
    access.check_keeps(actor, booking.venue)
    mine = Booking.objects.filter(pk=booking.pk, state=BookingState.ASKED)
    if mine.update(state=BookingState.AGREED) and booking.asked_by_id:
        tell([booking.asked_by_id], AGREED, about=booking.pk)
        audit.record(actor, "places.agreed", booking)


@transaction.atomic
def decline(*, actor: Person, booking: Booking) -> None:
    """The time is free again; who asked hears that it does not work out, without a reason."""
    access.check_keeps(actor, booking.venue)
    if Booking.objects.filter(pk=booking.pk).delete()[0] and booking.asked_by_id:
        tell([booking.asked_by_id], DECLINED, about=booking.venue_id)


@transaction.atomic
def give_back(*, actor: Person, booking: Booking) -> None:
    """The group needs the place no more, and the time is free at once."""
    groups.check_can_lead(actor, booking.group)
    Booking.objects.filter(pk=booking.pk).delete()
