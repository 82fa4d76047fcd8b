"""Who may keep a line, listen, and take a place in it. Each check refuses with a kind sentence, or gives nothing."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person, unseen_by
from hearthside.dropin.line import ACTIVE, MayTake, Spot
from hearthside.dropin.models import Evening, Hours, Listener, Ticket, Way
from hearthside.hosted import access as rooms
from hearthside.kernel.refusals import NotAllowed, NotNow, permits
from hearthside.meetings import access as meetings
from hearthside.meetings.models import Meeting, Occurrence
from hearthside.safety import access as safety

OPENS_BEFORE = timedelta(minutes=15)


def get_occurrence_for(person: Person | None, occurrence_id: UUID) -> Occurrence:
    """The drop-in, if the person may see it and it keeps a line; else Http404. Two queries at most."""
    occurrence = meetings.get_occurrence_for(person, occurrence_id)
    if not Hours.objects.filter(pk=occurrence.meeting_id).exists():
        raise Http404
    return occurrence


def get_meeting_to_lead(person: Person, meeting_id: UUID) -> Meeting:
    """The series, for those who lead its group; for anybody else its line does not exist (Http404)."""
    series = meetings.get_meeting_for(person, meeting_id)
    if not meetings.may_lead(person, series.group):
        raise Http404
    return series


def hours_of(series: Meeting) -> Hours | None:
    """How its line is kept, or None where there is none."""
    return Hours.objects.filter(pk=series.pk).first()


def evening_of(occurrence: Occurrence) -> Evening | None:
    """The line of this evening, or None while nobody opened it."""
    found = Evening.objects.filter(pk=occurrence.pk).first()
    if found is not None:
        found.occurrence = occurrence
    return found


def ticket_of(person: Person, evening: Evening) -> Ticket | None:
    """Their place in the line, or the last they had this evening."""
    mine = Ticket.objects.filter(evening=evening, person=person).order_by("-number")
    rows = list(mine.select_related("listener")[:20])
    return next((one for one in rows if one.is_active), rows[0] if rows else None)


def get_ticket_for(person: Person, evening: Evening) -> Ticket:
    """Their own place in the line. Refuses somebody who has none now."""
    found = ticket_of(person, evening)
    if found is None or not found.is_active:
        raise NotNow(_("You are not in the line now. You can take a place at any time."), way_on=_to_line(evening))
    return found


def listener_of(person: Person | None, evening: Evening) -> Listener | None:
    """This person as a listener of the evening, or None."""
    return Listener.objects.filter(evening=evening, person=person).first() if person else None


def get_listener_for(person: Person, evening: Evening) -> Listener:
    """The person as a listener who is here. Refuses all others."""
    check_listens(person, evening.occurrence)
    found = listener_of(person, evening)
    if found is None or not found.is_here:
        raise NotNow(_("Please say first that you are here."), way_on=_to_desk(evening.occurrence))
    return found


def check_listens(person: Person, occurrence: Occurrence) -> None:
    """Refuses all but the hosts of this evening, grown up and not paused."""
    check_may_take_part(person)
    if not meetings.is_host(person, occurrence) or person.is_minor:
        raise NotAllowed(_("Only those who listen here tonight see this page."), way_on=_to_line(occurrence))


def check_can_open(person: Person, occurrence: Occurrence) -> None:
    """Refuses all but listeners, and more than a quarter of an hour before it begins or after its end."""
    check_listens(person, occurrence)
    meetings.check_is_ahead(occurrence)
    if timezone.now() < occurrence.starts_at - OPENS_BEFORE:
        raise NotNow(_("You can open it a quarter of an hour before it begins."), way_on=_to_line(occurrence))


def check_may_set_policy(person: Person) -> None:
    """Refuses all but safety leads: whether people under age are seen alone is theirs to say."""
    if not person.is_safety_lead or person.is_paused:
        raise NotAllowed(_("Only a safety lead says whether people under 18 are seen here."))


def check_can_join(person: Person, evening: Evening, hours: Hours) -> None:
    """Refuses a closed line, whoever could not come to this meeting, and people under age where no policy takes them in."""
    occurrence = evening.occurrence
    if meetings.is_host(person, occurrence):
        raise NotAllowed(_("You listen here tonight. Your page is the desk."), way_on=_to_desk(occurrence))
    if not evening.is_open:
        raise NotNow(_("This evening is over. There are other ways to be with somebody."), way_on=_help())
    rooms.check_was_not_sent_away(person, occurrence)
    meetings.check_can_come(person, occurrence)
    safety.check_not_sanctioned(person, occurrence.meeting.group_id)
    if person.is_minor and not hours.takes_minors:
        raise NotAllowed(_("This drop-in is for grown-ups. There are people for you too, right now."), way_on=_help())


def ways_of(series: Meeting) -> list[str]:
    """How people can be with a listener here."""
    online = [Way.TEXT] if series.is_online else []
    call = [Way.CALL] if series.is_online and (series.phone or series.link) else []
    return [*online, *call, *([Way.SITE] if series.is_on_site else [])]


def may_take(listener: Listener, tickets: dict[UUID, Ticket], hours: Hours | None) -> MayTake:
    """Whom this listener can see: people at the place only on site, nobody whom either keeps away from, nobody under age without a
    policy. One query."""
    apart = unseen_by(listener.person)
    takes_minors = hours is not None and hours.takes_minors

    def takes(spot: Spot) -> bool:
        ticket = tickets.get(spot.key)  # type: ignore[call-overload]
        if ticket is None or ticket.person_id in apart:
            return False
        is_young = ticket.person is not None and ticket.person.is_minor
        return (takes_minors or not is_young) and (listener.is_on_site or ticket.way != Way.SITE)

    return takes


def is_listening(person: Person, occurrence: Occurrence) -> bool:
    """Whether the desk is theirs."""
    return permits(check_listens, person, occurrence)


def active_tickets(evening: Evening) -> list[Ticket]:
    """Everybody in the line or with a listener, in order. One query."""
    rows = Ticket.objects.filter(evening=evening, state__in=ACTIVE).select_related("listener", "person")
    return list(rows.order_by("-is_first", "rank"))


def _to_line(thing: Occurrence | Evening) -> tuple[str, object]:
    return reverse("dropin:line", args=[thing.pk]), _("To the line")


def _to_desk(occurrence: Occurrence) -> tuple[str, object]:
    return reverse("dropin:desk", args=[occurrence.pk]), _("To the desk")


def _help() -> tuple[str, object]:
    return reverse("directory:help"), _("Get help now")
