"""Whether a place is free for every date of a series, and what to say, date by date, when it is not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearthside.groups.models import Group
from hearthside.kernel.refusals import NotNow
from hearthside.meetings import recurrence
from hearthside.meetings.actions.making import quiet_days, slots_of
from hearthside.meetings.models import Meeting
from hearthside.places import queries as places
from hearthside.places.queries import Clash, Time
from hearthside.ui.words_for_time import time_words, weekday_and_date

MOST_LINES = 30
"""Dates that are named one by one; of more it is said how many."""
WHY = {
    Clash.TAKEN: gettext_lazy("another group has it then, or asked for it"),
    Clash.SHUT: gettext_lazy("the place is shut then"),
    Clash.TAKES_NONE: gettext_lazy("the place takes no bookings right now"),
}


class PlaceTaken(NotNow):
    """The place is not free for every date; `lines` name each date and why."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(_("The place is not free on every date."))
        self.lines = lines


def check_place(meeting: Meeting, group: Group) -> None:
    """Refuses, date by date, a series in a place that is not free for each of its dates up to the horizon. Dates that are over and
    quiet days do not count. The meeting need not be saved."""
    if meeting.venue is not None and meeting.is_on_site:
        check_times(meeting, group, times_of(meeting))


def check_times(meeting: Meeting, group: Group, times: list[Time]) -> None:
    """As `check_place`, for these times."""
    assert meeting.venue is not None
    found = places.clashes(meeting.venue, group, times)
    if found:
        zone = recurrence.read_zone(meeting.zone)
        lines = [_line(starts_at.astimezone(zone), WHY[why]) for (starts_at, _ends_at), why in sorted(found.items())]
        raise PlaceTaken(_shortened(lines))


def times_of(meeting: Meeting) -> list[Time]:
    """When its meetings are, of those that are to come and not on quiet days."""
    now, zone, quiet = timezone.now(), recurrence.read_zone(meeting.zone), quiet_days(meeting)
    starts = [recurrence.to_utc(one, zone) for one in slots_of(meeting, now) if one.date() not in quiet]
    lasts = timedelta(minutes=meeting.minutes)
    return [(one, one + lasts) for one in starts if one + lasts > now]


def dates_not_agreed(meeting: Meeting) -> int:
    """For how many of its dates the place is free, but not yet agreed for the group; none for a series without a place."""
    if meeting.venue is None or not meeting.is_on_site:
        return 0
    return len(places.not_agreed(meeting.venue, meeting.group, times_of(meeting)))


def _line(local: datetime, why: Any) -> str:
    words = {"day": weekday_and_date(local), "hour": time_words(local), "why": why}
    return _("%(day)s, %(hour)s: %(why)s.") % words


def _shortened(lines: list[str]) -> list[str]:
    rest = len(lines) - MOST_LINES
    if rest <= 0:
        return lines
    return [*lines[:MOST_LINES], ngettext("And one more date.", "And %(count)s more dates.", rest) % {"count": rest}]
