"""Pages of the places room."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal
from hearthside.places import access, actions, queries
from hearthside.places.forms import BookingForm, VenueForm
from hearthside.places.models import Venue
from hearthside.vault.fields import reveal


@signed_in
@require_safe
def venue_list(request: PersonRequest) -> HttpResponse:
    """All places, with what is known of them."""
    context = {"venues": queries.venues(), "may_add": access.may_add(request.person)}
    return render(request, "places/list.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """A new place."""
    access.check_may_add(request.person)
    form = VenueForm(request.POST or None, initial=VenueForm.initial_of(None))
    if request.method == "POST" and form.is_valid():
        venue = actions.add_venue(actor=request.person, **form.cleaned_data)
        messages.success(request, _("The place is there now."))
        return redirect("places:venue", venue_id=venue.pk)
    return render(request, "places/edit.html", {"form": form, "venue": None}, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: PersonRequest, venue_id: UUID) -> HttpResponse:
    """What the place says about itself."""
    venue = access.get_venue(venue_id)
    access.check_keeps(request.person, venue)
    form = VenueForm(request.POST or None, initial=VenueForm.initial_of(venue))
    if request.method == "POST" and form.is_valid():
        actions.change_venue(actor=request.person, venue=venue, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("places:venue", venue_id=venue.pk)
    return render(request, "places/edit.html", {"form": form, "venue": venue}, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def venue(request: PersonRequest, venue_id: UUID) -> HttpResponse:
    """One place: what is known, when it is taken, and asking for it."""
    found = access.get_venue(venue_id)
    groups = queries.groups_led_by(request.person)
    form = BookingForm(request.POST or None, groups=groups, zone=found.zone) if groups else None
    if request.method == "POST" and form is not None and form.is_valid() and _asked(request, found, form):
        messages.success(request, _("The time is held for you. You will hear whether it is yours."))
        return redirect("places:venue", venue_id=found.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "places/venue.html", _context(request, found, form), status=status)


def _asked(request: PersonRequest, venue: Venue, form: BookingForm) -> bool:
    try:
        actions.ask_for(actor=request.person, venue=venue, **form.asked())
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


def _context(request: PersonRequest, venue: Venue, form: BookingForm | None) -> dict[str, Any]:
    keeps = access.keeps(request.person, venue)
    return {
        "venue": venue,
        "form": form if venue.is_open else None,
        "keeps": keeps,
        "asked": queries.asked_for(venue) if keeps else None,
        "mine": queries.bookings_of(request.person, venue) if form else [],
        "taken": queries.taken_times(venue),
        "address": reveal(venue.address) if access.may_see_address(request.person, venue) else "",
    }


@signed_in
@require_POST
def answer(request: PersonRequest, booking_id: UUID) -> HttpResponse:
    """The keeper agrees or declines; the group gives back."""
    booking = access.get_booking_for(request.person, booking_id)
    said = request.POST.get("said", "")
    if said == "agree":
        actions.agree(actor=request.person, booking=booking)
    elif said == "decline":
        actions.decline(actor=request.person, booking=booking)
    elif said == "give_back":
        actions.give_back(actor=request.person, booking=booking)
    messages.success(request, _("Noted. Who needs to know is told."))
    return redirect("places:venue", venue_id=booking.venue_id)
