"""Moments in words people use. Coarse on purpose: nobody should be watched by the minute."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later
from markupsafe import Markup

WEEK = 7
PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening"), (24, "late"))
SPANS = (
    (86_400, later("%(count)d day"), later("%(count)d days")),
    (3_600, later("%(count)d hour"), later("%(count)d hours")),
    (60, later("%(count)d minute"), later("%(count)d minutes")),
    (1, later("%(count)d second"), later("%(count)d seconds")),
)
NEAR = {
    (0, "night"): later("in the night"),
    (0, "morning"): later("this morning"),
    (0, "afternoon"): later("this afternoon"),
    (0, "evening"): later("this evening"),
    (0, "late"): later("tonight"),
    (-1, "night"): later("the night before last"),
    (-1, "morning"): later("yesterday morning"),
    (-1, "afternoon"): later("yesterday afternoon"),
    (-1, "evening"): later("yesterday evening"),
    (-1, "late"): later("last night"),
    (1, "night"): later("tonight"),
    (1, "morning"): later("tomorrow morning"),
    (1, "afternoon"): later("tomorrow afternoon"),
    (1, "evening"): later("tomorrow evening"),
    (1, "late"): later("tomorrow night"),
}


def when(moment: datetime, exact: bool = False, zone: ZoneInfo | None = None, begins: bool = False) -> Markup:
    """A <time> element such as "this evening"; `exact` adds the hour ("at 7:00 pm"), for meetings and nothing else.

    `begins`: a heading or a line begins with it, so its first letter is a large one.
    The machine-readable part says only the day unless `exact` is asked for.
    """
    local = timezone.localtime(moment, zone)
    if not exact:
        return _day_mark(local.date(), _part_of_day(local.hour), _today(local), get_language(), begins)
    words = _("%(day)s at %(hour)s") % {"day": day_words(local), "hour": time_words(local)}
    words = capfirst(words) if begins else words
    return Markup('<time datetime="{}">{}</time>').format(local.isoformat(timespec="minutes"), words)


def time_words(local: datetime | time) -> str:
    """The hour and minute as the reader's language writes them, in the zone the moment is already in."""
    return time_format(local.time() if isinstance(local, datetime) else local, "TIME_FORMAT")


def date_words(day: date, today: date | None = None) -> str:
    """A day with its year, such as "3 March 2027": people plan by it. Where today is told, its own year is left out."""
    # Translators: a date format, once without the year; see Django's date filter.
    return date_format(day, _("j F") if today and day.year == today.year else _("j F Y"))


def weekday_words(day: date) -> str:
    """ "Monday"."""
    return date_format(day, "l")


def weekday_and_date(day: date) -> str:
    """ "Monday, 30 November"; with its year when that is not this one."""
    words = {"weekday": weekday_words(day), "date": date_words(day, timezone.localdate())}
    return _("%(weekday)s, %(date)s") % words


def span_words(length: timedelta) -> str:
    """ "40 seconds", "5 minutes", "2 hours", "3 days": for logs and reports, rounded down."""
    seconds = int(abs(length).total_seconds())
    for size, one, many in SPANS:
        if seconds >= size:
            return ngettext(one, many, seconds // size) % {"count": seconds // size}
    return _("at once")


def day_words(local: datetime, now: datetime | None = None) -> str:
    """ "this morning", "yesterday evening", "on Tuesday" (within six days), "3 March", "3 March 2024"."""
    today = now.date() if now else _today(local)
    return _words(local.date(), _part_of_day(local.hour), today)


@lru_cache(maxsize=512)
def _day_mark(day: date, part: str, today: date, language_code: str | None, begins: bool) -> Markup:
    words = _words(day, part, today)
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), capfirst(words) if begins else words)


def _words(day: date, part: str, today: date) -> str:
    distance = (day - today).days
    if abs(distance) <= 1:
        return _(NEAR[distance, part])
    if abs(distance) < WEEK:
        return _("on %(weekday)s") % {"weekday": weekday_words(day)}
    return date_words(day, today)


def _today(local: datetime) -> date:
    return datetime.now(local.tzinfo).date()


def _part_of_day(hour: int) -> str:
    return next(part for end, part in PARTS if hour < end)
