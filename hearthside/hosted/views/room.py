"""The door, the room, and what everybody in it can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.hosted import access, actions
from hearthside.hosted.forms import AfterForm, EnterForm, SayForm
from hearthside.hosted.models import Line, Room, Seat
from hearthside.hosted.since import lines_since
from hearthside.hosted.views.pages import added, done, door, draft_of, inside, is_fragment, opened, parts
from hearthside.kernel.refusals import NotAllowed, Refusal, permits


@signed_in
@require_safe
def room(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The room for who is in it, its door for everybody else who may see the meeting."""
    occurrence = access.get_occurrence_for(request.person, occurrence_id)
    found = access.room_of(occurrence)
    me = access.seat_of(request.person, found) if found else None
    if found is None or me is None or not found.is_open or not me.is_in:
        return door(request, occurrence, found)
    try:
        access.check_can_enter(request.person, found, me)
    except Refusal as refusal:
        return door(request, occurrence, found, refusal=refusal, status=refusal.status)
    actions.note_presence(me)
    return inside(request, found, me)


@signed_in
@require_POST
def open_room(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """A host opens the room and goes to its door."""
    occurrence = access.get_occurrence_for(request.person, occurrence_id)
    actions.open_room(actor=request.person, occurrence=occurrence)
    return redirect("hosted:room", occurrence_id=occurrence.pk)


@signed_in
@require_POST
def enter(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Come in. What was typed stays when it cannot be."""
    found = opened(request, occurrence_id)
    form = EnterForm(request.POST)
    if not form.is_valid():
        return door(request, found.occurrence, found, form=form, status=422)
    given = {name: form.cleaned_data[name] for name in ("name", "wish", "before")}
    try:
        actions.enter(person=request.person, room=found, **given)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return door(request, found.occurrence, found, form=form, status=refusal.status)
    return redirect("hosted:room", occurrence_id=found.pk)


@signed_in
@require_safe
def news(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The part that changes, for open pages; new words alone while nothing else changed. Who is not in the room any more is sent to its
    door."""
    found = opened(request, occurrence_id)
    me = access.seat_of(request.person, found)
    if me is None or not me.is_in or not permits(access.check_can_enter, request.person, found, me):
        answer = HttpResponse(status=200 if is_fragment(request) else 302)
        answer.headers["HX-Redirect" if is_fragment(request) else "Location"] = request.path.removesuffix("news/")
        return answer
    actions.note_presence(me)
    if is_fragment(request) and (lines := _new_words(request, found, me)) is not None:
        return added(request, found, me, lines)
    context = parts(found, me, all_lines=request.GET.get("all") == "yes")
    return render(request, "hosted/talk.html" if is_fragment(request) else "hosted/all.html", context)


def _new_words(request: PersonRequest, room: Room, me: Seat) -> list[Line] | None:
    since, shape = request.GET.get("since", ""), request.GET.get("shape", "")
    return lines_since(room, me, since, shape) if shape else None


@signed_in
@require_POST
def say(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """One line. Typed words survive every refusal."""
    found = opened(request, occurrence_id)
    me, form = access.get_seat_for(request.person, found), SayForm(request.POST)
    if not form.is_valid():
        return _again(request, found, me, form, 422)
    try:
        said = actions.say(seat=me, room=found, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return _again(request, found, me, form, refusal.status)
    if is_fragment(request):
        answer = _say_part(request, found, me, SayForm(), said=said)
        answer.headers["HX-Trigger"] = "said"
        return answer
    if said.verdict.shows_help or said.is_held:
        return inside(request, access.room_of(found.occurrence) or found, me, said=said)
    messages.success(request, _("Your words are here now."), extra_tags=f"draft-done:{draft_of(found)}")
    return redirect("hosted:room", occurrence_id=found.pk)


def _again(request: PersonRequest, room: Room, me: Seat, form: SayForm, status: int) -> HttpResponse:
    if is_fragment(request):
        return _say_part(request, room, me, form)
    return inside(request, room, me, form=form, status=status)


def _say_part(request: PersonRequest, room: Room, me: Seat, form: SayForm, **more: Any) -> HttpResponse:
    return render(
        request,
        "hosted/say.html",
        {**parts(room, me), "form": form, "keep": draft_of(room), "takes_focus": True, **more},
    )


VERBS: dict[str, Callable[..., object]] = {
    "hand": lambda me, room: actions.raise_hand(seat=me),
    "hand-down": lambda me, room: actions.lower_hand(seat=me),
    "pass": lambda me, room: actions.pass_turn(seat=me, room=room),
    "help": lambda me, room: actions.ask_for_help(seat=me),
    "talk": lambda me, room: actions.set_wish(seat=me, wish="talk"),
    "listen": lambda me, room: actions.set_wish(seat=me, wish="listen"),
    "back": lambda me, room: actions.take_back_aside(seat=me),
    "nook": lambda me, room: actions.want_nook(seat=me, room=room, wants=True),
    "no-nook": lambda me, room: actions.want_nook(seat=me, room=room, wants=False),
    "out": lambda me, room: actions.leave_nook(seat=me),
    "leave": lambda me, room: actions.leave(seat=me),
}
"""What everybody in the room can do with one button."""


@signed_in
@require_POST
def do(request: PersonRequest, occurrence_id: UUID, verb: str) -> HttpResponse:
    """One of `VERBS`."""
    if verb not in VERBS:
        raise Http404
    found = opened(request, occurrence_id)
    me = access.get_seat_for(request.person, found)
    VERBS[verb](me, found)
    if verb == "leave":
        messages.success(request, _("You have left. You can come back as long as the room is open."))
        return redirect("hosted:room", occurrence_id=found.pk)
    return done(request, found, me)


@signed_in
@require_POST
def after(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """How heavy it is now. Who leaves with more than they came with is offered somebody at once."""
    found = opened(request, occurrence_id)
    me, form = access.seat_of(request.person, found), AfterForm(request.POST)
    if me is None:
        raise NotAllowed(_("You were not in this room."))
    if not form.is_valid():
        return door(request, found.occurrence, found, after_form=form, status=422)
    is_heavier = actions.answer_after(seat=me, after=int(form.cleaned_data["after"]))
    return door(request, found.occurrence, found, is_answered=True, is_heavier=is_heavier)
