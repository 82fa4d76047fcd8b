"""Coming in, how one takes part, and going."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.names import LONGEST, key_of
from hearthside.hosted import access
from hearthside.hosted.actions.hosting import give_turn_on
from hearthside.hosted.actions.keeping import keep_open
from hearthside.hosted.actions.lines import changed
from hearthside.hosted.models import Place, Room, Seat, Wish
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed
from hearthside.meetings import access as meetings
from hearthside.meetings import actions as meeting_actions
from hearthside.meetings.models import Attendance, Coming

NAME_TAKEN = _("Somebody in this room has this name tonight. Please choose another.")


def enter(*, person: Person, room: Room, name: str, wish: str, before: int | None = None) -> Seat:
    """The person is in the room under this name; who was in before keeps the seat and the name people know.

    Refuses as `access.check_can_enter`, and a name that somebody else has tonight.
    """
    access.check_can_enter(person, room)
    check_rate("room-enter", person.pk, at_most=30, per_seconds=600)
    seat = access.seat_of(person, room)
    try:
        with transaction.atomic():
            return _come_back(seat, wish) if seat else _new_seat(person, room, name, wish, before)
    except IntegrityError:
        again = access.seat_of(person, room)
        if again is None:
            raise NotAllowed(NAME_TAKEN) from None
        return again


def _new_seat(person: Person, room: Room, name: str, wish: str, before: int | None) -> Seat:
    is_host = meetings.is_host(person, room.occurrence)
    if Seat.objects.filter(room=room, name_key=key_of(name)).exists():
        raise NotAllowed(NAME_TAKEN)
    seat = Seat.objects.create(
        room=room, person=person, name=name, name_key=key_of(name), wish=wish, is_host=is_host, before=before
    )
    Attendance.objects.filter(occurrence=room.occurrence, person=person, state=Coming.GOING).update(
        state=Coming.ATTENDED
    )
    _settled(room, seat)
    return seat


@transaction.atomic
def let_in(*, host: Seat, person: Person, name: str) -> Seat:
    """The person is in a room for two at a time, in a side room with this host. Who asked for this answers for the ages; a name that is
    taken tonight gets a number behind it. Refuses a closed room, a guest as host, and a host who sits with somebody else."""
    access.check_leads(host)
    access.check_is_open(host.room)
    if Seat.objects.filter(with_host=host).exclude(person=person).exists():
        raise NotAllowed(_("You are with somebody already. Come back from there first."))
    seat, _is_new = Seat.objects.get_or_create(room=host.room, person=person, defaults=_named(host.room, name))
    now = timezone.now()
    Seat.objects.filter(pk=seat.pk).update(place=Place.IN, with_host=host, seen_at=now, came_at=now)
    seat.refresh_from_db()
    changed(host.room_id)
    return seat


def _named(room: Room, name: str) -> dict[str, str]:
    """The name, or the same with the first number that nobody has."""
    taken = set(Seat.objects.filter(room=room).values_list("name_key", flat=True))
    shown, number = name, 2
    while key_of(shown) in taken:
        shown, number = f"{name[: LONGEST - 4]} {number}", number + 1
    return {"name": shown, "name_key": key_of(shown)}


def _come_back(seat: Seat, wish: str) -> Seat:
    seat.place, seat.wish, seat.seen_at = Place.IN, wish, timezone.now()
    seat.save(update_fields=["place", "wish", "seen_at"])
    _settled(seat.room, seat)
    return seat


def _settled(room: Room, seat: Seat) -> None:
    """A host who is here keeps the room open."""
    if seat.is_host:
        keep_open(room.pk)
    changed(room.pk)


@transaction.atomic
def step_in(*, seat: Seat) -> None:
    """Somebody in the room hosts from now on, and the room stays open. Refuses who may not host this meeting."""
    access.check_is_open(seat.room)
    meeting_actions.host(person=seat.person, occurrence=seat.room.occurrence)
    Seat.objects.filter(pk=seat.pk).update(is_host=True, hand_at=None, seen_at=timezone.now())
    seat.is_host = True
    if seat.room.turn_id == seat.pk:
        give_turn_on(seat.room)
    _settled(seat.room, seat)


@transaction.atomic
def leave(*, seat: Seat) -> None:
    """The seat is empty, without a line about it. A turn of theirs goes on; what they wrote stays until the room forgets."""
    room = seat.room
    Seat.objects.filter(pk=seat.pk).update(place=Place.LEFT, hand_at=None, help_at=None, with_host=None, nook=None)
    Seat.objects.filter(with_host=seat).update(with_host=None)
    if room.turn_id == seat.pk:
        give_turn_on(room)
    changed(room.pk)


def set_wish(*, seat: Seat, wish: str) -> None:
    """They may talk, or listen for now. Nobody is told; hosts see it in the list."""
    if wish not in Wish.values:
        raise NotAllowed(_("Please choose to talk or to listen."))
    Seat.objects.filter(pk=seat.pk).update(wish=wish)
    changed(seat.room_id)


def answer_after(*, seat: Seat, after: int) -> bool:
    """How heavy it is now (1 light to 5 heavy), for this person's own page; it is gone with the room. True when it is heavier by two
    or more than when they came in, so that their page offers them somebody."""
    Seat.objects.filter(pk=seat.pk).update(after=after)
    seat.after = after
    return seat.is_heavier
