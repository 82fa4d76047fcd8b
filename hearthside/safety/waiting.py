"""Timers in words: how long somebody has waited, and when somebody should have looked."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthside.safety.models import Case
from hearthside.safety.vocabulary import State

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
    """ "look within 4 minutes", "waiting 20 minutes too long", or nothing once it is closed. Nobody waits for a first look where
    somebody is on it."""
    if case.due_at is None or (case.due_at < now and case.state != State.OPEN):
        return ""
    length = {"length": length_in_words(case.due_at - now)}
    if case.due_at >= now:
        return _("look within %(length)s") % length
    return _("waiting %(length)s too long") % length
