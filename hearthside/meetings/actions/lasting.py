"""Meetings of a group that is on its way to an end: none after its last day, and all of them again when it goes on after all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.kernel.events import announce
from hearthside.meetings import events, recurrence
from hearthside.meetings.actions.making import make_occurrences, quiet_days, slots_of
from hearthside.meetings.actions.settling import call_off_rows, forget_next, tell_once
from hearthside.meetings.models import AHEAD, Meeting, Occurrence, SeriesState, State, Why

Rows = QuerySet[Occurrence, Occurrence]


@transaction.atomic
def end_with_group(*, group: Group, last_day: date, but_not: Collection[Person | UUID] = ()) -> int:
    """No meeting of the group takes place after this day; how many are off. Whoever wanted to come to some of them, and their hosts,
    hear of it once, by the first of theirs."""
    after = (last_day + timedelta(days=1)).isoformat()
    rows = Occurrence.objects.filter(meeting__group=group, state__in=AHEAD, starts_local__gte=after)
    off = list(rows.select_for_update(of=("self",)).select_related("meeting").order_by("starts_at", "pk"))
    keys = [row.pk for row in off]
    Occurrence.objects.filter(pk__in=keys).update(
        state=State.CANCELLED, why=Why.GROUP_ENDS, note="", changed=F("changed") + 1
    )
    tell_once(keys, events.ENDS_WITH_GROUP, but_not)
    for row in off:
        announce(events.MeetingCalledOff(occurrence_id=row.pk, group_id=group.pk))
    _look_again(off)
    return len(off)


@transaction.atomic
def go_on_with_group(*, group: Group, but_not: Collection[Person | UUID] = ()) -> int:
    """Meetings that were off because the group was to end take place again, but for quiet days; how many. Whoever wanted to come hears
    of it once."""
    gone = Occurrence.objects.filter(meeting__group=group, state=State.CANCELLED, why=Why.GROUP_ENDS)
    gone = gone.filter(ends_at__gt=timezone.now(), meeting__state=SeriesState.ACTIVE)
    back = _in_their_rule(list(gone.select_related("meeting").order_by("starts_at", "pk")))
    take_place_again(Occurrence.objects.filter(pk__in=[row.pk for row in back]))
    days = quiet_days(back[0].meeting) if back else set()
    quiet = [row for row in back if date.fromisoformat(row.starts_local[:10]) in days]
    call_off_rows(quiet, why=Why.QUIET_DAY)
    kept = [row for row in back if row not in quiet]
    for series in Meeting.objects.filter(group=group, state=SeriesState.ACTIVE).exclude(rule=""):
        make_occurrences(series)
    tell_once([row.pk for row in kept], events.ON_AGAIN, but_not)
    _look_again(kept)
    return len(kept)


@transaction.atomic
def end_all_of(*, group: Group) -> None:
    """Every series of the group has ended, and what was still ahead is off."""
    end_with_group(group=group, last_day=timezone.localdate() - timedelta(days=1))
    Meeting.objects.filter(group=group).exclude(state=SeriesState.ENDED).update(state=SeriesState.ENDED)


def _in_their_rule(rows: list[Occurrence]) -> list[Occurrence]:
    """Those that their series still has, when its times changed meanwhile."""
    now, series = timezone.now(), {row.meeting_id: row.meeting for row in rows}
    slots = {key: {recurrence.write_local(one) for one in slots_of(meeting, now)} for key, meeting in series.items()}
    return [row for row in rows if row.slot in slots[row.meeting_id]]


def take_place_again(rows: Rows) -> None:
    """These meetings are planned again: as moved ones where they were, else at their usual time and place."""
    keys = [row.pk for row in rows if row.starts_local == row.slot and row.where is None]
    back = {"why": Why.NONE, "changed": F("changed") + 1}
    rows.exclude(pk__in=keys).update(state=State.MOVED, **back)
    Occurrence.objects.filter(pk__in=keys).update(state=State.PLANNED, **back)


def _look_again(rows: list[Occurrence]) -> None:
    for row in rows[:1]:
        forget_next(row)
