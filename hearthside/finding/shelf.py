"""All listed groups, kept ready in this process for a minute, so that looking for one asks the database once and not for each group."""

from __future__ import annotations

import time as clock
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearthside.accounts.models import Person, unseen_by
from hearthside.finding import times
from hearthside.finding.listing import Listing, Spot
from hearthside.groups.models import Group
from hearthside.groups.queries import group_ids_of

KEPT_FOR = 60.0
"""Seconds. Whether somebody may see a group is asked anew before it is shown."""
PLAIN = ("id", "name", "state", "age_band", "leadership", "membership", "mode", "joining", "leader_id")
SETS = ("goals", "formats", "ways", "languages", "made_for", "heavy", "has", "lacks")
WORDS = ("energy", "size", "cost", "newcomers", "faith", "advice", "camera", "place_name")
_kept: tuple[float, list[Listing]] | None = None


def forget() -> None:
    """The next search reads the groups again."""
    global _kept
    _kept = None
    times.forget()


def listed() -> list[Listing]:
    """Every listed group, as it was at most a minute ago. One query when that is over, otherwise none."""
    global _kept
    if _kept is None or clock.monotonic() - _kept[0] > KEPT_FOR:
        _kept = (clock.monotonic(), _read())
    return _kept[1]


def for_reader(person: Person | None) -> list[Listing]:
    """The listed groups in which this person is not yet, led by nobody they keep away from. Two queries, none for a visitor."""
    if person is None:
        return listed()
    mine, unseen = group_ids_of(person), set(unseen_by(person))
    return [one for one in listed() if one.id not in mine and one.leader_id not in unseen]


def still_seen(ids: list[UUID], person: Person | None) -> dict[UUID, Group]:
    """Those of the groups that this person may see at this moment, by id. One query."""
    seen = Group.objects.visible_to(person).filter(pk__in=ids).select_related("facts")
    return {group.pk: group for group in seen}


def _read() -> list[Listing]:
    rows = Group.objects.listed().values_list(
        *PLAIN, "topics", *(f"facts__{name}" for name in (*SETS, *WORDS)), "facts__latitude", "facts__longitude"
    )
    meetings, now = times.meetings(), timezone.now()
    return [_with_times(_listing(row), meetings.get(row[0], ()), now) for row in rows]


def _listing(row: tuple[Any, ...]) -> Listing:
    known: dict[str, Any] = dict(zip(PLAIN, row, strict=False))
    rest = row[len(PLAIN) + 1 :]
    known |= {name: frozenset(words or ()) for name, words in zip(SETS, rest, strict=False)}
    known |= {name: word or "" for name, word in zip(WORDS, rest[len(SETS) :], strict=False)}
    latitude, longitude = rest[-2:]
    spot = None if latitude is None else Spot(latitude, longitude)
    return Listing(**known, topics=frozenset(row[len(PLAIN)]), spot=spot)


def _with_times(listing: Listing, starts: Any, now: datetime) -> Listing:
    if not starts:
        return listing
    windows = frozenset(times.window_of(one) for one in starts)
    return replace(listing, times=windows, is_tonight=times.is_tonight(starts, now))
