"""All groups to be found, kept ready in this process for a minute: looking for one asks the database once and not for each group."""

from __future__ import annotations

import json
import time as clock
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast, JSONArray
from django.utils import timezone

from hearthside.accounts.models import Person, unseen_by
from hearthside.finding import times
from hearthside.finding.catalogue import Catalogue
from hearthside.finding.listing import Listing, Spot
from hearthside.groups.models import Group
from hearthside.groups.queries import group_ids_of

KEPT_FOR = 60.0
"""Seconds. Whether somebody may see a group is asked anew before it is shown."""
PLAIN = ("name", "state", "age_band", "leadership", "membership", "mode", "joining")
SETS = ("goals", "formats", "ways", "languages", "made_for", "heavy", "has", "lacks")
WORDS = ("energy", "size", "cost", "newcomers", "faith", "advice", "camera", "place_name")
SPOT = ("latitude", "longitude")
COLUMNS = ("id", "leader_id", "topics", *PLAIN, *(f"facts__{name}" for name in (*SETS, *WORDS, *SPOT)))
_kept: tuple[float, Catalogue] | None = None
_made: dict[str, Listing] = {}
"""Each row as the database gave it, in one piece of text, and what was made of it: a row that did not change is not made again."""
_from: list[Listing] = []
_catalogue = Catalogue(_from)
"""What was read last. It is kept, with all that was found out about it, while no group has changed."""


def forget() -> None:
    """The next search reads the groups again."""
    global _kept
    _kept = None
    times.forget()


def listed() -> Catalogue:
    """Every listed group that is not about to end, as it was at most a minute ago. One query when that is over, otherwise none."""
    global _kept
    if _kept is None or clock.monotonic() - _kept[0] > KEPT_FOR:
        _kept = (clock.monotonic(), _read())
    return _kept[1]


def for_reader(person: Person | None) -> Catalogue:
    """The listed groups in which this person is not yet, led by nobody they keep away from. Two queries, none for a visitor."""
    if person is None:
        return listed()
    mine, unseen = group_ids_of(person), set(unseen_by(person))
    known = listed()
    return known.where([one.id not in mine and one.leader_id not in unseen for one in known])


def still_seen(ids: list[UUID], person: Person | None) -> dict[UUID, Group]:
    """Those of the groups that this person may see at this moment, by id. One query."""
    seen = Group.objects.visible_to(person).filter(pk__in=ids).select_related("facts")
    return {group.pk: group for group in seen}


def _read() -> Catalogue:
    """The catalogue as the database has it now: the one from before where nothing changed."""
    global _made, _from, _catalogue
    rows = Group.objects.offered().annotate(row=Cast(JSONArray(*COLUMNS), TextField())).values_list("row", flat=True)
    before, _made = _made, {}
    for row in rows:
        _made[row] = before.get(row) or _listing(row)
    now = _with_times(_made.values())
    if now != _from:
        _from, _catalogue = now, _catalogue.renewed(now)
    return _catalogue


def _listing(row: str) -> Listing:
    id, leader_id, topics, *rest = json.loads(row)
    known: dict[str, Any] = dict(zip((*PLAIN, *SETS, *WORDS), rest, strict=False))
    known |= {name: _words(known[name] or "") for name in SETS} | {name: known[name] or "" for name in (*PLAIN, *WORDS)}
    latitude, longitude = rest[-2:]
    return Listing(
        id=UUID(id),
        leader_id=UUID(leader_id) if leader_id else None,
        topics=_topics(topics if isinstance(topics, str) else json.dumps(topics)),
        spot=None if latitude is None else Spot(latitude, longitude),
        **known,
    )


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    """Groups that say the same share one set: the garbage collector has less to walk."""
    return frozenset(text.split())


@lru_cache(maxsize=20_000)
def _topics(text: str) -> frozenset[str]:
    return frozenset(json.loads(text))


def _with_times(groups: Iterable[Listing]) -> list[Listing]:
    """The groups, with the hours of the week when they meet and whether that is tonight."""
    meetings, now = times.meetings(), timezone.now()
    return [_timed(one, meetings[one.id], now) if one.id in meetings else one for one in groups]


def _timed(listing: Listing, starts: list[datetime], now: datetime) -> Listing:
    windows = frozenset(times.window_of(one) for one in starts)
    return replace(listing, times=windows, is_tonight=times.is_tonight(starts, now))
