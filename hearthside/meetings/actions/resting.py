"""Days on which a group, or the whole place, does not meet: what was planned is off, and takes place again when the day is given back."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import Group
from hearthside.kernel import audit
from hearthside.meetings import access, events, recurrence
from hearthside.meetings.actions.lasting import take_place_again
from hearthside.meetings.actions.settling import call_off_rows, forget_next, tell_once
from hearthside.meetings.models import Occurrence, QuietDay, SeriesState, State, Why

LONGEST = timedelta(days=30)
"""The most days after the first that one holiday of the place has."""
FAR = timedelta(days=731)


@transaction.atomic
def add_quiet_day(*, actor: Person, group: Group, day: date, name: str) -> QuietDay:
    """The group does not meet on this day: what was planned for it is called off, and nothing new is planned there."""
    groups.check_can_lead(actor, group)
    quiet, _is_new = QuietDay.objects.update_or_create(group=group, day=day, defaults={"name": name.strip()})
    call_off_rows(planned_between(day, day).filter(meeting__group=group), why=Why.QUIET_DAY)
    return quiet


@transaction.atomic
def remove_quiet_day(*, actor: Person, group: Group, day: date) -> None:
    """The group meets on this day again, unless the hosts called it off themselves or the whole place rests; who wanted to come hears
    of it once."""
    groups.check_can_lead(actor, group)
    QuietDay.objects.filter(group=group, day=day).delete()
    _meet_again(quieted_on(day).filter(meeting__group=group))


@transaction.atomic
def rest_everywhere(*, actor: Person, first: date, last: date, name: str) -> int:
    """Nobody meets here from the first to the last of these days: what was planned is called off and who wanted to come hears of it.
    Returns how many meetings are off. Refuses all but the team, and days that are past, far away, or more than a month."""
    access.check_may_rest_everywhere(actor)
    check_days(first, last)
    for day in days_between(first, last):
        QuietDay.objects.update_or_create(group=None, day=day, defaults={"name": name.strip()})
    rows = list(planned_between(first, last))
    call_off_rows(rows, why=Why.QUIET_DAY)
    audit.record(actor, "meetings.place_rests", code=f"{first.isoformat()}/{last.isoformat()}")
    return len(rows)


@transaction.atomic
def meet_everywhere(*, actor: Person, day: date) -> int:
    """The place meets on this day again, but for groups that rest by themselves; how many meetings take place again. Refuses all but
    the team."""
    access.check_may_rest_everywhere(actor)
    if not QuietDay.objects.filter(group=None, day=day).delete()[0]:
        return 0
    audit.record(actor, "meetings.place_meets", code=day.isoformat())
    return _meet_again(quieted_on(day))


def check_days(first: date, last: date) -> None:
    """Refuses days that are past or more than two years away, a last day before the first, and more than a month in one go."""
    today = timezone.localdate()
    if first < today or first > today + FAR:
        raise recurrence.NoSuchTimes(_("Please choose a day from today on, within two years."))
    if not timedelta(0) <= last - first <= LONGEST:
        raise recurrence.NoSuchTimes(_("Please choose a last day after the first, within a month."))


def days_between(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def planned_between(first: date, last: date) -> QuerySet[Occurrence, Occurrence]:
    """Meetings ahead that begin on these days by the clock of their own place, the next first."""
    after = (last + timedelta(days=1)).isoformat()
    rows = Occurrence.objects.ahead(timezone.now()).filter(starts_local__gte=first.isoformat(), starts_local__lt=after)
    return rows.exclude(meeting__state=SeriesState.ENDED).select_related("meeting__group")


def quieted_on(day: date) -> QuerySet[Occurrence, Occurrence]:
    """Meetings to come that are off because of a quiet day on this day, and would take place if the place's own day were none."""
    rests = QuietDay.objects.filter(group=OuterRef("meeting__group"), day=day)
    rows = Occurrence.objects.filter(state=State.CANCELLED, why=Why.QUIET_DAY, starts_at__gt=timezone.now())
    rows = rows.filter(starts_local__startswith=day.isoformat()).exclude(meeting__state=SeriesState.ENDED)
    return rows.exclude(Exists(rests)).select_related("meeting__group").order_by("starts_at", "pk")


def _meet_again(rows: QuerySet[Occurrence, Occurrence]) -> int:
    """Those of these meetings that no quiet day of the whole place keeps take place again."""
    place = set(QuietDay.objects.filter(group=None).values_list("day", flat=True))
    back = [row for row in rows if date.fromisoformat(row.starts_local[:10]) not in place]
    keys = [row.pk for row in back]
    take_place_again(Occurrence.objects.filter(pk__in=keys))
    tell_once(keys, events.ON_AGAIN)
    for row in back:
        forget_next(row)
    return len(back)
