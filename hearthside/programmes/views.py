"""Pages of the programmes room."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal
from hearthside.meetings import access as meetings
from hearthside.meetings.pages import WORDS
from hearthside.programmes import access, actions, queries
from hearthside.programmes.forms import NewPartForm, PartForm, WeekForm


@require_safe
def programme(request: HttpRequest, occurrence_id: UUID) -> HttpResponse:
    """One programme for the page and for paper: always what the partners said last."""
    person = person_of(request)
    occurrence = access.get_programme_for(person, occurrence_id)
    parts = queries.parts_of(occurrence)
    may_lead = meetings.may_lead(person, occurrence.meeting.group)
    mine = {part.pk for part in parts if may_lead or (person and part.keeper_id == person.pk)}
    context = {
        "occurrence": occurrence,
        "parts": parts,
        "mine": mine,
        "may_lead": may_lead,
        "is_public": person is None,
    }
    return render(request, "programmes/programme.html", WORDS | context)


@signed_in
@require_http_methods(["GET", "POST"])
def new_part(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """A part to be filled in."""
    occurrence = access.get_programme_for(request.person, occurrence_id)
    access.check_leads(request.person, occurrence.meeting)
    form = NewPartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        said |= {"at": f"{occurrence.local:%Y-%m-%d}T{said['at']:%H:%M}"}
        if _done(form, lambda: actions.add_part(actor=request.person, occurrence=occurrence, **said)):
            return redirect("programmes:programme", occurrence_id=occurrence.pk)
    context = {"occurrence": occurrence, "form": form}
    return render(request, "programmes/new_part.html", WORDS | context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def part(request: PersonRequest, part_id: UUID) -> HttpResponse:
    """What a part is, said by who keeps it."""
    found = access.get_part_for(request.person, part_id)
    if request.POST.get("remove") == "yes":
        actions.remove_part(actor=request.person, part=found)
        return redirect("programmes:programme", occurrence_id=found.occurrence_id)
    form = PartForm(request.POST or None, initial={"title": found.title, "about": found.about})
    if request.method == "POST" and form.is_valid() and _done(form, lambda: _fill(request, found, form.cleaned_data)):
        return redirect("programmes:programme", occurrence_id=found.occurrence_id)
    may_lead = meetings.may_lead(request.person, found.occurrence.meeting.group)
    context = {"part": found, "form": form, "may_lead": may_lead}
    return render(request, "programmes/part.html", WORDS | context, status=422 if form.errors else 200)


def _fill(request: PersonRequest, part: Any, said: dict[str, Any]) -> None:
    actions.fill_part(actor=request.person, part=part, **said)
    messages.success(request, _("Saved. The programme says so now."))


@signed_in
@require_http_methods(["GET", "POST"])
def course(request: PersonRequest, meeting_id: UUID) -> HttpResponse:
    """The weeks of a course for those who take part; those who lead write them."""
    meeting = meetings.get_meeting_for(request.person, meeting_id)
    access.check_takes_part(request.person, meeting)
    may_lead = meetings.may_lead(request.person, meeting.group)
    form = WeekForm(request.POST or None) if may_lead else None
    if request.method == "POST":
        access.check_leads(request.person, meeting)
        if form and form.is_valid() and _done(form, lambda: _write(request, meeting, form.cleaned_data)):
            return redirect("programmes:course", meeting_id=meeting.pk)
    context = {"series": meeting, "weeks": queries.weeks_of(meeting, timezone.now()), "form": form}
    status = 422 if form is not None and form.errors else 200
    return render(request, "programmes/course.html", WORDS | context, status=status)


def _write(request: PersonRequest, meeting: Any, said: dict[str, Any]) -> None:
    actions.write_week(actor=request.person, meeting=meeting, **said)
    messages.success(request, _("Saved. People in the course see it now."))


def _done(form: Any, do: Any) -> bool:
    """Whether it was done; a refusal stands in the form beside what was typed."""
    try:
        do()
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True
