"""Grows items from templates: each slot is filled from its list, in an order that a fixed seed decides."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from hashlib import sha256

MOST_PER_TEMPLATE = 24
_SLOT = re.compile(r"\{(\w+)\}")


def expanded(template: str, slots: dict[str, list[str]]) -> Iterator[str]:
    """At most MOST_PER_TEMPLATE different texts of a template. Refuses (KeyError) a slot that the sheet does not define."""
    names = _SLOT.findall(template)
    ways = 1
    for name in names:
        ways *= len(slots[name])
    seed = int.from_bytes(sha256(template.encode()).digest()[:8], "big")
    chosen = random.Random(seed).sample(range(ways), min(ways, MOST_PER_TEMPLATE))  # noqa: S311 (no secret)
    for way in sorted(chosen):
        yield _filled(template, slots, way)


def _filled(template: str, slots: dict[str, list[str]], way: int) -> str:
    def fill(found: re.Match[str]) -> str:
        nonlocal way
        choices = slots[found[1]]
        way, place = divmod(way, len(choices))
        return choices[place]

    return _SLOT.sub(fill, template)
