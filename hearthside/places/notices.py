"""What people are told about places: never which one or when."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications.kinds import Kind
from hearthside.places.actions import AGREED, ASKED, DECLINED
from hearthside.places.models import Booking, BookingState, Venue


def _page(about: UUID) -> str:
    venue = Booking.objects.filter(pk=about).values_list("venue", flat=True).first() or about
    return reverse("places:venue", args=[venue])


def _bookings(state: str) -> Any:
    def visible(person: Person, about: Collection[UUID]) -> set[UUID]:
        mine = Q(asked_by=person) if state == BookingState.AGREED else Q(venue__keeper=person)
        return set(Booking.objects.filter(mine, pk__in=about, state=state).values_list("pk", flat=True))

    return visible


def _there(person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(Venue.objects.filter(pk__in=about).values_list("pk", flat=True))


def _kind(name: str, phrase: Any, visible: Any) -> Kind:
    return Kind(name, lambda: phrase, _page, lambda person, about: bool(visible(person, [about])), visible=visible)


KINDS = (
    _kind(ASKED, _("A group asks for a place you look after."), _bookings(BookingState.ASKED)),
    _kind(AGREED, _("The place you asked for is yours."), _bookings(BookingState.AGREED)),
    _kind(DECLINED, _("The place you asked for is not free after all. There are other times and places."), _there),
)
