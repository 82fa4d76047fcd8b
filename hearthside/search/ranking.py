"""Which hits come first. The same for every driver: worked out here, over the newest that answer."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hearthside.search.asking import Asked, Group, Part
from hearthside.search.engines import Found
from hearthside.search.terms import BREAK

Spot = tuple[int, int]
USUAL = 60
"""Terms in a text of usual length."""


def fits(found: Found, asked: Asked) -> bool:
    """Whether all parts are there, phrases word by word, and none that must not be. Holds whatever the driver let through."""
    terms = found.terms
    return all(has(terms, part) for part in asked.must) and not any(has(terms, part) for part in asked.without)


def has(terms: list[int], part: Part) -> bool:
    """Whether the words of this part follow each other somewhere."""
    if len(part.groups) == 1:
        return not part.groups[0].isdisjoint(terms)
    first, *rest = part.groups
    return any(_follows(terms, place + 1, rest) for place, term in enumerate(terms) if term in first)


def _follows(terms: list[int], place: int, rest: Sequence[Group]) -> bool:
    wanted = terms[place : place + len(rest)]
    return len(wanted) == len(rest) and all(term in group for term, group in zip(wanted, rest, strict=True))


def best_first(rows: Sequence[Found], groups: Sequence[Group]) -> list[Found]:
    """The rows in order: more of the words, rarer ones, in the title, close together, in a short text. Equal ones stay newest first."""
    if len(rows) < 2:
        return list(rows)
    texts = [row.terms for row in rows]
    seen = [_seen(texts, group) for group in groups]
    weights = [_weight(spots) for spots in seen]
    scores = [_score(terms, spots, weights) for terms, *spots in zip(texts, *seen, strict=True)]
    return [rows[place] for place in sorted(range(len(rows)), key=scores.__getitem__, reverse=True)]


def _seen(texts: Sequence[list[int]], group: Group) -> list[Spot]:
    """For each text, how often one of the group stands there, and where first. Nearly always the group is one term."""
    if len(group) > 1:
        return [_spot(terms, group) for terms in texts]
    (term,) = group
    return [(count, terms.index(term)) if (count := terms.count(term)) else (0, 0) for terms in texts]


def _spot(terms: list[int], group: Group) -> Spot:
    places = [terms.index(term) for term in group if term in terms]
    return (sum(terms.count(term) for term in group), min(places)) if places else (0, 0)


def _weight(spots: Sequence[Spot]) -> float:
    """A word that few of the rows have says more. Where all have it, all weigh the same."""
    count = sum(1 for often, _place in spots if often)
    return math.log(1 + (len(spots) + 1) / (count + 1))


def _score(terms: list[int], spots: Sequence[Spot], weights: Sequence[float]) -> float:
    title = terms.index(BREAK) if BREAK in terms else 0
    damp = 0.5 + 0.5 * len(terms) / USUAL
    total, places = 0.0, list[int]()
    for (often, place), weight in zip(spots, weights, strict=True):
        if often:
            places.append(place)
            total += weight * (often / (often + damp) + (0.5 if place < title else 0.0))
    return total + _closeness(places) if len(places) > 1 else total


def _closeness(places: list[int]) -> float:
    """Up to half a word's worth for words that stand together."""
    return 0.5 * len(places) / (1 + max(places) - min(places))
