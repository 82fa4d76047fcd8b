"""Telling the team about something or somebody."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hearthside.accounts.access import open_to_paused, person_of
from hearthside.kernel.refusals import Refusal
from hearthside.safety import actions, queries
from hearthside.safety.forms import ReportForm
from hearthside.safety.models import Report
from hearthside.safety.routing import Route
from hearthside.safety.subjects import subject_of


@open_to_paused
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, kind: str, subject_id: UUID) -> HttpResponse:
    """Report anything or anyone, signed in or not. The page says nothing of the thing itself."""
    subject_of(kind).title(subject_id)
    form = ReportForm(request.POST or None)
    context = {"form": form, "kind": queries.kind_in_words(kind)}
    if request.method == "POST" and form.is_valid():
        try:
            made, route = _send(request, kind, subject_id, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            return render(request, "safety/report.html", context, status=refusal.status)
        told = {**context, "is_with_somebody": bool(route.people), "is_urgent": form.cleaned_data["is_urgent"]}
        told["is_note_lost"] = bool(form.cleaned_data["note"]) and made.note is None
        return render(request, "safety/reported.html", {**told, "is_visitor": person_of(request) is None})
    return render(request, "safety/report.html", context, status=422 if form.errors else 200)


def _send(request: HttpRequest, kind: str, subject_id: UUID, form: ReportForm) -> tuple[Report, Route]:
    person = person_of(request)
    actions.check_pace(person, cast(str, request.META.get("REMOTE_ADDR", "")))
    return actions.report(reporter=person, kind=kind, subject_id=subject_id, **form.cleaned_data)
