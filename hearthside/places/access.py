"""Who keeps places, who may ask for one, and who sees its address."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.queries import group_ids_moderated_by
from hearthside.kernel.refusals import NotAllowed
from hearthside.places.models import Booking, BookingState, Venue


def get_venue(venue_id: UUID) -> Venue:
    """The place; everybody here may know of it, and no one else of its address. Http404 for none."""
    found = Venue.objects.select_related("keeper").filter(pk=venue_id).first()
    if found is None:
        raise Http404
    return found


def get_booking_for(person: Person, booking_id: UUID) -> Booking:
    """The booking, for who keeps its place or asked for it; for anyone else it does not exist (Http404)."""
    found = Booking.objects.select_related("venue", "group").filter(pk=booking_id).first()
    if found is None or not (keeps(person, found.venue) or found.group_id in group_ids_moderated_by(person)):
        raise Http404
    return found


def may_add(person: Person | None) -> bool:
    """Those who open groups also add places."""
    return groups.may_open_groups(person)


def check_may_add(person: Person) -> None:
    """Refuses all but those who open groups."""
    check_may_take_part(person)
    if not may_add(person):
        raise NotAllowed(_("The team adds places. You can tell them about one."), way_on=_to_all())


def keeps(person: Person | None, venue: Venue) -> bool:
    """Whether the person answers for this place: its keeper, or the team."""
    return person is not None and not person.is_paused and (venue.keeper_id == person.pk or may_add(person))


def check_keeps(person: Person, venue: Venue) -> None:
    """Refuses all but those who answer for the place."""
    if not keeps(person, venue):
        raise NotAllowed(_("Only those who look after this place can do that."), way_on=_to_all())


def may_see_address(person: Person | None, venue: Venue) -> bool:
    """Whether the person keeps the place, or leads a group that has it agreed. People who come see it on the meeting's page."""
    if keeps(person, venue):
        return True
    if person is None:
        return False
    agreed = Booking.objects.filter(venue=venue, state=BookingState.AGREED, group__in=group_ids_moderated_by(person))
    return agreed.exists()


def _to_all() -> tuple[str, object]:
    return reverse("places:list"), _("See the places")
