"""How long somebody will wait, worked out and said with its doubt. Nothing here touches the database.

From the last talks of the same drop-in (how long a listener was taken by each, with the breath before it; nothing for somebody who
left) many evenings are played through: each listener takes the next person when free. What eight of ten of them give is told as a
range. `python -m bench.drop_in` holds it against made-up evenings, beside the plain mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heapreplace
from random import Random

DRAWS = 240
"""Evenings played through for one answer: about three milliseconds for twelve people ahead."""
ENOUGH = 8
"""Talks to go by; with fewer nobody can say."""
NEWEST = 60
"""Older talks than so many are not asked any more."""
STEP = 5
"""Minutes to which a range is rounded, outwards."""


@dataclass(frozen=True)
class Wait:
    """Minutes until somebody is called: between `low` and `high` in eight of ten evenings, `middle` on the mean of them all."""

    low: int
    high: int
    middle: float
    talks: int
    listeners: int


def estimate(*, ahead: int, busy_for: Sequence[float], free: int, cycles: Sequence[float]) -> Wait | None:
    """The wait of somebody with so many ahead. `busy_for` says how many minutes each listener with somebody has been taken, `free` how
    many wait for the next person; `cycles` are minutes a listener was taken by each of the last people, newest first, zero for those
    who left. None when there is too little to go by, or nobody who listens."""
    known = tuple(cycles[:NEWEST])
    if sum(one > 0 for one in known) < ENOUGH or free + len(busy_for) == 0:
        return None
    waits = _played(ahead, tuple(round(one) for one in busy_for), free, known)
    low, high = waits[len(waits) // 10], waits[-1 - len(waits) // 10]
    middle = sum(waits) / len(waits)
    return Wait(int(low // STEP) * STEP, -int(-high // STEP) * STEP, middle, len(known), free + len(busy_for))


@lru_cache(maxsize=512)
def _played(ahead: int, busy_for: tuple[int, ...], free: int, cycles: tuple[float, ...]) -> list[float]:
    """The waits of many evenings, shortest first. The same question has the same answer: the dice are thrown anew from one seed."""
    dice = Random(ahead * 31 + free)  # noqa: S311 - plays evenings through, guards nothing
    return sorted(_one(dice, ahead, busy_for, free, cycles) for _ in range(DRAWS))


def _one(dice: Random, ahead: int, busy_for: tuple[int, ...], free: int, cycles: tuple[float, ...]) -> float:
    ready = [0.0] * free + [_rest(dice, taken, cycles) for taken in busy_for]
    heapify(ready)
    for _place in range(ahead):
        heapreplace(ready, ready[0] + dice.choice(cycles))
    return ready[0]


def _rest(dice: Random, taken: int, cycles: tuple[float, ...]) -> float:
    """How long a talk that has lasted so long goes on: as those that lasted longer did; one longer than all is near its end."""
    longer = [one - taken for one in cycles if one > taken]
    return dice.choice(longer) if longer else min(5.0, taken / 4)
