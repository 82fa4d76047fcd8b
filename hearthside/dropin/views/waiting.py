"""One's own place in the line: joining, stepping out and back, being called."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.dropin import access, actions, line, queries
from hearthside.dropin.forms import JoinForm
from hearthside.dropin.models import Evening, Hours, Ticket, Way
from hearthside.kernel.refusals import NotNow, Refusal, permits
from hearthside.meetings.models import Occurrence
from hearthside.ui.words_for_time import time_words
from hearthside.vault.fields import reveal


def kept(request: PersonRequest, occurrence_id: UUID) -> tuple[Occurrence, Hours]:
    """The drop-in and how its line is kept, for who may see it; else Http404."""
    occurrence = access.get_occurrence_for(request.person, occurrence_id)
    hours = access.hours_of(occurrence.meeting)
    if hours is None:
        raise Http404
    return occurrence, hours


def opened(request: PersonRequest, occurrence_id: UUID) -> tuple[Evening, Hours]:
    """The line of this evening. Refuses one that nobody has opened yet."""
    occurrence, hours = kept(request, occurrence_id)
    evening = access.evening_of(occurrence)
    if evening is None:
        way_on = (reverse("dropin:line", args=[occurrence.pk]), _("To the line"))
        raise NotNow(_("This drop-in is not open yet. It opens when a listener is here."), way_on=way_on)
    return evening, hours


def is_fragment(request: PersonRequest) -> bool:
    """Whether htmx asks for a part of the page."""
    return request.headers.get("HX-Request") == "true"


@signed_in
@require_safe
def line_view(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The line, as one person may see it."""
    occurrence, hours = kept(request, occurrence_id)
    return _page(request, occurrence, hours)


def _page(
    request: PersonRequest, occurrence: Occurrence, hours: Hours, *, form: JoinForm | None = None, **more: Any
) -> HttpResponse:
    context = _parts(request, occurrence, hours)
    given = form or JoinForm(initial={"name": request.person.name}, ways=access.ways_of(occurrence.meeting))
    status = more.pop("status", 200)
    return render(request, "dropin/line.html", {**context, "form": given, **more}, status=status)


def _parts(request: PersonRequest, occurrence: Occurrence, hours: Hours) -> dict[str, Any]:
    page = queries.line_page(request.person, occurrence, hours)
    mine = page.ticket
    sees_call = mine is not None and mine.way == Way.CALL and mine.state in (line.CALLED, line.TALKING)
    return {
        "page": page,
        "ticket": mine,
        "look": state_of(page),
        "occurrence": occurrence,
        "series": occurrence.meeting,
        "sees_call": sees_call,
        "reveal": reveal,
        "clock": time_words(timezone.localtime(occurrence.ends_at)),
        "listens": access.is_listening(request.person, occurrence),
        "may_join": page.evening is not None and permits(access.check_can_join, request.person, page.evening, hours),
        "live_topic": f"line:{occurrence.pk}",
        "is_private": True,
    }


@signed_in
@require_safe
def news(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The part that changes, for open pages; without scripts the whole page."""
    occurrence, hours = kept(request, occurrence_id)
    if not is_fragment(request):
        return redirect("dropin:line", occurrence_id=occurrence.pk)
    context = _parts(request, occurrence, hours)
    answer = render(request, "dropin/place.html", context)
    if request.GET.get("was") != context["look"]:
        answer.headers["HX-Redirect"] = _onward(context["page"].ticket, occurrence.pk)
    return answer


def _onward(ticket: Ticket | None, occurrence_id: UUID) -> str:
    """Where an open page goes on: into the room of the two once they talk in writing, so that the button and the news lead the same way."""
    talks = ticket is not None and ticket.state == line.TALKING and ticket.way == Way.TEXT
    return reverse("hosted:room" if talks else "dropin:line", args=[occurrence_id])


def state_of(page: queries.LinePage) -> str:
    """In which of its looks the page is: when it changes, the whole page is drawn anew."""
    state = page.ticket.state if page.ticket else "none"
    return f"{state}-{page.evening is not None and page.evening.is_open}-{page.has_time}"


@signed_in
@require_POST
def join(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Take a place. What was typed stays when it cannot be."""
    evening, hours = opened(request, occurrence_id)
    form = JoinForm(request.POST, ways=access.ways_of(evening.occurrence.meeting))
    if not form.is_valid():
        return _page(request, evening.occurrence, hours, form=form, status=422)
    try:
        joined = actions.join(person=request.person, evening=evening, hours=hours, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return _page(request, evening.occurrence, hours, form=form, status=refusal.status)
    if joined.verdict and joined.verdict.shows_help:
        return _page(request, evening.occurrence, hours, verdict=joined.verdict)
    return redirect("dropin:line", occurrence_id=evening.pk)


VERBS: dict[str, Callable[..., object]] = {
    "out": actions.step_out,
    "back": actions.come_back,
    "leave": actions.leave,
    "here": actions.say_here,
}
"""What somebody in the line can do with one button."""


@signed_in
@require_POST
def do(request: PersonRequest, occurrence_id: UUID, verb: str) -> HttpResponse:
    """One of `VERBS`. Who says that they are here and writes goes on to the room of the two."""
    if verb not in VERBS:
        raise Http404
    evening, _hours = opened(request, occurrence_id)
    ticket = access.get_ticket_for(request.person, evening)
    ticket.evening = evening
    VERBS[verb](ticket=ticket)
    if verb == "here" and ticket.way == Way.TEXT:
        return redirect("hosted:room", occurrence_id=evening.pk)
    if verb == "leave":
        messages.success(request, _("You have left the line. You can come back at any time."))
    return redirect("dropin:line", occurrence_id=evening.pk)
