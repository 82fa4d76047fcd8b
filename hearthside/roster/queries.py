"""Is a trained person here now, and until when? One sentence, never a promise beyond the hours that were set."""

import time as clock_time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time_of_day
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.accounts.models import Person
from hearthside.roster.clock import Window, window_at
from hearthside.roster.models import Alert, DayOff, Page, Rest, StaffedHours
from hearthside.roster.stints import A_DAY, Stint, place_zone, promised_windows, stints_between
from hearthside.roster.words import A_LONG_TIME, until_words

KEPT_FOR = 30.0
"""Seconds for which a process trusts what it read."""
A_MINUTE = timedelta(minutes=1)
AHEAD = timedelta(days=8)
"""How far is looked ahead: a week and the rest of today, so that hours without a gap are known as such."""


@dataclass(frozen=True)
class Coverage:
    """Whether somebody is here, in a sentence for the page."""

    is_staffed: bool
    line: str


@dataclass(frozen=True)
class _Known:
    until: float
    today: date
    windows: list[Window]


_known: _Known | None = None


def coverage() -> Coverage:
    """The truth of this moment in the reader's time zone. Three queries at most every 30 seconds, otherwise none."""
    now = timezone.now()
    window = window_at(now, _windows(now))
    if window is None:
        return Coverage(False, _("No one is reading right now; the helplines are there."))
    if window.ends_at - now > A_LONG_TIME:
        return Coverage(True, _("A trained person is here, day and night."))
    words = until_words(timezone.localtime(window.ends_at), timezone.localtime(now))
    return Coverage(True, _("A trained person is here until %(time)s.") % {"time": words})


def is_staffed_between(starts_at: datetime, ends_at: datetime) -> bool:
    """Whether somebody trained is here for a part of this time, as far as was promised. No query when warm."""
    return any(one.starts_at < ends_at and one.ends_at > starts_at for one in _windows(timezone.now()))


def forget() -> None:
    """The next page reads the hours again: called after they were changed."""
    global _known
    _known = None


def _windows(now: datetime) -> list[Window]:
    global _known
    today = now.astimezone(place_zone()).date()
    if _known is None or _known.until < clock_time.monotonic() or _known.today != today:
        _known = _Known(clock_time.monotonic() + KEPT_FOR, today, _read(today))
    return _known.windows


def _read(today: date) -> list[Window]:
    starts_at = datetime.combine(today, clock_time_of_day.min, place_zone())
    return promised_windows(stints_between(starts_at - A_DAY, starts_at + AHEAD))


def week() -> list[StaffedHours]:
    """All hours of the week in order. One query."""
    return list(StaffedHours.objects.select_related("person").order_by("weekday", "starts", "ends"))


def days_off() -> list[date]:
    """Days off from today on, in order. One query."""
    return list(DayOff.objects.filter(day__gte=timezone.localdate()).order_by("day").values_list("day", flat=True))


def on_watch(role: str, moment: datetime) -> list[Person]:
    """Who has this watch at this moment and can be called, by name. People on a break come only when nobody else has it; those who
    rest do not. Five queries at most."""
    ids = {one.person_id for one in stints_between(moment, moment + A_MINUTE) if one.role == role and one.holds(moment)}
    people = list(Person.objects.filter(pk__in=[one for one in ids if one]).order_by("name_key"))
    resting, pausing = who_rests(), who_pauses(moment)
    here = [one for one in people if one.pk not in resting]
    return [one for one in here if one.pk not in pausing] or here


def watches_of(person: Person, moment: datetime) -> list[Stint]:
    """The watches this person has at this moment. Three queries."""
    return [
        one for one in stints_between(moment, moment + A_MINUTE) if one.person_id == person.pk and one.holds(moment)
    ]


def watch_of(person: Person, moment: datetime) -> Stint | None:
    """The first of them, if any."""
    return next(iter(watches_of(person, moment)), None)


def who_rests() -> set[UUID]:
    """Ids of those who rest until they say otherwise. One query."""
    return set(Rest.objects.filter(ends_at=None).values_list("person_id", flat=True))


def who_pauses(moment: datetime) -> set[UUID]:
    """Ids of those on a break at this moment. One query."""
    return set(Rest.objects.filter(starts_at__lte=moment, ends_at__gt=moment).values_list("person_id", flat=True))


def is_resting(person: Person) -> bool:
    """Whether the person rests until they say otherwise."""
    return Rest.objects.filter(person=person, ends_at=None).exists()


LEVEL_WORDS = {
    "first": gettext_lazy("the first on watch"),
    "second": gettext_lazy("the second on watch"),
    "lead": gettext_lazy("the safety lead"),
    "operators": gettext_lazy("those who run the place"),
    "again": gettext_lazy("everybody once more"),
}


def level_in_words(level: str) -> str:
    """Whom a rung calls."""
    return str(LEVEL_WORDS.get(level, level))


@dataclass(frozen=True)
class Call:
    """A call of mine that nobody has answered yet."""

    page_id: UUID
    is_drill: bool
    at: datetime


def waiting_calls(person: Person) -> tuple[list[Call], int]:
    """The calls of this person that wait for an answer, one an alert, oldest first; and the number of alerts (no drills) for which
    nobody is left to call. One query."""
    mine = Page.objects.filter(person=person, rung__alert=OuterRef("pk")).order_by("-rung__at").values("pk")[:1]
    live = Alert.objects.filter(ended_at=None).annotate(mine=Subquery(mine)).order_by("opened_at", "pk")
    alerts = list(live.values_list("mine", "is_drill", "opened_at", "next_at"))
    calls = [Call(page, is_drill, at) for page, is_drill, at, _next in alerts if page]
    return calls, sum(next_at is None and not is_drill for _page, is_drill, _at, next_at in alerts)


def calls_of(person: Person) -> list[Call]:
    """The first of both."""
    return waiting_calls(person)[0]
