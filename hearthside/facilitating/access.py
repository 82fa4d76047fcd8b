"""Who holds the console, who writes the log, and who is offered what comes after. Each check refuses kindly, or gives nothing."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.facilitating.models import Onward
from hearthside.hosted import access as hosted
from hearthside.hosted.models import Room, Seat
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings import access as meetings
from hearthside.meetings.actions.hosting import who_could_host
from hearthside.meetings.models import Occurrence


class RoomIsOver(NotNow):
    """The room has closed; its door says goodbye, and shows hosts where their notes are."""


def get_led_room(person: Person, occurrence_id: UUID) -> tuple[Room, Seat]:
    """The open room of this meeting and the person's own seat in it. Refuses all but its hosts, a room that is not open yet, and
    (RoomIsOver) one that has closed."""
    occurrence = hosted.get_occurrence_for(person, occurrence_id)
    room = hosted.room_of(occurrence)
    if room is None:
        raise NotNow(_("This room is not open yet. It opens when a host is here."), way_on=_door(occurrence))
    if not room.is_open:
        raise RoomIsOver(_("This room has closed."), way_on=_door(occurrence))
    seat = hosted.get_seat_for(person, room)
    hosted.check_leads(seat)
    return room, seat


def get_occurrence_to_host(person: Person, occurrence_id: UUID) -> Occurrence:
    """A meeting that this person hosts, or leads the group of; Http404 when they may not know of it."""
    occurrence = meetings.get_occurrence_for(person, occurrence_id)
    meetings.check_can_host(person, occurrence)
    return occurrence


def check_could_host(person: Person, occurrence: Occurrence) -> None:
    """Refuses who is neither a usual host, nor down for cover, nor a helper or leader of the group. Two queries."""
    if person.pk not in who_could_host(occurrence):
        raise NotAllowed(_("The hosts of a meeting are chosen by those who lead the group."))


def get_onward_for(person: Person, occurrence_id: UUID) -> Onward:
    """What reached this person after that meeting; for anybody else, before its time and two weeks later it does not exist (Http404)."""
    mine = Onward.objects.filter(person=person, occurrence=occurrence_id).exclude(sent_at=None)
    found = mine.select_related("occurrence__meeting__group").order_by("-days").first()
    if found is None:
        raise Http404
    return found


def check_was_there(person: Person, occurrence: Occurrence) -> None:
    """Refuses who was not at this meeting, and everybody two weeks after it: nobody knows any more who was there. One query."""
    check_may_take_part(person)
    if not Onward.objects.filter(person=person, occurrence=occurrence).exists():
        raise NotAllowed(
            _("This is for those who were at the meeting, for two weeks."),
            way_on=(reverse("meetings:meeting", args=[occurrence.pk]), _("To the meeting")),
        )


def _door(occurrence: Occurrence) -> tuple[str, object]:
    return reverse("hosted:room", args=[occurrence.pk]), _("To the door of the room")
