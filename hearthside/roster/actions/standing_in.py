"""Watches of somebody who is away for some days: another has them for these days, and they are given back afterwards."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.notifications import actions as notifications
from hearthside.roster import queries, stints
from hearthside.roster.access import keeps_watch, watchers
from hearthside.roster.actions.hours import changed
from hearthside.roster.models import Shift
from hearthside.roster.stints import Stint


def watches_between(person: Person, first: date, last: date) -> list[Stint]:
    """The watches of this person that begin on these days and are not over or begun, the next first. Three queries."""
    zone, now = stints.place_zone(), timezone.now()
    starts = datetime.combine(first, time.min, zone)
    ends = datetime.combine(last + stints.A_DAY, time.min, zone)
    found = stints.stints_between(max(starts, now), ends) if ends > now else []
    return [one for one in found if one.person_id == person.pk and one.starts_at >= starts and not one.has_arrived]


@transaction.atomic
def stand_in(*, away: Person, by: Person, first: date, last: date) -> int:
    """The watches of who is away are with the other on these days; how many. Where the other keeps no watch, or has one at that time
    already, the watch asks for cover and is promised no more. Watches that have begun stay as they are."""
    theirs = watches_between(by, first, last)
    mine = watches_between(away, first, last)
    for one in mine:
        _hand(one, away, by, is_free=keeps_watch(by) and not any(_touch(one, other) for other in theirs))
    if mine:
        changed()
    return len(mine)


def _touch(one: Stint, other: Stint) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _hand(stint: Stint, away: Person, by: Person, *, is_free: bool) -> None:
    shift = stints.shift_of(stint.key)
    if shift is None:
        return
    shift.stands_in_for, shift.person, shift.asks_cover = away, by if is_free else None, not is_free
    shift.save(update_fields=["stands_in_for", "person", "asks_cover"])
    audit.record(away, "roster.stood_in_for", shift)
    if not is_free:
        _ask_all(shift, but_not=[away, by])


@transaction.atomic
def give_back(*, away: Person, by: Person | None) -> int:
    """Who was away has their coming watches again, as far as nobody else took them meanwhile; how many."""
    rows = Shift.objects.filter(stands_in_for=away)
    ahead = rows.filter(Q(person=by) | Q(person=None), starts_at__gt=timezone.now(), arrived_at=None)
    count = ahead.update(person=away, asks_cover=False, stands_in_for=None)
    rows.update(stands_in_for=None)
    changed()
    return count


@transaction.atomic
def let_down(*, away: Person, by: Person | None) -> int:
    """Who stood in cannot any more: these coming watches ask for cover and are promised no more; how many."""
    mine = Shift.objects.filter(stands_in_for=away, person=by, ends_at__gt=timezone.now())
    rows = list(mine) if by is not None else []
    for shift in rows:
        shift.person, shift.asks_cover = None, True
        shift.save(update_fields=["person", "asks_cover"])
        _ask_all(shift, but_not=[away])
    changed()
    return len(rows)


def _ask_all(shift: Shift, but_not: list[Person]) -> None:
    left_out = {one.pk for one in but_not}
    others = [one for one in watchers() if one.pk not in left_out and not queries.is_resting(one)]
    notifications.tell(others, "roster.cover", about=shift.pk)
