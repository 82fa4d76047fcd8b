"""Who sees a programme and a course, and who fills them in."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotAllowed
from hearthside.meetings import access as meetings
from hearthside.meetings.models import Attendance, Coming, Meeting, Occurrence
from hearthside.programmes.models import Part


def get_programme_for(person: Person | None, occurrence_id: UUID) -> Occurrence:
    """The meeting whose programme it is, for everybody who may see the meeting (else Http404)."""
    return meetings.get_occurrence_for(person, occurrence_id)


def get_part_for(person: Person, part_id: UUID) -> Part:
    """The part, for its keeper and those who lead the group; for anyone else it does not exist (Http404)."""
    found = Part.objects.select_related("occurrence__meeting__group", "keeper").filter(pk=part_id).first()
    if found is None or not fills(person, found):
        raise Http404
    return found


def fills(person: Person | None, part: Part) -> bool:
    """Whether the person may say what the part is."""
    if person is None or person.is_paused:
        return False
    return part.keeper_id == person.pk or meetings.may_lead(person, part.occurrence.meeting.group)


def check_leads(person: Person, meeting: Meeting) -> None:
    """Refuses all but those who lead the group."""
    check_may_take_part(person)
    if not meetings.may_lead(person, meeting.group):
        raise NotAllowed(_("Only those who lead the group can do that."))


def check_takes_part(person: Person, meeting: Meeting) -> None:
    """Refuses all but people with a seat in the course, its hosts' group leaders among them."""
    has_seat = Attendance.objects.filter(person=person, occurrence__meeting=meeting, state=Coming.GOING).exists()
    been = Attendance.objects.filter(person=person, occurrence__meeting=meeting, state=Coming.ATTENDED).exists()
    if not (has_seat or been or meetings.may_lead(person, meeting.group)):
        raise NotAllowed(_("This is for people who take part in the course. You are welcome to ask for a seat."))
