"""The listener's desk: the next person, the beginning and end of a talk, somebody at the door, somebody in danger."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.dropin import access, line
from hearthside.dropin.actions.joining import check_there_is_time, new_ticket
from hearthside.dropin.models import Evening, Hours, Listener, Ticket, Way
from hearthside.dropin.moving import lock, take
from hearthside.hosted import access as rooms
from hearthside.hosted import actions as talks
from hearthside.hosted.models import Seat
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications import actions as notifications

GRACE = timedelta(minutes=3)
"""So long a called person is waited for."""
CALLED, TOLD = "dropin.called", "dropin.told"
FIRST_WHY = {
    "danger": _("They may be in danger tonight"),
    "unwell": _("They are very unwell"),
    "child": _("A child is with them and is not safe"),
}


def call_next(*, listener: Listener, evening: Evening) -> Ticket:
    """The first whom this listener can see is called and told. Refuses as `line.call_next`."""
    with transaction.atomic():
        lock(evening)
        tickets = {one.pk: one for one in access.active_tickets(evening)}
        hours = access.hours_of(evening.occurrence.meeting)
        after = take(evening, line.call_next(listener.pk, access.may_take(listener, tickets, hours)))
        spot = after.with_listener(listener.pk)
        assert spot
        ticket = tickets[spot.key]  # type: ignore[index]
        if ticket.person_id:
            notifications.tell([ticket.person_id], CALLED, about=ticket.pk)
    return ticket


def _check_ages(listener: Listener, ticket: Ticket) -> None:
    """Where the policy of the place takes in people under age, it says how; without it they could not have joined."""
    if ticket.person is None or not ticket.person.is_minor:
        return
    hours = access.hours_of(listener.evening.occurrence.meeting)
    if hours is None or not hours.takes_minors:
        rooms.check_ages(listener.person, ticket.person)


def start_talk(ticket: Ticket) -> None:
    """The person and their listener are in a room of their own, in the caller's transaction. The room opens again if it had closed."""
    assert ticket.person and ticket.listener_id
    listener = Listener.objects.select_related("person", "evening__occurrence__meeting__group").get(
        pk=ticket.listener_id
    )
    _check_ages(listener, ticket)
    talks.let_in(host=host_seat(listener), person=ticket.person, name=ticket.name)


def host_seat(listener: Listener) -> Seat:
    """The listener's own seat in the room of the evening, which is open after this."""
    occurrence = listener.evening.occurrence
    talks.open_room(actor=listener.person, occurrence=occurrence, is_one_to_one=True)
    room = rooms.room_of(occurrence)
    assert room
    seat = talks.enter(person=listener.person, room=room, name=listener.name, wish="talk")
    seat.room = room
    return seat


def begin(*, listener: Listener, evening: Evening) -> None:
    """The called person is here: on the phone, at the door, or in writing."""
    ticket = with_me(listener, evening)
    with transaction.atomic():
        take(evening, line.begin(ticket.pk))
        if ticket.way == Way.TEXT:
            start_talk(ticket)


def with_me(listener: Listener, evening: Evening) -> Ticket:
    """The ticket this listener has called or talks with. Refuses when there is none."""
    mine = Ticket.objects.select_related("person", "evening__occurrence__meeting__group")
    found = mine.filter(evening=evening, listener=listener, state__in=[line.CALLED, line.TALKING]).first()
    if found is None:
        raise NotNow(_("You are with nobody right now."))
    return found


def not_here(*, listener: Listener, evening: Evening) -> None:
    """The called person did not come: one place back, or, after two calls, out of the line. Refuses before three minutes are
    over."""
    ticket = with_me(listener, evening)
    if ticket.called_at and timezone.now() < ticket.called_at + GRACE:
        raise NotNow(_("Please wait three minutes for them. Some people need a moment."))
    take(evening, line.not_here(ticket.pk))


def end(*, listener: Listener, evening: Evening) -> None:
    """The talk is over. Only a count stays; the room of the two is left."""
    ticket = with_me(listener, evening)
    with transaction.atomic():
        take(evening, line.end(ticket.pk))
        leave_talk(ticket)


def give_back(*, listener: Listener, evening: Evening) -> None:
    """The listener cannot go on: the person waits where they were, before all who came later, and no call counts against them."""
    ticket = with_me(listener, evening)
    with transaction.atomic():
        after = take(evening, line.give_back(ticket.pk))
        leave_talk(ticket)
        if after.spot(ticket.pk).state == line.TOLD and ticket.person_id:
            notifications.tell([ticket.person_id], TOLD, about=ticket.pk)


def leave_talk(ticket: Ticket) -> None:
    """The person's seat in the room of the evening is empty, if they had one."""
    room = rooms.room_of(ticket.evening.occurrence) if ticket.person else None
    seat = rooms.seat_of(ticket.person, room) if room and ticket.person else None
    if seat is not None and seat.is_in and not seat.is_host:
        talks.leave(seat=seat)


def put_first(*, listener: Listener, evening: Evening, ticket: Ticket, why: str) -> None:
    """They are called before all others. The reason, one of `FIRST_WHY`, is in the audit log; everybody in the line knows the rule."""
    if why not in FIRST_WHY:
        raise NotAllowed(_("Please say why. Going first is for people who may be in danger."))
    with transaction.atomic():
        take(evening, line.put_first(ticket.pk))
        audit.record(listener.person, "dropin.first", ticket, code=why)


@transaction.atomic
def add_at_door(*, listener: Listener, evening: Evening, hours: Hours, name: str) -> Ticket:
    """Somebody who stands at the door is the last in the same line, by a name for tonight and nothing else. Refuses a listener who is
    not at the place."""
    if not listener.is_on_site:
        raise NotAllowed(_("Only who is at the place can let people in at the door."))
    check_there_is_time(evening, hours)
    return new_ticket(evening, lock(evening), person=None, name=name, way=Way.SITE)
