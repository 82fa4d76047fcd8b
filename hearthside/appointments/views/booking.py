"""Finding a time, having it, moving it, calling it off, and its calendar file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.appointments import access, actions, queries
from hearthside.appointments.forms import BookForm, OffForm
from hearthside.appointments.models import Appointment, State
from hearthside.kernel.refusals import Refusal
from hearthside.meetings import calendars
from hearthside.vault.fields import reveal


@signed_in
@require_safe
def givers(request: PersonRequest) -> HttpResponse:
    """Everybody whose times one may book."""
    context = {"givers": queries.givers_for(request.person), "may_give": access.may_give(request.person)}
    return render(request, "appointments/list.html", context | {"is_private": True})


@signed_in
@require_safe
def giver(request: PersonRequest, giver_id: UUID) -> HttpResponse:
    """One of them, with free times."""
    found = access.get_giver_for(request.person, giver_id)
    context = {"giver": found, "slots": queries.free_slots(request.person, [found]), "is_private": True}
    return render(request, "appointments/giver.html", context)


@signed_in
@require_safe
def yours(request: PersonRequest) -> HttpResponse:
    """What one has ahead, on either side."""
    context = {"ahead": queries.ahead_of(request.person), "may_give": access.may_give(request.person)}
    return render(request, "appointments/yours.html", context | {"me": request.person, "is_private": True})


@signed_in
@require_http_methods(["GET", "POST"])
def book(request: PersonRequest, slot_id: UUID) -> HttpResponse:
    """Take a time, with a word beforehand if one likes. The word stays when somebody was quicker."""
    slot = access.get_slot_for(request.person, slot_id)
    form, status = BookForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        try:
            made, verdict = actions.book(person=request.person, slot=slot, **form.cleaned_data)
            if verdict and verdict.shows_help:
                return _one(request, made, verdict=verdict)
            messages.success(request, _("The time is yours."))
            return redirect("appointments:one", appointment_id=made.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            status = refusal.status
    others = [one for one in queries.free_slots(request.person, [slot.giver]) if one.pk != slot.pk][:5]
    context = {"slot": slot, "form": form, "others": others, "is_private": True}
    return render(request, "appointments/book.html", context, status=422 if form.errors and status == 200 else status)


@signed_in
@require_safe
def one(request: PersonRequest, appointment_id: UUID) -> HttpResponse:
    """One appointment, for the two it is between."""
    return _one(request, access.get_appointment_for(request.person, appointment_id))


def _one(request: PersonRequest, found: Appointment, **more: Any) -> HttpResponse:
    is_giver = access.side_of(request.person, found) == "giver"
    context = {
        "one": found,
        "slot": found.slot,
        "is_giver": is_giver,
        "other": found.person if is_giver else found.slot.giver.person,
        "reveal": reveal,
        "states": State,
        "is_private": True,
        **more,
    }
    return render(request, "appointments/one.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: PersonRequest, appointment_id: UUID) -> HttpResponse:
    """Another time for the same thing; the old one stands until the new one is there."""
    found = access.get_appointment_for(request.person, appointment_id)
    access.check_stands(found)
    access.check_has_it(request.person, found)
    refusal, status = None, 200
    if request.method == "POST":
        try:
            slot = access.get_slot_for(request.person, access.id_in(request.POST.get("slot", "")))
            new = actions.move(person=request.person, one=found, slot=slot)
            messages.success(request, _("It is at the new time."))
            return redirect("appointments:one", appointment_id=new.pk)
        except Refusal as caught:
            refusal, status = caught, caught.status
    slots = [one for one in queries.free_slots(request.person, [found.slot.giver]) if one.pk != found.slot_id]
    context = {"one": found, "slots": slots, "refusal": refusal, "is_private": True}
    return render(request, "appointments/move.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def off(request: PersonRequest, appointment_id: UUID) -> HttpResponse:
    """Call it off, kindly: no reason needed, no mark kept."""
    found = access.get_appointment_for(request.person, appointment_id)
    access.check_stands(found)
    form = OffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.call_off(person=request.person, one=found, word=form.cleaned_data["word"])
        messages.success(request, _("It is called off. The other person knows. That is all right."))
        return redirect("appointments:yours")
    context = {"one": found, "form": form, "is_private": True}
    return render(request, "appointments/off.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def file(request: PersonRequest, appointment_id: UUID) -> HttpResponse:
    """A calendar file that holds the time and nothing else: no name, no place, no link."""
    found = access.get_appointment_for(request.person, appointment_id)
    event = calendars.Plain(
        pk=found.pk,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        changed=found.changed,
        is_off=found.state in (State.OFF, State.MOVED),
    )
    answer = HttpResponse(calendars.plain_calendar([event], now=timezone.now()), content_type=calendars.TYPE)
    answer.headers["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return answer
