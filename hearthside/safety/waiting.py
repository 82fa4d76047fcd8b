"""Timers in words: how long somebody has waited, and when somebody should have looked."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthside.safety.models import Case

HOUR = 60
DAY = 24 * HOUR


def length_in_words(length: timedelta) -> str:
    """Minutes up to an hour, hours up to a day, then days; rounded down."""
    minutes = int(abs(length).total_seconds() // 60)
    if minutes < 1:
        return _("less than a minute")
    if minutes < HOUR:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    if minutes < DAY:
        return ngettext("%(count)d hour", "%(count)d hours", minutes // HOUR) % {"count": minutes // HOUR}
    return ngettext("%(count)d day", "%(count)d days", minutes // DAY) % {"count": minutes // DAY}


def clock_in_words(case: Case, now: datetime) -> str:
    """ "due in 4 minutes", "should have been seen 20 minutes ago", or nothing once it is closed."""
    if case.due_at is None:
        return ""
    length = {"length": length_in_words(case.due_at - now)}
    if case.due_at >= now:
        return _("look within %(length)s") % length
    return _("waiting %(length)s too long") % length
