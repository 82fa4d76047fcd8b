"""Leading the room: opening, parts, rounds, slow mode, side rooms, asking somebody to leave, calling the team, closing."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.hosted import access
from hearthside.hosted.actions.lines import changed, mark
from hearthside.hosted.events import RoomClosed
from hearthside.hosted.models import WAITS, Kind, Nook, Place, Room, Seat
from hearthside.kernel import audit
from hearthside.kernel.events import announce
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings.formats import format_of
from hearthside.meetings.models import Occurrence
from hearthside.safety import actions as safety
from hearthside.safety import routing
from hearthside.safety.vocabulary import Reason


@transaction.atomic
def open_room(*, actor: Person, occurrence: Occurrence, is_one_to_one: bool = False) -> Room:
    """The room is open. Opened twice it is the same room; one that closed early opens again while the meeting lasts. What it is for, a
    circle or two at a time, is said when it is first opened. Refuses as `access.check_can_open`."""
    access.check_can_open(actor, occurrence)
    room, is_new = Room.objects.get_or_create(occurrence=occurrence, defaults={"is_one_to_one": is_one_to_one})
    if not is_new and not room.is_open:
        Room.objects.filter(pk=room.pk).update(closed_at=None, closes_at=None)
        room.refresh_from_db()
    audit.record(actor, "hosted.opened", occurrence)
    changed(room.pk)
    return room


@transaction.atomic
def move_step(*, host: Seat, room: Room, step: int) -> None:
    """The meeting is in this part of its format; everybody reads so. A round that was going on ends."""
    access.check_leads(host)
    last = len(format_of(room.occurrence.format_key).steps) - 1
    room.step, room.step_at, room.is_round, room.turn = max(0, min(step, last)), timezone.now(), False, None
    room.save(update_fields=["step", "step_at", "is_round", "turn"])
    mark(room, Kind.STEP)


@transaction.atomic
def start_round(*, host: Seat, room: Room) -> None:
    """A round begins: everybody who is in gets a turn, in the order they came, those who listen as well."""
    access.check_leads(host)
    bring_back(room)
    Seat.objects.filter(room=room).update(asked_at=None, spoke_in_round=False)
    Room.objects.filter(pk=room.pk).update(is_round=True, turn=None)
    room.is_round, room.turn = True, None
    give_turn_on(room)


def bring_back(room: Room) -> None:
    """Nobody is in a small room any more, and none is offered. In the caller's transaction."""
    Seat.objects.filter(room=room).update(nook=None, wants_nook=False)
    Nook.objects.filter(room=room, closed_at=None).update(closed_at=timezone.now())
    Room.objects.filter(pk=room.pk).update(nook_prompt="", nook_minutes=0)


@transaction.atomic
def next_turn(*, host: Seat, room: Room) -> None:
    """A host gives the turn on."""
    access.check_leads(host)
    give_turn_on(room)


@transaction.atomic
def offer_turn(*, host: Seat, room: Room, guest: Seat) -> None:
    """This one person is asked, outside of any round: they talk or pass, and then all may talk again. Refuses while a round goes on, and
    somebody who hosts or is not in the room."""
    access.check_leads(host)
    if room.is_round:
        raise NotNow(_("A round is going on. Everybody who is here gets a turn in it."))
    if guest.is_host or not guest.is_in or guest.with_host_id:
        raise NotAllowed(_("This person cannot be asked right now."))
    Seat.objects.filter(room=room).update(asked_at=timezone.now())
    Seat.objects.filter(pk=guest.pk).update(spoke_in_round=False)
    Room.objects.filter(pk=room.pk).update(is_round=True, turn=guest)
    room.is_round, room.turn = True, guest
    mark(room, Kind.TURN, guest)


def give_turn_on(room: Room) -> None:
    """The next who was not asked in this round has the turn; when everybody was asked, the round is over."""
    waiting = Seat.objects.filter(room=room, place=Place.IN, is_host=False, asked_at=None, with_host=None)
    seat = waiting.order_by("came_at", "pk").first() if room.is_round else None
    Room.objects.filter(pk=room.pk).update(turn=seat, is_round=seat is not None)
    room.turn, room.is_round = seat, seat is not None
    if seat is not None:
        Seat.objects.filter(pk=seat.pk).update(asked_at=timezone.now(), spoke_in_round=False)
        mark(room, Kind.TURN, seat)
    changed(room.pk)


def set_slow(*, host: Seat, room: Room, is_slow: bool) -> None:
    """Each person has one line in twenty seconds, or as many as they like."""
    access.check_leads(host)
    Room.objects.filter(pk=room.pk).update(is_slow=is_slow)
    changed(room.pk)


@transaction.atomic
def invite_aside(*, host: Seat, guest: Seat) -> None:
    """The two write to each other in a side room, where nobody else reads; a room that was about to close waits for them, unless its
    meeting is long over. Refuses as `access.check_side_room`; a host sits with one person at a time."""
    access.check_leads(host)
    access.check_side_room(host, guest)
    if Seat.objects.filter(with_host=host).exclude(pk=guest.pk).exists():
        raise NotAllowed(_("You are in a side room with somebody already. Come back from it first."))
    free = Q(with_host=None) | Q(with_host=host)
    if not Seat.objects.filter(free, pk=guest.pk).update(with_host=host, help_at=None, hand_at=None, nook=None):
        raise NotAllowed(_("Another host is with this person already."))
    since = timezone.now() - WAITS
    Room.objects.filter(pk=guest.room_id, closed_at=None, occurrence__ends_at__gt=since).update(closes_at=None)
    if guest.room.turn_id == guest.pk:
        give_turn_on(guest.room)
    changed(guest.room_id)


def take_back_aside(*, seat: Seat) -> None:
    """The side room is over, for a host or for the person; both are in the room again."""
    Seat.objects.filter(Q(with_host=seat) | Q(pk=seat.pk)).update(with_host=None)
    changed(seat.room_id)


@transaction.atomic
def remove(*, host: Seat, guest: Seat, reason: str) -> None:
    """The person is out of this room for tonight and reads why; the moderators have a case of it. Refuses hosts and no reason."""
    access.check_leads(host)
    if guest.is_host:
        raise NotAllowed(_("A host cannot be asked to leave here. Tell the team instead."))
    Seat.objects.filter(pk=guest.pk).update(
        place=Place.REMOVED, reason=reason, with_host=None, hand_at=None, help_at=None, nook=None
    )
    audit.record(host.person, "hosted.removed", guest.person)
    if guest.room.turn_id == guest.pk:
        give_turn_on(guest.room)
    changed(guest.room_id)


def call_team(*, host: Seat, room: Room, guest: Seat | None) -> routing.Route:
    """The people on watch are called at once, about this person or about the meeting. The route says who was told."""
    access.check_leads(host)
    kind, subject = ("person", guest.person_id) if guest else ("meeting", room.occurrence.meeting_id)
    _report, route = safety.report(
        reporter=host.person, kind=kind, subject_id=subject, reason=Reason.WORRIED, is_urgent=True
    )
    return route


@transaction.atomic
def close_room(*, host: Seat, room: Room) -> None:
    """The room is closed for everybody. Their pages say goodbye and where to go on."""
    access.check_leads(host)
    Room.objects.filter(pk=room.pk).update(closed_at=timezone.now(), is_round=False, turn=None)
    Seat.objects.filter(room=room).update(with_host=None, hand_at=None, help_at=None)
    bring_back(room)
    audit.record(host.person, "hosted.closed", room.occurrence)
    announce(RoomClosed(occurrence_id=room.pk))
    changed(room.pk)
