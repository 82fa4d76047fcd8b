"""Who may ask to come into a call, begin it, and lead it. Each check refuses with a kind sentence, or gives nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Block, Person
from hearthside.calls.models import Call, Chosen, Guest, Stand, Way
from hearthside.hosted import access as hosted
from hearthside.hosted.models import Place, Seat
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings import access as meetings
from hearthside.meetings.models import SEATED, Meeting, Occurrence
from hearthside.safety import access as safety
from hearthside.trying import access as trying

ASKS_FROM = timedelta(minutes=30)
"""So long before a meeting people may ask to come in, and wait."""
ENDS_AFTER = timedelta(minutes=15)
"""So long after the end of a meeting its call is still on, for a word in the door."""


def way_of(meeting: Meeting) -> Way | None:
    """How people hear each other at this series: the server that was chosen, else its own link, else its number, else not at all.
    One query for meetings that people can join from afar, none for others."""
    if not meeting.is_online:
        return None
    chosen = Chosen.objects.filter(meeting=meeting).values_list("way", flat=True).first()
    if chosen:
        return Way(chosen)
    return Way.LINK if meeting.link else Way.PHONE if meeting.phone else None


def get_occurrence_for(person: Person | None, occurrence_id: UUID) -> tuple[Occurrence, Way]:
    """The meeting and its way, if the person may see it and it has one; else Http404."""
    occurrence = meetings.get_occurrence_for(person, occurrence_id)
    way = way_of(occurrence.meeting)
    if way is None:
        raise Http404
    return occurrence, way


def call_of(occurrence: Occurrence) -> Call | None:
    """The call of this meeting, or None while nobody asked for it."""
    return Call.objects.select_related("occurrence__meeting__group").filter(pk=occurrence.pk).first()


def guest_of(person: Person, call: Call | None) -> Guest | None:
    """The person's own place in this call, or None."""
    return Guest.objects.filter(call=call, person=person).first() if call else None


def get_guest_for(person: Person, call: Call) -> Guest:
    """The person's own place. Refuses whoever did not say yes to what is passed on."""
    found = guest_of(person, call)
    if found is None:
        raise NotAllowed(
            _("Please read what is passed on first, and choose a name for tonight."), way_on=to_door(call.occurrence)
        )
    return found


def check_can_enter(person: Person, occurrence: Occurrence, guest: Guest | None) -> None:
    """Refuses somebody who was asked to leave tonight, whoever could not come to this meeting, and people without a seat; and all
    while it is too early or over. Hosts need no seat."""
    check_may_take_part(person)
    meetings.check_is_ahead(occurrence)
    _check_not_sent_away(person, occurrence, guest)
    if timezone.now() < occurrence.starts_at - ASKS_FROM:
        raise NotNow(_("You can ask to come in half an hour before it begins."), way_on=to_meeting(occurrence))
    if meetings.is_host(person, occurrence):
        return
    meetings.check_can_come(person, occurrence)
    safety.check_not_sanctioned(person, occurrence.meeting.group_id)
    if not occurrence.meeting.is_public:
        trying.check_can_write(person, occurrence.meeting.group)
    mine = meetings.attendance_of(person, occurrence)
    if mine is None or mine.state not in SEATED:
        raise NotAllowed(_("Say that you come first. Then the way in is open to you."), way_on=to_meeting(occurrence))


def _check_not_sent_away(person: Person, occurrence: Occurrence, guest: Guest | None) -> None:
    away = guest is not None and guest.stand == Stand.REMOVED
    if away or Seat.objects.filter(room=occurrence.pk, person=person, place=Place.REMOVED).exists():
        raise NotAllowed(
            _("A host asked you to leave for tonight. You can still talk to somebody."),
            way_on=(reverse("directory:help"), _("Get help now")),
        )


def check_can_begin(person: Person, occurrence: Occurrence) -> None:
    """Refuses all but its hosts, and more than a quarter of an hour before it begins or after its end."""
    hosted.check_can_open(person, occurrence)


def check_leads(person: Person, call: Call) -> None:
    """Refuses all but those who host this meeting."""
    check_may_take_part(person)
    if not meetings.is_host(person, call.occurrence):
        raise NotAllowed(_("Only those who host can do that."), way_on=to_door(call.occurrence))


def somebody_kept_away_is_in(person: Person, call: Call | None) -> bool:
    """Whether somebody whom this person blocked or muted may come into the call. Only the one who did it is told. One query."""
    if call is None:
        return False
    kept_away = Block.objects.filter(blocker=person).values("blocked")
    return Guest.objects.filter(call=call, stand=Stand.IN, person__in=kept_away).exists()


def to_door(occurrence: Occurrence) -> tuple[str, Any]:
    """Where the door of the call is."""
    return reverse("calls:door", args=[occurrence.pk]), _("To the door of the call")


def to_meeting(occurrence: Occurrence) -> tuple[str, Any]:
    """Where the meeting is."""
    return reverse("meetings:meeting", args=[occurrence.pk]), _("To the meeting")
