"""Pages of streams: watching, planning, and what people on screen say about a replay."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.hosted import access as hosted
from hearthside.kernel.refusals import Refusal
from hearthside.streams import access, actions, origins, queries
from hearthside.streams.forms import NamesForm, StreamForm
from hearthside.streams.models import Stream


@require_safe
def stream(request: HttpRequest, occurrence_id: UUID) -> HttpResponse:
    """The stream for everybody who may watch it, visitors too where it is open to all."""
    return _page(request, access.get_stream_for(person_of(request), occurrence_id))


def _page(request: HttpRequest, found: Stream, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page, with the browser told of our media machines where it plays something of theirs."""
    person = person_of(request)
    page = queries.watching(person, found)
    context: dict[str, Any] = {
        "page": page,
        "stream": found,
        "occurrence": found.occurrence,
        "series": found.occurrence.meeting,
        "is_signed_in": person is not None,
        "names_form": NamesForm(),
        "words_for_hosts": queries.words_for_hosts,
        "room_topic": f"room:{found.pk}",
    }
    answer = render(request, "streams/stream.html", context | more, status=status)
    if page.picture and page.picture.kind:
        answer.headers["Content-Security-Policy"] = origins.policy()
    return answer


@require_safe
def news(request: HttpRequest, occurrence_id: UUID) -> HttpResponse:
    """For open pages: nothing, or a word that the page has to be drawn anew since the stream stands differently than it shows."""
    found = access.get_stream_for(person_of(request), occurrence_id)
    answer = HttpResponse(status=204)
    if request.GET.get("was") != queries.state_of(found):
        answer = HttpResponse()
        answer.headers["HX-Refresh"] = "true"
    return answer


@signed_in
@require_safe
def talk(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The last words of the room, for open pages of people who are in it."""
    found = access.get_stream_for(request.person, occurrence_id)
    room = hosted.room_of(found.occurrence)
    context = {"lines": queries.lines_for(request.person, room), "occurrence": found.occurrence}
    return render(request, "streams/talk.html", context | {"room": room if room and room.is_open else None})


@signed_in
@require_http_methods(["GET", "POST"])
def plan(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Where the stream can be seen."""
    occurrence = access.get_occurrence_for(request.person, occurrence_id)
    access.check_leads(request.person, occurrence)
    found = access.stream_of(occurrence)
    form = StreamForm(request.POST or None, initial=StreamForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.plan_stream(actor=request.person, occurrence=occurrence, plan=form.plan())
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Saved. People see it when you go live."))
            return redirect("streams:stream", occurrence_id=occurrence.pk)
    context = {"occurrence": occurrence, "series": occurrence.meeting, "form": form, "stream": found}
    return render(request, "streams/plan.html", context, status=422 if request.method == "POST" else 200)


@signed_in
@require_POST
def begin(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """It is live."""
    found = access.get_stream_for(request.person, occurrence_id)
    actions.go_live(actor=request.person, stream=found)
    return redirect("streams:stream", occurrence_id=occurrence_id)


@signed_in
@require_POST
def end(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """It is over."""
    found = access.get_stream_for(request.person, occurrence_id)
    actions.end_stream(actor=request.person, stream=found)
    return redirect("streams:stream", occurrence_id=occurrence_id)


@signed_in
@require_POST
def people(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Who can be seen or heard; each of them is asked."""
    found = access.get_stream_for(request.person, occurrence_id)
    access.check_leads(request.person, found.occurrence)
    form = NamesForm(request.POST)
    if form.is_valid():
        try:
            actions.name_on_screen(actor=request.person, stream=found, people=form.cleaned_data["names"])
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    if form.errors:
        return _page(request, found, names_form=form, status=422)
    messages.success(request, _("They are asked. A replay waits for each of them."))
    return redirect("streams:stream", occurrence_id=occurrence_id)


@signed_in
@require_POST
def say(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """What somebody on screen says about a replay."""
    found = access.get_stream_for(request.person, occurrence_id)
    actions.say(person=request.person, stream=found, said=request.POST.get("said", ""))
    messages.success(request, _("Noted. It counts from now on, and you can change it at any time."))
    return redirect("streams:stream", occurrence_id=occurrence_id)
