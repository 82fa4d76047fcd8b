"""Days by the clock of the person, in words people use."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.planner.models import PartOfDay
from hearthside.ui.words_for_time import date_words, weekday_words

LATEST = timedelta(days=366)
HOURS = {PartOfDay.ANY: 9, PartOfDay.MORNING: 9, PartOfDay.AFTERNOON: 13, PartOfDay.EVENING: 18}
"""When a reminder comes, for each part of a day."""
A_WEEK = 7


def zone_of(person: Person | None) -> ZoneInfo:
    """The person's zone; that of the site where they named none, or one that this machine does not know."""
    of_site = timezone.get_default_timezone_name()
    try:
        return ZoneInfo((person.time_zone if person else "") or of_site)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(of_site)


def today_of(person: Person | None) -> date:
    """The day it is where the person is."""
    return timezone.now().astimezone(zone_of(person)).date()


def reminder_for(person: Person, on: date, part: str) -> datetime | None:
    """When to remind of something on this day; None when that hour is over."""
    moment = datetime.combine(on, time(HOURS[PartOfDay(part)]), zone_of(person))
    return moment if moment > timezone.now() else None


def day_name(on: date, today: date) -> str:
    """ "today", "tomorrow", "yesterday", "on Tuesday" (within six days), "3 March", "3 March 2024"."""
    near = {0: _("Today"), 1: _("Tomorrow"), -1: _("Yesterday")}.get((on - today).days)
    if near:
        return near
    if abs((on - today).days) < A_WEEK:
        return weekday_words(on)
    return date_words(on, today)
