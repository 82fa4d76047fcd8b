"""Places by name, as coarse as a town: those that groups of this site named, and two numbers that somebody typed. Nobody else is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from hearthside.finding.listing import Listing, Spot

EARTH = 6371.0
"""Kilometres from its middle to its face."""
NUMBERS = re.compile(r"^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$")


def spot_of(asked: str, groups: Iterable[Listing]) -> Spot | None:
    """Where this is: two numbers such as "53.7, -0.3", or the name of a place where a group meets. None for an unknown place."""
    if found := NUMBERS.match(asked[:60]):
        spot = Spot(float(found[1]), float(found[2]))
        return spot if abs(spot.latitude) <= 90 and abs(spot.longitude) <= 180 else None
    wanted = asked.strip().casefold()
    return next((one.spot for one in groups if one.spot and wanted and one.place_name.casefold() == wanted), None)


def names(groups: Iterable[Listing]) -> list[str]:
    """The places that can be named, in order."""
    return sorted({one.place_name for one in groups if one.spot and one.place_name}, key=str.casefold)


def kilometres(one: Spot, other: Spot) -> float:
    """The way between them through the air (haversine)."""
    up, along = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    bend = sin(up / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(along / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(bend)))
