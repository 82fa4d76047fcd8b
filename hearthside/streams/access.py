"""Who may watch, who leads a stream, and when a replay may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotAllowed
from hearthside.meetings import access as meetings
from hearthside.meetings.models import Occurrence, State, age_fits
from hearthside.streams.models import OnScreen, Stream, Yes
from hearthside.trying.access import trial_of


def get_occurrence_for(person: Person | None, occurrence_id: UUID) -> Occurrence:
    """The meeting, if the person may see it and people can be there from afar; else Http404."""
    occurrence = meetings.get_occurrence_for(person, occurrence_id)
    if not occurrence.meeting.is_online:
        raise Http404
    return occurrence


def stream_of(occurrence: Occurrence) -> Stream | None:
    """The stream of this meeting, or None."""
    return Stream.objects.filter(pk=occurrence.pk).first()


def get_stream_for(person: Person | None, occurrence_id: UUID) -> Stream:
    """The stream with its meeting, for somebody who may watch it. Http404 where none is planned."""
    occurrence = get_occurrence_for(person, occurrence_id)
    found = stream_of(occurrence)
    if found is None:
        raise Http404
    found.occurrence = occurrence
    check_may_watch(person, occurrence)
    return found


def check_may_watch(person: Person | None, occurrence: Occurrence) -> None:
    """Refuses another age, and strangers at what is for members; those who look around in the group are none. Visitors watch what is
    open to all."""
    series = occurrence.meeting
    if person is not None:
        check_may_take_part(person)
        if meetings.is_host(person, occurrence) or meetings.may_lead(person, series.group):
            return
    if not age_fits(person, series.group):
        raise NotAllowed(_("This is for another age. There are other meetings for you."), way_on=_to_all())
    if series.is_public:
        return
    if person is None or not (meetings.is_inside(person, series.group) or trial_of(person, series.group)):
        raise NotAllowed(meetings.NOT_INSIDE, way_on=_to_all())


def check_leads(person: Person, occurrence: Occurrence) -> None:
    """Refuses all but those who host this meeting or lead its group."""
    meetings.check_can_host(person, occurrence)


def check_is_not_off(occurrence: Occurrence) -> None:
    """Refuses a meeting that was called off."""
    if occurrence.state == State.CANCELLED:
        raise NotAllowed(_("This meeting is called off. Here are others."), way_on=_to_all())


def replay_may_be_shown(stream: Stream) -> bool:
    """Whether it is over, there is one, and everybody on screen said yes. Asked anew for every page, so a yes that is taken back
    counts at once. Nobody on screen, or one who has not said, means no. One query."""
    if stream.ended_at is None or not stream.replay:
        return False
    rows: list[tuple[str, UUID | None]] = list(OnScreen.objects.filter(stream=stream).values_list("said", "person"))
    return all_said_yes(rows)


def all_said_yes(rows: Iterable[tuple[str, UUID | None]]) -> bool:
    """Whether somebody is on screen, and each of them, still with an account here, said yes."""
    seen = [(said, person) for said, person in rows if said != Yes.NOT_ME]
    return bool(seen) and all(said == Yes.YES and person is not None for said, person in seen)


def mine(person: Person | None, stream: Stream) -> OnScreen | None:
    """The person's own row, if they are on screen. One query for somebody."""
    return OnScreen.objects.filter(stream=stream, person=person).first() if person else None


def _to_all() -> tuple[str, object]:
    return reverse("meetings:week"), _("See what is on")
