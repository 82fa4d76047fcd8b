"""Saying that one comes, by name or by code."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthside.accounts import arrivals
from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.visitors import visitor_key
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import Refusal
from hearthside.meetings import access, actions, queries
from hearthside.meetings.forms import AnswerForm, CodeForm
from hearthside.meetings.models import Attendance, Coming, Occurrence
from hearthside.meetings.pages import page
from hearthside.meetings.views.reading import calendar_file, meeting_context, place_context

A_SEAT = "a seat at a meeting"
SAID = {
    Coming.GOING: _l("You have a seat. If something comes up, take it back here. Nobody minds."),
    Coming.MAYBE: _l("Noted. You need not decide now."),
    Coming.WAITING: _l("All seats are taken. You are on the list, and a free seat comes to you by itself."),
    Coming.CANNOT: _l("Thank you for saying so. You are welcome another time."),
}


@signed_in
@require_POST
def answer(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The person comes, may come or cannot."""
    occurrence = access.get_occurrence_for(request.person, occurrence_id)
    form = AnswerForm(request.POST, companions=occurrence.meeting.companions)
    check_rate("meetings.answer", request.person.pk, at_most=60, per_seconds=3600)
    try:
        given = _given(form)
        mine = actions.answer(person=request.person, occurrence=occurrence, **given)
    except Refusal as refusal:
        return _again(request, occurrence, refusal)
    messages.success(request, SAID[Coming(mine.state)])
    return redirect("meetings:meeting", occurrence_id=occurrence.pk)


def _given(form: AnswerForm) -> dict[str, Any]:
    if not form.is_valid():
        raise Refusal(_("Please choose one of the answers."))
    return {**form.cleaned_data, "companions": form.cleaned_data.get("companions") or 0}


def _again(request: HttpRequest, occurrence: Occurrence, refusal: Refusal) -> HttpResponse:
    context = meeting_context(request, occurrence) | {"refusal": refusal}
    return page(request, "meeting", context, status=refusal.status)


@signed_in
@require_POST
def answer_course(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The person takes part in the whole course, or leaves it."""
    occurrence = access.get_occurrence_for(request.person, occurrence_id)
    state = Coming.CANNOT if request.POST.get("state") == Coming.CANNOT else Coming.GOING
    access.check_can_come(request.person, occurrence)
    actions.answer_series(person=request.person, meeting=occurrence.meeting, state=state)
    messages.success(request, _("You are in for all of it.") if state == Coming.GOING else SAID[Coming.CANNOT])
    return redirect("meetings:meeting", occurrence_id=occurrence.pk)


@require_POST
def come_by_code(request: HttpRequest, occurrence_id: UUID) -> HttpResponse:
    """Somebody without a name comes; the code that shows it is said once."""
    occurrence = access.get_occurrence_for(person_of(request), occurrence_id)
    check_rate("meetings.by_code", visitor_key(request), at_most=10, per_seconds=3600)
    said = {"state": "going", "companions": request.POST.get("companions", "")}
    form = AnswerForm(said, companions=occurrence.meeting.companions)
    try:
        mine, secret = actions.come_by_code(occurrence=occurrence, companions=_given(form)["companions"])
    except Refusal as refusal:
        return _again(request, occurrence, refusal)
    return page(request, "your_code", {"occurrence": occurrence, "mine": mine, "code": secret})


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """What belongs to a code: typed once, it waits in the session and is in no address."""
    if "code" in request.POST:
        check_rate("meetings.code", visitor_key(request), at_most=30, per_seconds=3600)
        form = CodeForm(request.POST)
        if not form.is_valid() or actions.find_by_code(form.cleaned_data["code"]) is None:
            return _ask(request, form, is_wrong=form.is_valid())
        return arrivals.move_on(request, A_SEAT, form.cleaned_data["code"], "meetings:code")
    kept = arrivals.kept(request, A_SEAT)
    found = actions.find_by_code(kept) if kept else None
    if found is None:
        return _ask(request, CodeForm())
    if request.POST.get("cancel") == "yes":
        actions.cancel_by_code(code=kept)
        arrivals.forget(request, A_SEAT)
        messages.success(request, SAID[Coming.CANNOT])
        return redirect("meetings:week")
    return _seat(request, found)


def _seat(request: HttpRequest, found: Attendance) -> HttpResponse:
    occurrence = found.occurrence
    context = place_context(occurrence, found, hosts=False)
    context |= {"occurrence": occurrence, "series": occurrence.meeting, "mine": found, "is_private": True}
    return page(request, "seat", context | {"news": queries.news_for(found)})


@require_safe
def code_file(request: HttpRequest) -> HttpResponse:
    """The meeting of the code that waits in the session, as a calendar file without a name: taken again, it changes the same entry."""
    kept = arrivals.kept(request, A_SEAT)
    found = actions.find_by_code(kept) if kept else None
    return calendar_file([found.occurrence]) if found else redirect("meetings:code")


def _ask(request: HttpRequest, form: CodeForm, *, is_wrong: bool = False) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return page(request, "code", {"form": form, "is_wrong": is_wrong}, status=status)
