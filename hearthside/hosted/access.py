"""Who may open a room, come in, speak and lead. Each check refuses with a kind sentence, or gives nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import AgeBand, Person
from hearthside.hosted.models import Nook, Place, Room, Seat
from hearthside.kernel.prepared import Prepared, columns, revived
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings import access as meetings
from hearthside.meetings.models import Coming, Occurrence
from hearthside.safety import access as safety
from hearthside.trying import access as trying

OPENS_BEFORE = timedelta(minutes=15)
"""Hosts may open the room so long before the meeting begins."""
MOST_WITH_ONE_HOST = 8
"""One host alone holds no more people than this (DOMAIN 2.3): the next comes in when there are two."""


def get_occurrence_for(person: Person | None, occurrence_id: UUID) -> Occurrence:
    """The meeting, if the person may see it and people can take part from afar; else Http404."""
    occurrence = meetings.get_occurrence_for(person, occurrence_id)
    if not occurrence.meeting.is_online:
        raise Http404
    return occurrence


def room_of(occurrence: Occurrence) -> Room | None:
    """The room of this meeting, or None while nobody opened it."""
    rows = _room(occurrence_id=occurrence.pk)
    if not rows:
        return None
    room = revived(Room, rows[0])
    room.occurrence = occurrence
    return room


@Prepared
def _room(occurrence_id: UUID) -> QuerySet[Room, Any]:
    return Room.objects.filter(pk=occurrence_id).values_list(*columns(Room))


def seat_of(person: Person, room: Room) -> Seat | None:
    """The person's seat in this room, or None."""
    rows = _seat(room_id=room.pk, person_id=person.pk)
    if not rows:
        return None
    seat = revived(Seat, rows[0])
    seat.room, seat.person = room, person
    return seat


@Prepared
def _seat(room_id: UUID, person_id: UUID) -> QuerySet[Seat, Any]:
    return Seat.objects.filter(room=room_id, person=person_id).values_list(*columns(Seat))


def check_can_open(person: Person, occurrence: Occurrence) -> None:
    """Refuses all but its hosts, and more than a quarter of an hour before it begins or after its end."""
    check_may_take_part(person)
    way_on = (reverse("meetings:meeting", args=[occurrence.pk]), _("To the meeting"))
    if not meetings.is_host(person, occurrence):
        raise NotAllowed(_("A room opens with a host. This meeting is hosted by others."), way_on=way_on)
    meetings.check_is_ahead(occurrence)
    if timezone.now() < occurrence.starts_at - OPENS_BEFORE:
        raise NotNow(_("You can open the room a quarter of an hour before the meeting begins."), way_on=way_on)


def check_can_enter(person: Person, room: Room, seat: Seat | None = None) -> None:
    """Refuses a closed room, somebody who was asked to leave it, and whoever could not come to this meeting at all. Who is in stays in
    when it takes longer than was planned. Whoever has their seat in hand gives it, and saves a query."""
    check_may_take_part(person)
    check_is_open(room)
    occurrence, seat = room.occurrence, seat or seat_of(person, room)
    _check_stays(seat)
    if meetings.is_host(person, occurrence):
        return
    if seat is not None and seat.is_in:
        meetings.check_can_stay(person, occurrence)
    else:
        _check_can_come_in(person, room)
    safety.check_not_sanctioned(person, occurrence.meeting.group_id)
    if not occurrence.meeting.is_public:
        trying.check_can_write(person, occurrence.meeting.group)
    _check_has_a_seat(person, occurrence)


def _check_can_come_in(person: Person, room: Room) -> None:
    check_comes_by_door(person, room)
    meetings.check_can_come(person, room.occurrence)
    if not room.is_one_to_one:
        check_hosts_are_enough(room)


def check_was_not_sent_away(person: Person, occurrence: Occurrence) -> None:
    """Refuses somebody whom a host asked to leave this evening."""
    _check_stays(Seat.objects.filter(room=occurrence.pk, person=person).first())


def _check_stays(seat: Seat | None) -> None:
    if seat is not None and seat.place == Place.REMOVED:
        raise NotAllowed(
            _("A host asked you to leave this room for tonight. You can still talk to somebody."), way_on=_help()
        )


