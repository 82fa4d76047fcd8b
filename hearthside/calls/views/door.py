"""The door: what is passed on, waiting, and going over."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.calls import access, actions
from hearthside.calls.forms import AskForm
from hearthside.calls.views.pages import is_fragment, opened, page, parts, refused, to_door
from hearthside.kernel.refusals import Refusal


@signed_in
@require_safe
def door(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """How the call stands, for everybody who may see the meeting."""
    occurrence, way = access.get_occurrence_for(request.person, occurrence_id)
    return page(request, occurrence, way)


@signed_in
@require_safe
def news(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The part that changes, for open pages; the whole door without scripts."""
    occurrence, way = access.get_occurrence_for(request.person, occurrence_id)
    if not is_fragment(request):
        return page(request, occurrence, way)
    return render(request, "calls/standing.html", parts(request, occurrence, way))


@signed_in
@require_POST
def ask(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Yes to what is passed on, and wait. What was typed stays when it cannot be."""
    occurrence, way = access.get_occurrence_for(request.person, occurrence_id)
    form = AskForm(request.POST)
    if not form.is_valid():
        return page(request, occurrence, way, form=form, status=422)
    try:
        actions.ask_in(person=request.person, occurrence=occurrence, way=way, name=form.cleaned_data["name"])
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return page(request, occurrence, way, form=form, status=refusal.status)
    return to_door(occurrence)


@signed_in
@require_POST
def link(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """A fresh link, for who went over before or waited too long."""
    occurrence, way, call = opened(request, occurrence_id)
    try:
        guest = access.get_guest_for(request.person, call)
        actions.fresh_link(guest=guest, call=call)
    except Refusal as refusal:
        return refused(request, occurrence, way, refusal)
    return to_door(occurrence)


@signed_in
@require_safe
def go(request: PersonRequest, occurrence_id: UUID, key: str) -> HttpResponse:
    """The link that works once: on to the call, without a word about where the browser came from. A browser that only looks ahead
    spends nothing."""
    occurrence, way, call = opened(request, occurrence_id)
    if request.method == "HEAD" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return HttpResponse(status=204)
    try:
        address = actions.go_over(person=request.person, call=call, secret=key)
    except Refusal as refusal:
        return refused(request, occurrence, way, refusal)
    answer = HttpResponse(status=302)
    answer.headers["Location"] = address
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@signed_in
@require_POST
def leave(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Wait no more."""
    occurrence, _way, call = opened(request, occurrence_id)
    actions.step_away(guest=access.get_guest_for(request.person, call), call=call)
    messages.success(request, _("That is fine. You can come back whenever you like."))
    return to_door(occurrence)
