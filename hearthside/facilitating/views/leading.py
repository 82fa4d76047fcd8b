"""The console while a meeting is on, and the same on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.facilitating import access, actions, queries, scripts
from hearthside.hosted import access as hosted
from hearthside.hosted import actions as rooms
from hearthside.hosted.actions.nooks import MINUTES as NOOK_MINUTES
from hearthside.hosted.models import Nook, Room, Seat
from hearthside.kernel.refusals import NotAllowed, NotNow, Refusal
from hearthside.meetings.formats import format_of
from hearthside.ui.words_for_time import time_words

ALONE: dict[str, Callable[[Seat, Room], object]] = {
    "next-part": lambda me, room: rooms.move_step(host=me, room=room, step=room.step + 1),
    "part-before": lambda me, room: rooms.move_step(host=me, room=room, step=room.step - 1),
    "round": lambda me, room: actions.start_round(host=me, room=room),
    "next": lambda me, room: rooms.next_turn(host=me, room=room),
    "check-out": lambda me, room: actions.start_check_out(host=me, room=room),
    "take": lambda me, room: actions.take_lead(seat=me, room=room),
    "hot": lambda me, room: actions.begin_hot(host=me, room=room),
    "hot-over": lambda me, room: actions.end_hot(host=me, room=room),
    "risk": lambda me, room: actions.begin_risk(host=me, room=room),
    "risk-over": lambda me, room: actions.end_risk(host=me, room=room),
    "back": lambda me, room: rooms.take_back_aside(seat=me),
    "nooks-begin": lambda me, room: rooms.begin_nooks(host=me, room=room),
    "nooks-end": lambda me, room: rooms.end_nooks(host=me, room=room),
    "nooks-out": lambda me, room: rooms.leave_nook(seat=me),
}
"""What a host does about the room, with one tap."""
ABOUT: dict[str, Callable[[Seat, Room, Seat], object]] = {
    "voice": lambda me, room, guest: actions.mark_voice(host=me, guest=guest),
    "voice-back": lambda me, room, guest: actions.take_back_voice(host=me, guest=guest),
    "ask": lambda me, room, guest: rooms.offer_turn(host=me, room=room, guest=guest),
    "aside": lambda me, room, guest: rooms.invite_aside(host=me, guest=guest),
}
"""What a host does about somebody in it."""


def at_the_helm(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """After this, the view has an open room and the seat of somebody who leads it. A room that has closed, and an open page of somebody
    who leads it no more, goes to the door, which says why; no page is left behind that asks in vain."""

    @wraps(view)
    def guarded(request: PersonRequest, occurrence_id: UUID, **more: Any) -> HttpResponse:
        try:
            room, me = access.get_led_room(request.person, occurrence_id)
        except access.RoomIsOver:
            return _to_door(request, occurrence_id)
        except Refusal:
            if not _is_fragment(request):
                raise
            return _to_door(request, occurrence_id)
        return view(request, room, me, **more)

    return guarded


def _to_door(request: HttpRequest, occurrence_id: UUID) -> HttpResponse:
    """On to the door of the room; an open page goes there as a whole."""
    if not _is_fragment(request):
        return redirect("hosted:room", occurrence_id=occurrence_id)
    door = reverse("hosted:room", args=[occurrence_id])
    return HttpResponse(headers={"HX-Redirect": door})


@signed_in
@require_safe
@at_the_helm
def console(request: PersonRequest, room: Room, me: Seat) -> HttpResponse:
    """Now and next, what to say, who has been asked; the part of it that changes for pages that ask again."""
    rooms.note_presence(me)
    return _drawn(request, room, me)


@signed_in
@require_POST
@at_the_helm
def lead(request: PersonRequest, room: Room, me: Seat, verb: str) -> HttpResponse:
    """One tap of a host."""
    if verb not in (*ALONE, *ABOUT, "hand-over", "step", "team", "nooks-offer", "look-in"):
        raise Http404
    try:
        _do(request, room, me, verb)
    except Refusal as refusal:
        return _drawn(request, room, me, status=refusal.status, refusal=refusal)
    if not _is_fragment(request):
        return redirect("facilitating:console", occurrence_id=room.pk)
    room, me = access.get_led_room(request.person, room.pk)
    return _drawn(request, room, me)


def _do(request: PersonRequest, room: Room, me: Seat, verb: str) -> None:
    if verb in ALONE:
        ALONE[verb](me, room)
    elif verb in ABOUT:
        ABOUT[verb](me, room, _other(request, room))
    elif verb == "hand-over":
        actions.hand_over(host=me, room=room, to=_other(request, room) if request.POST.get("seat") else None)
    elif verb == "step":
        actions.step_risk(host=me, room=room, done=_count(request, "done"))
    elif verb == "nooks-offer":
        prompt, minutes = request.POST.get("prompt", "").replace("\x00", ""), _count(request, "minutes")
        actions.offer_nooks(host=me, room=room, prompt=prompt, minutes=minutes)
    elif verb == "look-in":
        rooms.visit_nook(host=me, nook=_nook(request, room))
    else:
        _call(request, room, me)


def _key(request: PersonRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return UUID(int=0)


def _nook(request: PersonRequest, room: Room) -> Nook:
    found = Nook.objects.filter(room=room, pk=_key(request, "nook")).first()
    if found is None:
        raise NotNow(_("This small room has ended."))
    return found


def _other(request: PersonRequest, room: Room) -> Seat:
    key = _key(request, "seat")
    found = Seat.objects.select_related("person", "room__occurrence").filter(room=room, pk=key).first()
    if found is None:
        raise NotAllowed(_("This person is not in the room any more."))
    return found


def _count(request: PersonRequest, name: str) -> int:
    said = request.POST.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 3 else 0


def _call(request: PersonRequest, room: Room, me: Seat) -> None:
    """Call the team, and say honestly whether anybody could be reached."""
    route = rooms.call_team(host=me, room=room, guest=_other(request, room) if request.POST.get("seat") else None)
    if route.people:
        messages.success(request, _("The team is being called. Stay with the person until somebody answers."))
    else:
        messages.warning(request, _("Nobody of the team can be reached now. Help them call a line; stay with them."))


def _drawn(request: HttpRequest, room: Room, me: Seat, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "page": queries.console(room, me),
        "hosted_room": room,
        "me": me,
        "occurrence": room.occurrence,
        "series": room.occurrence.meeting,
        "risk": scripts.RISK,
        "hot": scripts.HOT,
        "hot_topics": scripts.HOT_TOPICS,
        "most_alone": hosted.MOST_WITH_ONE_HOST,
        "minutes": NOOK_MINUTES,
        "typed": request.POST.get("prompt", "") if more else "",
        "clock_words": clock_words,
        "live_topic": room.topic,
        "is_private": True,
    }
    if _is_fragment(request):
        context["told"] = list(messages.get_messages(request))
    template = "facilitating/tools.html" if _is_fragment(request) else "facilitating/console.html"
    return render(request, template, context | more, status=200 if _is_fragment(request) else status)


def clock_words(moment: Any) -> str:
    """The hour by the reader's own clock."""
    return time_words(timezone.localtime(moment))


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


@signed_in
@require_POST
def step_in(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Somebody who may host takes over in a room whose host is lost."""
    occurrence = hosted.get_occurrence_for(request.person, occurrence_id)
    room = hosted.room_of(occurrence)
    if room is None:
        raise Http404
    rooms.step_in(seat=hosted.get_seat_for(request.person, room))
    messages.success(request, _("You host now. Thank you. Say hello, and take one quiet breath together."))
    return redirect("facilitating:console", occurrence_id=room.pk)


@signed_in
@require_safe
def sheet(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The run-sheet by the clock, the words for each part, and what to do when it gets hard; made to be printed."""
    occurrence = access.get_occurrence_to_host(request.person, occurrence_id)
    form = format_of(occurrence.format_key)
    context = {
        "occurrence": occurrence,
        "series": occurrence.meeting,
        "format": form,
        "parts": queries.parts_of(form, occurrence.starts_at),
        "risk": scripts.RISK,
        "hot": scripts.HOT,
        "hot_topics": scripts.HOT_TOPICS,
        "check_out": scripts.CHECK_OUT,
        "clock_words": clock_words,
        "seats": range(12),
    }
    return render(request, "facilitating/sheet.html", context)
