"""Keeping a line: that there is one, opening and closing an evening, listeners who come and go, and what the clock does."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.dropin import access, line
from hearthside.dropin.actions.listening import GRACE, TOLD, give_back, host_seat, leave_talk
from hearthside.dropin.models import Evening, Hours, Listener, Ticket, Way
from hearthside.dropin.moving import lock, take
from hearthside.hosted import access as rooms
from hearthside.hosted import actions as talks
from hearthside.kernel import audit, push
from hearthside.kernel.refusals import NotNow
from hearthside.meetings.models import Meeting, Occurrence
from hearthside.notifications import actions as notifications

LOST_AFTER = timedelta(minutes=5)
"""A listener whose pages were all closed for so long is not here, unless they are with somebody by phone or at the place."""
SEEN_EVERY = timedelta(seconds=30)
OVERTIME = timedelta(minutes=20)
"""A talk may last so long past the end of the evening."""


@transaction.atomic
def set_hours(
    *, actor: Person, meeting: Meeting, minutes_each: int, takes_minors: bool = False, policy: str = ""
) -> Hours:
    """The series keeps a line. Refuses to change whether people under age are seen, unless a safety lead does it; then the policy is
    said and the change is in the audit log."""
    old = access.hours_of(meeting)
    if takes_minors != bool(old and old.takes_minors):
        access.check_may_set_policy(actor)
        audit.record(actor, "dropin.minors", meeting, code="yes" if takes_minors else "no")
    said = policy if takes_minors else ""
    known = {"minutes_each": minutes_each, "takes_minors": takes_minors, "policy": said}
    made = {**known, "made_by": actor}
    hours, _is_new = Hours.objects.update_or_create(meeting=meeting, defaults=known, create_defaults=made)
    return hours


@transaction.atomic
def stop_hours(*, meeting: Meeting) -> None:
    """The series keeps no line any more. Refuses while an evening is open, so that nobody in it is lost."""
    if Evening.objects.filter(occurrence__meeting=meeting, closed_at=None).exists():
        raise NotNow(_("People may be in the line right now. Close this evening first."))
    Hours.objects.filter(meeting=meeting).delete()


@transaction.atomic
def open_evening(*, actor: Person, occurrence: Occurrence, name: str, is_on_site: bool) -> Evening:
    """The line is open and this listener is here. Opened twice it is the same; one that was closed too early opens again."""
    access.check_can_open(actor, occurrence)
    evening, is_new = Evening.objects.get_or_create(occurrence=occurrence)
    evening.occurrence = occurrence
    if not is_new:
        Evening.objects.filter(pk=evening.pk).update(closed_at=None)
        evening.closed_at = None
    audit.record(actor, "dropin.opened", occurrence)
    come(person=actor, evening=evening, name=name, is_on_site=is_on_site)
    return evening


@transaction.atomic
def come(*, person: Person, evening: Evening, name: str, is_on_site: bool) -> Listener:
    """The listener is here, at the place or from afar, and has a chair in the room for talks in writing where there is one."""
    access.check_listens(person, evening.occurrence)
    now = timezone.now()
    is_there = is_on_site and evening.occurrence.meeting.is_on_site
    here = {"name": name, "is_on_site": is_there, "is_here": True, "seen_at": now, "free_since": now}
    listener, _is_new = Listener.objects.update_or_create(evening=evening, person=person, defaults=here)
    listener.evening = evening
    if evening.occurrence.meeting.is_online:
        host_seat(listener)
    push.changed(evening.topic)
    return listener


def go(*, listener: Listener) -> None:
    """The listener is not here any more. Refuses while they are with somebody."""
    if Ticket.objects.filter(listener=listener, state__in=[line.CALLED, line.TALKING]).exists():
        raise NotNow(_("You are with somebody. End the talk first, or give them back to the line."))
    Listener.objects.filter(pk=listener.pk).update(is_here=False)
    push.changed(listener.evening.topic)


def note_presence(*, listener: Listener, evening: Evening) -> None:
    """A page of this listener was open a moment ago; the room for talks in writing knows it too, and stays open."""
    if timezone.now() - listener.seen_at >= SEEN_EVERY:
        Listener.objects.filter(pk=listener.pk).update(seen_at=timezone.now())
        room = rooms.room_of(evening.occurrence)
        seat = rooms.seat_of(listener.person, room) if room else None
        if seat is not None:
            talks.note_presence(seat)


def close_evening(*, actor: Person, evening: Evening) -> None:
    """Nobody joins any more; everybody who was not seen is told and shown other ways. Talks that go on end in their own time."""
    access.check_listens(actor, evening.occurrence)
    audit.record(actor, "dropin.closed", evening.occurrence)
    close(evening)


def close(evening: Evening) -> None:
    """The same, when the clock does it."""
    with transaction.atomic():
        lock(evening)
        unseen = [one for one in access.active_tickets(evening) if one.state != line.TALKING]
        take(evening, line.close)
        Evening.objects.filter(pk=evening.pk, closed_at=None).update(closed_at=timezone.now())
        for ticket in unseen:
            if ticket.person_id:
                notifications.tell([ticket.person_id], TOLD, about=ticket.pk)


def look_after_evenings() -> None:
    """Evenings whose time is over close; who was called and did not come is put back; people whose listener is lost wait again where they
    were; talks end twenty minutes after the evening. Run twice it changes nothing more."""
    for evening in Evening.objects.select_related("occurrence__meeting__group").filter(
        opened_at__gt=timezone.now() - timedelta(days=2)
    ):
        _look_after(evening, evening.occurrence.ends_at <= timezone.now())


def _look_after(evening: Evening, is_over: bool) -> None:
    if is_over and evening.closed_at is None:
        close(evening)
    for ticket in [one for one in access.active_tickets(evening) if one.state in (line.CALLED, line.TALKING)]:
        if ticket.listener:
            ticket.evening = ticket.listener.evening = evening
            _look_at(ticket, ticket.listener, evening, is_over)
    for listener in Listener.objects.filter(evening=evening, is_here=True, seen_at__lt=timezone.now() - LOST_AFTER):
        if not Ticket.objects.filter(listener=listener, state__in=[line.CALLED, line.TALKING]).exists():
            Listener.objects.filter(pk=listener.pk).update(is_here=False)
            push.changed(evening.topic)


def _look_at(ticket: Ticket, listener: Listener, evening: Evening, is_over: bool) -> None:
    now = timezone.now()
    is_lost = last_seen(listener) < now - LOST_AFTER
    if is_over and ticket.state == line.TALKING:
        if now > evening.occurrence.ends_at + OVERTIME:
            take(evening, line.end(ticket.pk))
            leave_talk(ticket)
    elif ticket.state == line.CALLED and is_lost:
        give_back(listener=listener, evening=evening)
    elif ticket.state == line.CALLED and ticket.called_at and ticket.called_at + GRACE <= now:
        take(evening, line.not_here(ticket.pk))
    elif ticket.state == line.TALKING and is_lost and ticket.way == Way.TEXT:
        give_back(listener=listener, evening=evening)


def last_seen(listener: Listener) -> datetime:
    """When a page of theirs was last open: the desk, or the room in which they write."""
    room = rooms.room_of(listener.evening.occurrence)
    seat = rooms.seat_of(listener.person, room) if room else None
    return max(listener.seen_at, seat.seen_at) if seat else listener.seen_at