def check_comes_by_door(person: Person, room: Room) -> None:
    """Refuses all but hosts in a room where people talk two by two."""
    if room.is_one_to_one and not meetings.is_host(person, room.occurrence):
        way_on = (reverse("meetings:meeting", args=[room.pk]), _("To the meeting"))
        raise NotAllowed(_("Here people talk two by two. A listener lets you in when it is your turn."), way_on=way_on)


def check_hosts_are_enough(room: Room) -> None:
    """Refuses one more guest while a single host holds as many people as one can. One query."""
    here = list(Seat.objects.filter(room=room, place=Place.IN).values_list("is_host", flat=True))
    if sum(here) < 2 and len(here) - sum(here) >= MOST_WITH_ONE_HOST:
        raise NotNow(
            _("One host is alone tonight and holds as many people as one can. Try again when a second host is here."),
            way_on=_help(),
        )


def _check_has_a_seat(person: Person, occurrence: Occurrence) -> None:
    """Where seats are counted, whoever waits for one cannot come in yet."""
    mine = meetings.attendance_of(person, occurrence) if occurrence.is_full else None
    if occurrence.is_full and (mine is None or mine.state == Coming.WAITING):
        raise NotNow(
            _("Every seat is taken tonight. If one becomes free, it goes to those who wait."),
            way_on=(reverse("meetings:meeting", args=[occurrence.pk]), _("To the meeting")),
        )


def check_is_open(room: Room) -> None:
    """Refuses a room that has closed."""
    if not room.is_open:
        raise NotNow(_("This room has closed. There are other ways to be with somebody."), way_on=_help())


def get_seat_for(person: Person, room: Room) -> Seat:
    """The person's own seat in an open room. Refuses those who did not come in, have left, or were asked to leave; a member who was
    paused, blocked from the group or sent away since then is refused as well."""
    seat = seat_of(person, room)
    if seat is None or not seat.is_in:
        raise NotAllowed(
            _("You are not in this room."),
            way_on=(reverse("hosted:room", args=[room.pk]), _("To the door of the room")),
        )
    check_can_enter(person, room, seat)
    return seat


def check_can_speak(seat: Seat, room: Room) -> None:
    """Refuses others than whose turn it is while a round goes on. In a side room, and for hosts, there are no turns."""
    if room.is_one_to_one and not seat.is_host and seat.with_host_id is None:
        raise NotNow(_("Your talk is over. You can ask for another at any time."))
    if room.is_round and not seat.is_host and seat.with_host_id is None and room.turn_id != seat.pk:
        raise NotNow(
            _("A round is going on: one person talks, the others listen. Your turn comes. You can raise a hand.")
        )


def check_leads(seat: Seat) -> None:
    """Refuses all but hosts."""
    if not seat.is_host:
        raise NotAllowed(_("Only those who host can do that."))


def check_side_room(host: Seat, guest: Seat) -> None:
    """Refuses a side room of two hosts, and of a grown-up with somebody under age (DOMAIN 3.7): call the team for them."""
    if guest.is_host or not guest.is_in:
        raise NotAllowed(_("A side room is for a host and somebody who takes part."))
    check_ages(host.person, guest.person)


def check_ages(one: Person, other: Person) -> None:
    """Refuses to leave two people alone of whom one is under age and the other of another age."""
    if one.age_band != other.age_band:
        raise NotAllowed(_("You two may not be alone here, since one of you is under age. Please call the team."))


def check_nook_visit(host: Seat, nook: Nook) -> None:
    """Refuses a host who would be alone in a small room with somebody of another age (DOMAIN 3.7), and one that has ended. One query."""
    check_leads(host)
    if nook.room_id != host.room_id or nook.closed_at is not None:
        raise NotNow(_("This small room has ended."))
    inside = Seat.objects.filter(nook=nook, place=Place.IN, is_host=False)
    bands = list(inside.values_list("person__age_band", flat=True))
    if len(bands) < 2 and AgeBand.YOUTH in {*bands, host.person.age_band}:
        raise NotAllowed(_("You two may not be alone here, since one of you is under age. Please call the team."))


def _help() -> tuple[str, object]:
    return reverse("directory:help"), _("Get help now")
