"""What hosts do."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.hosted import access, actions
from hearthside.hosted.forms import RemoveForm
from hearthside.hosted.models import Room, Seat
from hearthside.hosted.views.pages import done, opened, refused
from hearthside.kernel.refusals import NotAllowed, Refusal

Verb = Callable[[Seat, Room], object]
ABOUT_ROOM: dict[str, Verb] = {
    "next-part": lambda me, room: actions.move_step(host=me, room=room, step=room.step + 1),
    "part-before": lambda me, room: actions.move_step(host=me, room=room, step=room.step - 1),
    "round": lambda me, room: actions.start_round(host=me, room=room),
    "next": lambda me, room: actions.next_turn(host=me, room=room),
    "slow": lambda me, room: actions.set_slow(host=me, room=room, is_slow=True),
    "quick": lambda me, room: actions.set_slow(host=me, room=room, is_slow=False),
    "close": lambda me, room: actions.close_room(host=me, room=room),
}


@signed_in
@require_POST
def lead(request: PersonRequest, occurrence_id: UUID, verb: str) -> HttpResponse:
    """One thing that a host does: about the room, or about somebody in it (`seat`)."""
    if verb not in (*ABOUT_ROOM, "aside", "remove", "team"):
        raise Http404
    room = opened(request, occurrence_id)
    me = access.get_seat_for(request.person, room)
    access.check_leads(me)
    try:
        _lead(request, room, me, verb)
    except Refusal as refusal:
        return refused(request, room, me, refusal)
    return redirect("hosted:room", occurrence_id=room.pk) if verb == "close" else done(request, room, me)


def _lead(request: PersonRequest, room: Room, me: Seat, verb: str) -> None:
    if verb in ABOUT_ROOM:
        ABOUT_ROOM[verb](me, room)
    elif verb == "team":
        _call(request, room, me)
    elif verb == "remove":
        actions.remove(host=me, guest=_other(request, room), reason=_reason(request))
    else:
        actions.invite_aside(host=me, guest=_other(request, room))


def _other(request: PersonRequest, room: Room) -> Seat:
    """The person the button was about."""
    found = Seat.objects.select_related("person", "room__occurrence").filter(room=room, pk=_uuid(request)).first()
    if found is None:
        raise NotAllowed(_("This person is not in the room any more."))
    return found


def _uuid(request: PersonRequest) -> UUID:
    try:
        return UUID(request.POST.get("seat", ""))
    except ValueError:
        return UUID(int=0)


def _reason(request: PersonRequest) -> str:
    form = RemoveForm(request.POST)
    if not form.is_valid():
        raise NotAllowed(_("Please say why. Nobody is sent away without a word."))
    return str(form.cleaned_data["reason"])


def _call(request: PersonRequest, room: Room, me: Seat) -> None:
    """Call the team, and say honestly whether anybody could be reached."""
    other = _other(request, room) if request.POST.get("seat") else None
    route = actions.call_team(host=me, room=room, guest=other)
    if route.people:
        messages.success(request, _("The team is being called. Stay with the person until somebody answers."))
    else:
        messages.warning(request, _("Nobody of the team can be reached now. Help them call a line; stay with them."))
