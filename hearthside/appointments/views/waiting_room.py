"""The waiting room: a yes first, then whether the other person is here, and the link."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.appointments import access, actions
from hearthside.appointments.forms import ConsentForm
from hearthside.appointments.models import Appointment, Way
from hearthside.vault.fields import reveal


@signed_in
@require_safe
def room(request: PersonRequest, appointment_id: UUID) -> HttpResponse:
    """The waiting room of one appointment, while it is open."""
    one = access.get_appointment_for(request.person, appointment_id)
    access.check_room(request.person, one)
    return render(request, "appointments/room.html", _parts(request, one))


def _parts(request: PersonRequest, one: Appointment, **more: Any) -> dict[str, Any]:
    side = access.side_of(request.person, one)
    is_giver = side == "giver"
    actions.note_presence(one=one, side=side)
    has_consent = one.consented_at is not None or one.slot.way != Way.LINK
    return {
        "one": one,
        "slot": one.slot,
        "is_giver": is_giver,
        "other": one.person if is_giver else one.slot.giver.person,
        "is_other_here": one.is_there("person" if is_giver else "giver"),
        "has_consent": has_consent,
        "shows_where": has_consent,
        "form": ConsentForm(),
        "reveal": reveal,
        "live_topic": actions.topic_of(one),
        "is_private": True,
        **more,
    }


@signed_in
@require_safe
def news(request: PersonRequest, appointment_id: UUID) -> HttpResponse:
    """The part that changes; without scripts the whole room."""
    one = access.get_appointment_for(request.person, appointment_id)
    if request.headers.get("HX-Request") != "true":
        return redirect("appointments:room", appointment_id=one.pk)
    access.check_room(request.person, one)
    return render(request, "appointments/here.html", _parts(request, one))


@signed_in
@require_POST
def say_yes(request: PersonRequest, appointment_id: UUID) -> HttpResponse:
    """Yes to the link, by the person it is for; or no, which takes it away again."""
    one = access.get_appointment_for(request.person, appointment_id)
    access.check_room(request.person, one)
    access.check_has_it(request.person, one)
    if request.POST.get("no"):
        actions.withdraw_consent(one=one)
        return redirect("appointments:room", appointment_id=one.pk)
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return render(request, "appointments/room.html", _parts(request, one, form=form), status=422)
    actions.consent(one=one)
    return redirect("appointments:room", appointment_id=one.pk)
