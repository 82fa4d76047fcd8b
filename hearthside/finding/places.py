"""Places by name, as coarse as a town: those that groups of this site named, and two numbers that somebody typed. Nobody else is asked.

A name is found however it is written: in any case, with or without accents, "St" for "Saint", "Koeln" for "Köln", a part of a longer name,
or with a letter or two amiss. The page says what was made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from hearthside.finding.listing import Listing, Spot

EARTH = 6371.0
"""Kilometres from its middle to its face."""
NUMBERS = re.compile(r"^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$")
LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "'": "", "’": ""}
)
SHORT = {"st": "saint", "ste": "saint", "sankt": "saint", "snt": "saint", "mt": "mount", "ft": "fort"}
LITTLE = frozenset("the on upon of am an der im in sur de du des la le les".split())
"""Words that people leave out when they name a place."""
ALIKE, APART = 0.8, 0.04
"""How alike two names are to be taken for one (1 is the same), and by how much the best must be better than the next."""
SHORTEST = 4
"""Letters of a name that may have one amiss; shorter ones are too like each other."""


@dataclass(frozen=True)
class Named:
    """What was made of the words for a place.

    `how` is "numbers", "name" (as written), "spelling" (another way to write it), "part" (of a longer name), "close" (a letter amiss),
    "several" (more than one may be meant, see `others`) or "" for a place that is not known. `spot` is None where no group gave its
    numbers; `key` is the name as it is compared.
    """

    how: str = ""
    spot: Spot | None = None
    key: str = ""
    name: str = ""
    others: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether groups can be looked for by it."""
        return self.how not in ("", "several")


def find(asked: str, groups: Iterable[Listing]) -> Named:
    """What is meant by these words: two numbers such as "53.7, -0.3", or a place where a group meets. Never refuses."""
    asked = asked.strip()[:60]
    if found := NUMBERS.match(asked):
        spot = Spot(float(found[1]), float(found[2]))
        is_one = abs(spot.latitude) <= 90 and abs(spot.longitude) <= 180
        return Named("numbers", spot) if is_one else Named()
    wanted, known = compared(asked), _known(groups)
    if not wanted:
        return Named()
    if wanted in known:
        name, where = known[wanted]
        return Named("name" if name.casefold() == asked.casefold() else "spelling", where, wanted, name)
    return _one_of("part", _parts(wanted, known), known) or _one_of("close", _closest(wanted, known), known) or Named()


def spot_of(asked: str, groups: Iterable[Listing]) -> Spot | None:
    """Where this is; None for an unknown place, and for one of which no group gave the numbers."""
    return find(asked, groups).spot


def names(groups: Iterable[Listing]) -> list[str]:
    """The places that can be named, in order, each as the first group wrote it."""
    return sorted((name for name, _spot in _known(groups).values()), key=str.casefold)


@lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """As `compared`, for names that groups gave: they are remembered. What somebody typed is not."""
    return compared(name)


def compared(name: str) -> str:
    """The name as it is compared: small letters without accents, full words for short ones, no little words."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    words = re.findall(r"[^\W_]+", "".join(one for one in plain if not unicodedata.combining(one)))
    full = [SHORT.get(word, word) for word in words if word not in LITTLE]
    key = " ".join(full or words)
    for two, one in (("oe", "o"), ("ae", "a"), ("ue", "u")):
        key = key.replace(two, one)
    return key


def _known(groups: Iterable[Listing]) -> dict[str, tuple[str, Spot | None]]:
    """By key: the name as a group wrote it and where it is, from a group that gave the numbers before one that did not."""
    found: dict[str, tuple[str, Spot | None]] = {}
    for one in groups:
        if one.place_name and (key := key_of(one.place_name)):
            name, spot = found.get(key, (one.place_name, None))
            found[key] = (name, spot or one.spot)
    return found


def _parts(wanted: str, known: Iterable[str]) -> list[str]:
    """Longer names that hold all of these words, and shorter ones with which these words begin."""
    words = wanted.split()
    return [key for key in known if set(words) <= set(key.split()) or words[: len(key.split())] == key.split()]


def _closest(wanted: str, known: Iterable[str]) -> list[str]:
    """The name that is most alike, or several that are as alike; none when all are too far."""
    if len(wanted) < SHORTEST:
        return []
    near = sorted(((SequenceMatcher(None, wanted, key).ratio(), key) for key in known), reverse=True)
    best = [(ratio, key) for ratio, key in near if ratio >= ALIKE and ratio > near[0][0] - APART]
    return [key for _ratio, key in best]


def _one_of(how: str, keys: list[str], known: dict[str, tuple[str, Spot | None]]) -> Named | None:
    if len(keys) > 1:
        return Named("several", others=tuple(sorted(known[key][0] for key in keys)[:8]))
    return Named(how, known[keys[0]][1], keys[0], known[keys[0]][0]) if keys else None


def kilometres(one: Spot, other: Spot) -> float:
    """The way between them through the air (haversine)."""
    up, along = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    bend = sin(up / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(along / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(bend)))
