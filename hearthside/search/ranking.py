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
    first, *rest = part.groups
    if not rest:
        return any(term in terms for term in first)
    return any(_follows(terms, place + 1, rest) for place, term in enumerate(terms) if term in first)


def _follows(terms: array[int], place: int, rest: Sequence[Group]) -> bool:
    wanted = terms[place : place + len(rest)]
    return len(wanted) == len(rest) and all(term in group for term, group in zip(wanted, rest, strict=True))


def best_first(rows: Sequence[Found], groups: Sequence[Group]) -> list[Found]:
    """The rows in order: more of the words, rarer ones, in the title, close together, in a short text. Equal ones stay newest first."""
    weights = _weights(rows, groups)
    scored = [(_score(row.terms, groups, weights), -place) for place, row in enumerate(rows)]
    order = sorted(range(len(rows)), key=scored.__getitem__, reverse=True)
    return [rows[place] for place in order]


def _weights(rows: Sequence[Found], groups: Sequence[Group]) -> list[float]:
    """A word that few of the rows have says more. Where all have it, all weigh the same."""
    seen = [sum(any(term in row.terms for term in group) for row in rows) for group in groups]
    return [math.log(1 + (len(rows) + 1) / (count + 1)) for count in seen]


def _score(terms: array[int], groups: Sequence[Group], weights: Sequence[float]) -> float:
    title = terms.index(BREAK) if BREAK in terms else 0
    damp = 0.5 + 0.5 * len(terms) / USUAL
    total, places = 0.0, list[int]()
    for group, weight in zip(groups, weights, strict=True):
        often = sum(terms.count(term) for term in group)
        if often:
            place = min(terms.index(term) for term in group if term in terms)
            places.append(place)
            total += weight * (often / (often + damp) + (0.5 if place < title else 0.0))
    return total + _closeness(places)


def _closeness(places: list[int]) -> float:
    """Up to half a word's worth for words that stand together."""
    if len(places) < 2:
        return 0.0
    return 0.5 * len(places) / (1 + max(places) - min(places))
