"""The desk of those who listen: one thing at a time, the next step largest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.dropin import access, actions, queries
from hearthside.dropin.actions.listening import GRACE
from hearthside.dropin.forms import DoorForm, FirstForm, HereForm
from hearthside.dropin.models import Evening, Hours, Listener, State, Ticket, Way
from hearthside.dropin.views.waiting import is_fragment, kept, opened
from hearthside.kernel.refusals import NotNow, Refusal, permits
from hearthside.meetings.models import Occurrence
from hearthside.ui.words_for_time import time_words
from hearthside.vault.fields import reveal


@signed_in
@require_safe
def desk(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The desk, or the form to begin."""
    occurrence, hours = kept(request, occurrence_id)
    access.check_listens(request.person, occurrence)
    return _page(request, occurrence, hours, first_of=_asked_first(request, occurrence))


def _asked_first(request: PersonRequest, occurrence: Occurrence) -> Ticket | None:
    """Whom the listener would like to let go first, if they said so."""
    wished, evening = request.GET.get("first"), access.evening_of(occurrence)
    if not wished or evening is None:
        return None
    waiting = (one for one in access.active_tickets(evening) if one.listener_id is None)
    return next((one for one in waiting if str(one.pk) == wished), None)


def _page(request: PersonRequest, occurrence: Occurrence, hours: Hours, **more: Any) -> HttpResponse:
    status = more.pop("status", 200)
    context = {**_parts(request, occurrence, hours), **more}
    context.setdefault("here_form", HereForm(initial={"name": request.person.name}))
    context.setdefault("door_form", DoorForm())
    context.setdefault("first_form", FirstForm())
    return render(request, "dropin/desk.html", context, status=status)


def _parts(request: PersonRequest, occurrence: Occurrence, hours: Hours) -> dict[str, Any]:
    evening = access.evening_of(occurrence)
    me = access.listener_of(request.person, evening) if evening else None
    is_here = me is not None and me.is_here
    if me and evening and is_here:
        actions.note_presence(listener=me, evening=evening)
    return {
        "page": queries.desk_page(me, evening, grace=GRACE) if me and evening and is_here else None,
        "evening": evening,
        "occurrence": occurrence,
        "series": occurrence.meeting,
        "hours": hours,
        "ways": Way,
        "states": State,
        "reveal": reveal,
        "may_open": permits(access.check_can_open, request.person, occurrence),
        "opens_from": occurrence.starts_at - access.OPENS_BEFORE,
        "clock": time_words(timezone.localtime(occurrence.ends_at)),
        "live_topic": f"line:{occurrence.pk}",
        "is_private": True,
    }


@signed_in
@require_safe
def desk_news(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The part that changes, for open desks; without scripts the whole desk."""
    occurrence, hours = kept(request, occurrence_id)
    access.check_listens(request.person, occurrence)
    if not is_fragment(request):
        return redirect("dropin:desk", occurrence_id=occurrence.pk)
    return render(request, "dropin/work.html", _parts(request, occurrence, hours))


@signed_in
@require_POST
def here(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The listener is here; the first one opens the line."""
    occurrence, hours = kept(request, occurrence_id)
    access.check_can_open(request.person, occurrence)
    form = HereForm(request.POST)
    if not form.is_valid():
        return _page(request, occurrence, hours, here_form=form, status=422)
    try:
        actions.open_evening(actor=request.person, occurrence=occurrence, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return _page(request, occurrence, hours, here_form=form, status=refusal.status)
    return redirect("dropin:desk", occurrence_id=occurrence.pk)


def _mine(request: PersonRequest, occurrence_id: UUID) -> tuple[Evening, Hours, Listener]:
    evening, hours = opened(request, occurrence_id)
    listener = access.get_listener_for(request.person, evening)
    listener.evening = evening
    return evening, hours, listener


@signed_in
@require_POST
def door(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Somebody at the door takes a place in the same line."""
    evening, hours, listener = _mine(request, occurrence_id)
    form = DoorForm(request.POST)
    if not form.is_valid():
        return _page(request, evening.occurrence, hours, door_form=form, status=422)
    try:
        ticket = actions.add_at_door(listener=listener, evening=evening, hours=hours, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return _page(request, evening.occurrence, hours, door_form=form, status=refusal.status)
    messages.success(request, _("They are in the line, with number %(number)s.") % {"number": ticket.number})
    return redirect("dropin:desk", occurrence_id=evening.pk)


@signed_in
@require_POST
def first(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Somebody who may be in danger goes first, with a reason."""
    evening, hours, listener = _mine(request, occurrence_id)
    form, ticket = FirstForm(request.POST), _ticket(request, evening)
    if not form.is_valid():
        return _page(request, evening.occurrence, hours, first_form=form, first_of=ticket, status=422)
    actions.put_first(listener=listener, evening=evening, ticket=ticket, why=form.cleaned_data["why"])
    messages.success(request, _("They are next. Why is written in the log."))
    return redirect("dropin:desk", occurrence_id=evening.pk)


def _ticket(request: PersonRequest, evening: Evening) -> Ticket:
    wished = request.POST.get("ticket", "")
    found = next((one for one in access.active_tickets(evening) if str(one.pk) == wished), None)
    if found is None:
        raise NotNow(_("This place in the line is not there any more."))
    return found


LEADS: dict[str, Callable[..., object]] = {
    "call": actions.call_next,
    "begin": actions.begin,
    "gone": actions.not_here,
    "end": actions.end,
    "give-back": actions.give_back,
}
"""What a listener can do with one button."""


@signed_in
@require_POST
def lead(request: PersonRequest, occurrence_id: UUID, verb: str) -> HttpResponse:
    """One of `LEADS`, going, or closing the line."""
    if verb not in (*LEADS, "go", "close"):
        raise Http404
    evening, _hours, listener = _mine(request, occurrence_id)
    if verb == "go":
        actions.go(listener=listener)
    elif verb == "close":
        actions.close_evening(actor=request.person, evening=evening)
        messages.success(request, _("The line is closed. Everybody who was waiting is told of other ways."))
    else:
        LEADS[verb](listener=listener, evening=evening)
    return redirect("dropin:desk", occurrence_id=evening.pk)
