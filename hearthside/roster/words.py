"""The end of a stretch in words: "9 this evening", "midnight", "2 in the morning", "6 tomorrow morning"."""

from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from hearthside.ui.words_for_time import weekday_words

PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (21.5, "evening"), (24, "late"))
"""Hours at which a part of the day ends: 9 is still evening, 10 is night."""


def until_words(end: datetime, now: datetime) -> str:
    """Both in the reader's own time zone. Names the hour and the part of the day; the weekday when it is further off."""
    if end.time() == time(0) and (end.date() - now.date()).days == 1:
        return _("midnight")
    distance = (end.date() - now.date()).days
    if end.time() == time(12) and distance <= 1:
        return _("12 noon tomorrow") if distance else _("12 noon")
    part = next(name for before, name in PARTS if end.hour + end.minute / 60 < before)
    if distance > 1:
        return _far(end, part) % {"hour": hour_words(end), "weekday": weekday_words(end)}
    words = _at_night(distance, end, now) if part == "night" else _near(distance, part)
    return words % {"hour": hour_words(end)}


def hour_words(moment: datetime) -> str:
    """ "9", "9:30" or "noon", on a clock of twelve hours; the part of the day stands beside it."""
    if (moment.hour, moment.minute) == (12, 0):
        return _("12 noon")
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment.minute:02}" if moment.minute else str(hour)


def _far(end: datetime, part: str) -> str:
    if end.time() == time(12):
        return _("%(hour)s on %(weekday)s")
    words = {
        "night": _("%(hour)s in the morning on %(weekday)s") if end.hour else _("%(hour)s in the night to %(weekday)s"),
        "morning": _("%(hour)s in the morning on %(weekday)s"),
        "afternoon": _("%(hour)s in the afternoon on %(weekday)s"),
        "evening": _("%(hour)s in the evening on %(weekday)s"),
        "late": _("%(hour)s at night on %(weekday)s"),
    }
    return words[part]


def _at_night(distance: int, end: datetime, now: datetime) -> str:
    """The hours after midnight. From one of them, the same of the next day is named as such."""
    if distance and now.hour < 5:
        return _("%(hour)s tomorrow morning") if end.hour else _("%(hour)s tonight")
    return _("%(hour)s in the morning") if end.hour else _("%(hour)s at night")


def _near(distance: int, part: str) -> str:
    words = {
        (0, "morning"): _("%(hour)s this morning"),
        (0, "afternoon"): _("%(hour)s this afternoon"),
        (0, "evening"): _("%(hour)s this evening"),
        (0, "late"): _("%(hour)s tonight"),
        (1, "morning"): _("%(hour)s tomorrow morning"),
        (1, "afternoon"): _("%(hour)s tomorrow afternoon"),
        (1, "evening"): _("%(hour)s tomorrow evening"),
        (1, "late"): _("%(hour)s tomorrow night"),
    }
    return words[distance, part]


A_LONG_TIME = timedelta(days=6)
"""Hours without a gap for this long are said as "day and night"."""
