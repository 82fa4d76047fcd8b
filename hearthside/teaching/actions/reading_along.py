"""What is new is counted by both readers, and two in a hundred of what seemed to need nobody are drawn for a second look."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from hearthside.conversations.queries.as_read import AsRead, post_as_read, shown_between
from hearthside.safety.models import Case
from hearthside.teaching import readers
from hearthside.teaching.drawing import is_drawn
from hearthside.teaching.models import Count, SecondLook, change_desk, desk
from hearthside.teaching.vocabulary import READ_A_TURN
from hearthside.triage import engine
from hearthside.triage.features import features_of
from hearthside.triage.rules.reading import read_with_notes
from hearthside.triage.weights import Weights

FURTHEST_BACK = timedelta(days=2)
"""Posts older than this are not gone back to, however long the worker was away."""


@dataclass(frozen=True)
class Pair:
    """What two readers said of a post; the second says nothing when there is none."""

    version: str
    beside: str
    level: str
    level_beside: str


def read_along(now: datetime | None = None) -> int:
    """Posts since the last turn are counted once, and drawn from; how many were new. Nobody is told, no case is opened or changed.

    Of more than a turn can hold, a keyed share is read. Refuses a closed vault before anything is counted.
    """
    now = (now or timezone.now()).replace(second=0, microsecond=0)
    since = max(desk().read_until or now, now - FURTHEST_BACK)
    found = list(shown_between(since, now))
    quiet = set(found) - _with_cases(found)
    share = min(1.0, READ_A_TURN / max(1, len(found)))
    chosen = [one for one in found if is_drawn(one, share, f"count {since.isoformat()}")]
    _count(chosen, now)
    for one in found:
        if one in quiet and is_drawn(one):
            _draw(one)
    change_desk(read_until=now)
    return len(found)


def _with_cases(found: list[UUID]) -> set[UUID]:
    return set(Case.objects.filter(kind="post", subject_id__in=found).values_list("subject_id", flat=True))


def _draw(post_id: UUID) -> None:
    words = post_as_read(post_id)
    if words is None or (words.is_private and not desk().takes_private):
        return
    found = engine.assess(words.text, previous=words.previous)
    if found.level == "green":
        known = {"kind": "post", "scope": words.group_id, "version": found.version}
        SecondLook.objects.get_or_create(subject_id=post_id, defaults=known)


def _count(chosen: list[UUID], now: datetime) -> None:
    beside = readers.beside()
    posts: Counter[Pair] = Counter()
    known: Counter[Pair] = Counter()
    seen: Counter[Pair] = Counter()
    for words in filter(None, map(post_as_read, chosen)):
        pair, (had, knew) = _read(words, beside)
        posts[pair] += 1
        seen[pair] += had
        known[pair] += knew
    for pair, number in posts.items():
        _add(pair, now, posts=number, known=known[pair], seen=seen[pair])


def _read(words: AsRead, beside: Weights | None) -> tuple[Pair, tuple[int, int]]:
    found = engine.assess(words.text, previous=words.previous)
    other = engine.assess(words.text, previous=words.previous, weights=beside) if beside else None
    pair = Pair(found.version, other.version if other else "", found.level, other.level if other else "")
    return pair, _known(words)


def _known(words: AsRead) -> tuple[int, int]:
    """Features of single words and pairs that the post has, and how many of them the reader has weights for."""
    weights = engine.in_use()
    notes, reading = read_with_notes(words.text, previous=words.previous)
    features = {one for part in features_of(notes, reading, notes.asked).parts for one in part.words}
    return len(features), weights.sums(features)[1] if weights else 0


def _add(pair: Pair, now: datetime, **numbers: int) -> None:
    row, _ = Count.objects.get_or_create(
        day=timezone.localdate(now),
        version=pair.version,
        beside=pair.beside,
        level=pair.level,
        level_beside=pair.level_beside,
    )
    Count.objects.filter(pk=row.pk).update(**{name: F(name) + number for name, number in numbers.items()})
