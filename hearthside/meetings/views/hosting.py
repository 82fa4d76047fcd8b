"""For those who host: who comes, moving, calling off, stepping in and out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal
from hearthside.meetings import access, actions, queries, recurrence
from hearthside.meetings.forms import CallOffForm, MoveForm
from hearthside.meetings.models import Occurrence
from hearthside.meetings.pages import page


def _hosted(request: PersonRequest, occurrence_id: UUID) -> Occurrence:
    occurrence = access.get_occurrence_for(request.person, occurrence_id)
    access.check_can_host(request.person, occurrence)
    return occurrence


@signed_in
@require_GET
def people(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Who comes, for those who host; it can be printed."""
    occurrence = _hosted(request, occurrence_id)
    context = {"occurrence": occurrence, "series": occurrence.meeting, "is_private": True}
    return page(request, "people", context | {"roll": queries.roll_of(occurrence, seen_by=request.person)})


@signed_in
@require_POST
def host(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The person hosts this meeting, or cannot."""
    occurrence = access.get_occurrence_for(request.person, occurrence_id)
    if request.POST.get("cannot") == "yes":
        actions.cannot_host(person=request.person, occurrence=occurrence)
        messages.success(request, _("Thank you for saying so in time. We look for somebody to step in."))
    else:
        actions.host(person=request.person, occurrence=occurrence)
        messages.success(request, _("You host this meeting. Thank you."))
    return redirect("meetings:meeting", occurrence_id=occurrence.pk)


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Another time or place for this one meeting."""
    occurrence = _hosted(request, occurrence_id)
    local = recurrence.read_local(occurrence.starts_local)
    form = MoveForm(request.POST or None, initial={"on": local.date(), "at": local.time()})
    if request.method == "POST" and form.is_valid() and _moved(request, occurrence, form):
        messages.success(request, _("It is moved. Everybody who wanted to come will hear of it."))
        return redirect("meetings:meeting", occurrence_id=occurrence.pk)
    context = {"occurrence": occurrence, "series": occurrence.meeting, "form": form}
    return page(request, "move", context, status=422 if form.errors else 200)


def _moved(request: PersonRequest, occurrence: Occurrence, form: MoveForm) -> bool:
    words = {name: form.cleaned_data[name] for name in ("note", "where")}
    try:
        actions.move(actor=request.person, occurrence=occurrence, starts_local=form.local(), **words)
    except actions.PlaceTaken as refusal:
        form.add_error("on", refusal.lines)
        return False
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


@signed_in
@require_http_methods(["GET", "POST"])
def call_off(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Says what calling off means, then does it."""
    occurrence = _hosted(request, occurrence_id)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.call_off(actor=request.person, occurrence=occurrence, note=form.cleaned_data["note"])
        messages.success(request, _("It is called off. Everybody who wanted to come will hear of it."))
        return redirect("meetings:meeting", occurrence_id=occurrence.pk)
    context = {"occurrence": occurrence, "series": occurrence.meeting, "form": form}
    return page(request, "call_off", context, status=422 if form.errors else 200)
