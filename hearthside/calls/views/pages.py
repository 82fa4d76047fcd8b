"""One way to draw the door, whole or the part that changes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearthside.accounts.middleware import PersonRequest
from hearthside.calls import access
from hearthside.calls.forms import AskForm
from hearthside.calls.models import Call, Way
from hearthside.calls.queries import door_for, other_ways
from hearthside.kernel.refusals import Refusal
from hearthside.meetings.models import Occurrence
from hearthside.vault.fields import reveal


def opened(request: PersonRequest, occurrence_id: UUID) -> tuple[Occurrence, Way, Call]:
    """The meeting, its way, and its call. Http404 while nobody asked for the call."""
    occurrence, way = access.get_occurrence_for(request.person, occurrence_id)
    call = access.call_of(occurrence)
    if call is None:
        raise Http404
    return occurrence, way, call


def page(request: PersonRequest, occurrence: Occurrence, way: Way, **more: Any) -> HttpResponse:
    """The whole door, with the form as it was typed."""
    context = {**parts(request, occurrence, way), "form": AskForm(initial={"name": request.person.name})}
    status = more.pop("status", 200)
    return render(request, "calls/door.html", context | more, status=status)


def parts(request: PersonRequest, occurrence: Occurrence, way: Way) -> dict[str, Any]:
    """What the changing part of the page needs."""
    return {
        "door": door_for(request.person, occurrence, way),
        "occurrence": occurrence,
        "series": occurrence.meeting,
        "other_ways": other_ways(occurrence),
        "asks_from": occurrence.starts_at - access.ASKS_FROM,
        "live_topic": f"call:{occurrence.pk}",
        "reveal": reveal,
        "is_private": True,
    }


def refused(request: PersonRequest, occurrence: Occurrence, way: Way, refusal: Refusal, **more: Any) -> HttpResponse:
    """The door again with the reason and the ways that are left; nothing else changed."""
    return page(request, occurrence, way, said=refusal, status=refusal.status, **more)


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page."""
    return request.headers.get("HX-Request") == "true"


def to_door(occurrence: Occurrence) -> HttpResponse:
    """Back to the door."""
    return redirect("calls:door", occurrence_id=occurrence.pk)
