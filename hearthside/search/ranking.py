"""Which hits come first. The same for every driver: worked out here, over the newest that answer."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

from hearthside.search.asking import Asked, Group, Part
from hearthside.search.engines import Found
from hearthside.search.terms import BREAK

USUAL = 60
"""Terms in a text of usual length."""


def fits(found: Found, asked: Asked) -> bool:
    """Whether all parts are there, phrases word by word, and none that must not be. Holds whatever the driver let through."""
    terms = found.terms
    return all(has(terms, part) for part in asked.must) and not any(has(terms, part) for part in asked.without)


def has(terms: array[int], part: Part) -> bool:
    """Whether the words of this part follow each other somewhere."""
    if len(part.groups) == 1:
        return not part.groups[0].isdisjoint(terms)
    first, *rest = part.groups
    return any(_follows(terms, place + 1, rest) for place, term in enumerate(terms) if term in first)


def _follows(terms: array[int], place: int, rest: Sequence[Group]) -> bool:
    wanted = terms[place : place + len(rest)]
    return len(wanted) == len(rest) and all(term in group for term, group in zip(wanted, rest, strict=True))


def best_first(rows: Sequence[Found], groups: Sequence[Group]) -> list[Found]:
    """The rows in order: more of the words, rarer ones, in the title, close together, in a short text. Equal ones stay newest first."""
    texts = [row.terms.tolist() for row in rows]
    seen = [[_seen(terms, group) for group in groups] for terms in texts]
    weights = _weights(seen, len(groups))
    scores = [_score(terms, spots, weights) for terms, spots in zip(texts, seen, strict=True)]
    return [rows[place] for place in sorted(range(len(rows)), key=scores.__getitem__, reverse=True)]


def _seen(terms: list[int], group: Group) -> tuple[int, int]:
    """How often one of the group stands there, and where first."""
    often = [(count, term) for term in group if (count := terms.count(term))]
    if not often:
        return 0, 0
    return sum(count for count, _term in often), min(terms.index(term) for _count, term in often)


def _weights(seen: Sequence[Sequence[tuple[int, int]]], groups: int) -> list[float]:
    """A word that few of the rows have says more. Where all have it, all weigh the same."""
    counts = [sum(spots[number][0] > 0 for spots in seen) for number in range(groups)]
    return [math.log(1 + (len(seen) + 1) / (count + 1)) for count in counts]


def _score(terms: list[int], spots: Sequence[tuple[int, int]], weights: Sequence[float]) -> float:
    title = terms.index(BREAK) if BREAK in terms else 0
    damp = 0.5 + 0.5 * len(terms) / USUAL
    total, places = 0.0, list[int]()
    for (often, place), weight in zip(spots, weights, strict=True):
        if often:
            places.append(place)
            total += weight * (often / (often + damp) + (0.5 if place < title else 0.0))
    return total + _closeness(places)


def _closeness(places: list[int]) -> float:
    """Up to half a word's worth for words that stand together."""
    if len(places) < 2:
        return 0.0
    return 0.5 * len(places) / (1 + max(places) - min(places))
