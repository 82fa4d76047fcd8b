"""One way to draw the room, whole or the part that changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.middleware import PersonRequest
from hearthside.hosted import access, beside
from hearthside.hosted.forms import AfterForm, EnterForm, SayForm
from hearthside.hosted.models import Line, Place, Room, Seat
from hearthside.hosted.queries import room_page
from hearthside.hosted.since import Mark
from hearthside.hosted.ways import way_back
from hearthside.kernel.refusals import NotNow, Refusal, permits
from hearthside.meetings.formats import format_of
from hearthside.meetings.models import Occurrence
from hearthside.ui.words_for_time import time_words


def opened(request: PersonRequest, occurrence_id: UUID) -> Room:
    """The room of a meeting the person may see. Refuses one that nobody has opened yet."""
    occurrence = access.get_occurrence_for(request.person, occurrence_id)
    room = access.room_of(occurrence)
    if room is None:
        raise NotNow(_("This room is not open yet. It opens when a host is here."), way_on=to_door(occurrence))
    return room


def to_door(occurrence: Occurrence) -> tuple[str, str]:
    """Where the door of this room is."""
    return reverse("hosted:room", args=[occurrence.pk]), _("To the door of the room")


def door(request: PersonRequest, occurrence: Occurrence, room: Room | None, **more: Any) -> HttpResponse:
    """What stands before the room: not open yet, come in, closed, or asked to leave; with the form as it was typed."""
    seat = access.seat_of(request.person, room) if room else None
    context: dict[str, Any] = {
        "occurrence": occurrence,
        "series": occurrence.meeting,
        "hosted_room": room,
        "seat": seat,
        "is_removed": seat is not None and seat.place == Place.REMOVED,
        "has_left": seat is not None and seat.place == Place.LEFT and not seat.is_host,
        "is_open": room is not None and room.is_open,
        "is_by_turn": room is not None and not permits(access.check_comes_by_door, request.person, room),
        "way_back": way_back(request.person, occurrence),
        "may_open": permits(access.check_can_open, request.person, occurrence),
        "opens_from": occurrence.starts_at - access.OPENS_BEFORE,
        "form": EnterForm(initial={"name": seat.name if seat else request.person.name}),
        "after_form": AfterForm(),
        "links": beside.links_for_hosts(occurrence, is_on=room is not None and room.is_open),
        "live_topic": f"room:{occurrence.pk}",
        "is_private": True,
    }
    return render(request, "hosted/door.html", context | more, status=more.get("status", 200))


def inside(
    request: HttpRequest, room: Room, me: Seat, *, form: SayForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    """The whole room."""
    context = {**parts(room, me), "form": form or SayForm(), "keep": draft_of(room), **more}
    return render(request, "hosted/room.html", context, status=status)


def draft_of(room: Room) -> str:
    """Under which name a browser keeps the words that were typed and not sent."""
    return f"room:{room.pk}"


def parts(room: Room, me: Seat, *, all_lines: bool = False) -> dict[str, Any]:
    """What the changing part of the page needs."""
    return {
        "page": room_page(room, me, all_lines=all_lines),
        "words": beside.words_for(room, me),
        "links": beside.links_for_hosts(room.occurrence, is_on=True) if me.is_host else [],
        "hosted_room": room,
        "me": me,
        "occurrence": room.occurrence,
        "series": room.occurrence.meeting,
        "format": format_of(room.occurrence.format_key),
        "clock_words": clock_words,
        "live_topic": room.topic,
        "way_back": way_back(me.person, room.occurrence) if room.is_one_to_one else None,
        "is_private": True,
    }


def added(request: HttpRequest, room: Room, me: Seat, lines: list[Line]) -> HttpResponse:
    """These lines, behind those that the page has; nothing at all when there are none."""
    if not lines:
        return HttpResponse(status=204)
    mark = Mark(lines[-1].number, request.GET["shape"])
    context = {"new": lines, "mark": mark, "me": me, "steps": format_of(room.occurrence.format_key).steps}
    answer = HttpResponse(render_to_string("hosted/added.html", context))
    answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#at", "outerHTML"
    return answer


def clock_words(moment: datetime) -> str:
    """The hour by the reader's own clock."""
    return time_words(timezone.localtime(moment))


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page."""
    return request.headers.get("HX-Request") == "true"


def done(request: HttpRequest, room: Room, me: Seat) -> HttpResponse:
    """After something was done: the changed part for scripts, else the room again."""
    if is_fragment(request):
        fresh = access.room_of(room.occurrence) or room
        told = {"told": list(messages.get_messages(request))}
        return render(request, "hosted/talk.html", parts(fresh, access.seat_of(me.person, fresh) or me) | told)
    return redirect("hosted:room", occurrence_id=room.pk)


def refused(request: HttpRequest, room: Room, me: Seat, refusal: Refusal) -> HttpResponse:
    """The room again with the reason; nothing else changed."""
    return inside(request, room, me, status=refusal.status, refusal=refusal)
