"""Who may see a meeting, come to it, host it and change it. Pages show buttons by these rules; actions refuse by the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import AgeBand, Person
from hearthside.groups import access as groups
from hearthside.groups.models import INSIDE, LEADING, LIVING, Group, Membership, Standing
from hearthside.kernel.prepared import Prepared, columns, revived
from hearthside.kernel.refusals import NotAllowed, NotNow, permits
from hearthside.meetings.ends import last_day_of
from hearthside.meetings.models import Attendance, Host, Meeting, Occurrence, SeriesState, State, age_fits
from hearthside.places.models import Venue
from hearthside.trying.access import trial_of
from hearthside.ui.words_for_time import date_words

Part = TypeVar("Part", bound=Model)
_COLUMNS = [
    *columns(Occurrence),
    *columns(Meeting, "meeting__"),
    *columns(Group, "meeting__group__"),
    *columns(Venue, "meeting__venue__"),
]
NOT_INSIDE = _("This is for members of the group. You are welcome to join first.")


def get_occurrence_for(person: Person | None, occurrence_id: UUID) -> Occurrence:
    """The meeting with its series and group, if this person may know of it; for anyone else it does not exist (Http404). One query."""
    if person is None:
        shown = Occurrence.objects.visible_to(None).select_related("meeting__group", "meeting__venue")
        return _or_404(shown.filter(pk=occurrence_id).first())
    rows = _shown(occurrence_id=occurrence_id, person_id=person.pk, age_band=person.age_band, now=timezone.now())
    return _or_404(_revived(rows[0]) if rows else None)


@Prepared
def _shown(occurrence_id: UUID, person_id: UUID, age_band: str, now: datetime) -> QuerySet[Occurrence, Any]:
    shown = Occurrence.objects.visible_to(Person(pk=person_id, age_band=age_band), now).filter(pk=occurrence_id)
    return shown.values_list(*_COLUMNS)


def _revived(row: tuple[Any, ...]) -> Occurrence:
    values = iter(row)
    found, meeting = _next(Occurrence, values), _next(Meeting, values)
    group, venue = _next(Group, values), _next(Venue, values)
    found.meeting, meeting.group = meeting, group
    meeting.venue = venue if meeting.venue_id else None
    return found


def _next(model: type[Part], values: Iterator[Any]) -> Part:
    return revived(model, list(islice(values, len(columns(model)))))


def _or_404(found: Occurrence | None) -> Occurrence:
    if found is None:
        raise Http404
    return found


def get_meeting_for(person: Person | None, meeting_id: UUID) -> Meeting:
    """The series with its group, by the same rule. One query."""
    found = Meeting.objects.visible_to(person).select_related("group").filter(pk=meeting_id).first()
    if found is None:
        raise Http404
    return found


def is_inside(person: Person | None, group: Group) -> bool:
    """Whether the person is a member of the group, also one on a pause. One query."""
    return person is not None and bool(_inside(group_id=group.pk, person_id=person.pk))


@Prepared
def _inside(group_id: UUID, person_id: UUID) -> QuerySet[Membership, Any]:
    return Membership.objects.filter(group=group_id, person=person_id, state__in=INSIDE).values_list("pk")


def check_can_come(person: Person, occurrence: Occurrence) -> None:
    """Refuses a meeting that is over or called off, another age, a paused account, and strangers at a members' meeting;
    somebody who looks around in the group is none."""
    check_may_take_part(person)
    check_is_ahead(occurrence)
    check_can_stay(person, occurrence)


def check_can_stay(person: Person, occurrence: Occurrence) -> None:
    """The same for somebody who is there already: a meeting may take longer than was planned, and nobody is sent out at the stroke of the
    clock. Refuses one that was called off."""
    check_may_take_part(person)
    _check_takes_place(occurrence)
    group = occurrence.meeting.group
    if not age_fits(person, group) and (group.is_private or not _leads(person, group)):
        raise NotAllowed(_("This meeting is for another age. There are others here for you."), way_on=_to_all())
    if not (occurrence.meeting.is_public or is_inside(person, group) or trial_of(person, group)):
        raise NotAllowed(
            NOT_INSIDE,
            way_on=(reverse("groups:group", args=[group.slug]), _("To the group")),
        )


def _leads(person: Person, group: Group) -> bool:
    return Membership.objects.filter(group=group, person=person, state=Standing.ACTIVE, role__in=LEADING).exists()


def check_can_come_by_code(occurrence: Occurrence) -> None:
    """Refuses all but open meetings for grown-ups that are still ahead: for somebody who stays without a name."""
    check_is_ahead(occurrence)
    if not occurrence.meeting.is_public or occurrence.meeting.group.age_band == AgeBand.YOUTH:
        raise NotAllowed(_("This meeting is for people who have a name here."), way_on=_to_all())


def check_is_ahead(occurrence: Occurrence) -> None:
    """Refuses a meeting that will not take place, or is over."""
    _check_takes_place(occurrence)
    gone = occurrence.ends_at <= timezone.now() or occurrence.state == State.HELD
    if gone or occurrence.meeting.state != SeriesState.ACTIVE or occurrence.meeting.group.state not in LIVING:
        raise NotNow(_("This meeting is over. Here are others."), way_on=_to_all())


def _check_takes_place(occurrence: Occurrence) -> None:
    if occurrence.state == State.CANCELLED:
        raise NotNow(_("This meeting is called off. Here are others."), way_on=_to_all())


def check_group_lasts(group: Group, starts_local: str) -> None:
    """Refuses a wall time after the last day of a group that is ending. One query."""
    last = last_day_of(group.pk)
    if last is not None and starts_local[:10] > last.isoformat():
        day = date_words(last)
        raise NotNow(_("This group meets for the last time on %(day)s. Please choose a day until then.") % {"day": day})


def is_host(person: Person | None, occurrence: Occurrence) -> bool:
    """Whether the person hosts this meeting. One query."""
    return person is not None and bool(_hosts(occurrence_id=occurrence.pk, person_id=person.pk))


@Prepared
def _hosts(occurrence_id: UUID, person_id: UUID) -> QuerySet[Host, Any]:
    return Host.objects.filter(occurrence=occurrence_id, person=person_id, is_coming=True).values_list("pk")


def may_lead(person: Person | None, group: Group) -> bool:
    """Whether the person may plan and change meetings of the group."""
    return person is not None and permits(_check_leads, person, group)


def _check_leads(person: Person, group: Group) -> None:
    groups.check_can_lead(person, group)


def check_can_host(person: Person, occurrence: Occurrence) -> None:
    """Refuses all but the hosts of this meeting and those who lead its group: for the list of who comes, moving and calling off."""
    check_may_take_part(person)
    if not is_host(person, occurrence) and not may_lead(person, occurrence.meeting.group):
        raise NotAllowed(
            _("Only those who host this meeting can do that."),
            way_on=(reverse("meetings:meeting", args=[occurrence.pk]), _("To the meeting")),
        )


def check_may_rest_everywhere(person: Person) -> None:
    """Refuses all but the team: for days on which the whole place does not meet."""
    check_may_take_part(person)
    if not groups.may_open_groups(person):
        raise NotAllowed(_("The team chooses the quiet days of the whole place."), way_on=_to_all())


def attendance_of(person: Person | None, occurrence: Occurrence) -> Attendance | None:
    """What the person said about this meeting, or None. One query for somebody, none for a visitor."""
    found = Attendance.objects.filter(occurrence=occurrence, person=person).first() if person else None
    if found is not None:
        found.occurrence = occurrence
    return found


def may_see_place(occurrence: Occurrence, attendance: Attendance | None, *, hosts: bool) -> bool:
    """Whether the exact place, link or number is shown: to hosts always; else to who has a seat, in the window, and no one after it."""
    if hosts:
        return True
    if attendance is None or not attendance.is_going or not occurrence.is_ahead:
        return False
    if attendance.person_id is None and not occurrence.meeting.code_opens_place:
        return False
    return timezone.now() >= occurrence.place_opens_at()


def _to_all() -> tuple[str, object]:
    return reverse("meetings:week"), _("See what is on")
