"""Fits one head of the linear layer: logistic regression by plain steps, in a fixed order, with plain arithmetic only.

Addition, multiplication and division give the same bits on every machine; the exponential does not, so the chance comes from a table.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

Row = tuple[tuple[float, tuple[int, ...]], ...]
"""The features of an item by group: what each feature of the group counts, and their numbers."""
_STEPS_PER_UNIT = 64
_LIMIT = 12
_TABLE: list[float] = [
    round(1 / (1 + 2.718281828459045 ** -(place / _STEPS_PER_UNIT - _LIMIT)), 9)
    for place in range(2 * _LIMIT * _STEPS_PER_UNIT + 1)
]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a head is fitted."""

    rounds: int = 10
    first_step: float = 1.2
    shrink: float = 0.0015
    enough: float = 0.02
    """A smaller mistake than this changes nothing."""
    rest: int = 3
    """After so small a mistake an item is not looked at again for so many rounds."""


def chance(score: float) -> float:
    """The chance of a score, from a table of steps of 1/64."""
    if score >= _LIMIT:
        return _TABLE[-1]
    return _TABLE[int((score + _LIMIT) * _STEPS_PER_UNIT)] if score > -_LIMIT else _TABLE[0]


def score(row: Row, weights: list[float]) -> float:
    """The score of an item under the weights of a head."""
    return sum(value * sum(map(weights.__getitem__, numbers)) for value, numbers in row)


def fit(
    rows: Sequence[Row], wanted: Sequence[float], counts: Sequence[float], size: int, plan: Plan, seed: int
) -> list[float]:
    """The weights of a head for `size` features: `wanted` holds 0 or 1 for each item, `counts` how much the item counts."""
    weights, order, awake = [0.0] * size, list(range(len(rows))), [0] * len(rows)
    shuffler = random.Random(seed)  # noqa: S311 (no secret)
    for turn in range(plan.rounds):
        shuffler.shuffle(order)
        step = plan.first_step / (1 + turn)
        for place in (each for each in order if awake[each] <= turn):
            miss = wanted[place] - chance(score(rows[place], weights))
            if -plan.enough < miss < plan.enough:
                awake[place] = turn + plan.rest
            else:
                move(weights, rows[place], step * miss * counts[place])
        keep = 1 - plan.shrink * 10 / (1 + turn)
        weights = [weight * keep for weight in weights]
    return weights


def move(weights: list[float], row: Row, push: float) -> None:
    """The weights of the features in this row go that way, each as much as it counts there."""
    for value, numbers in row:
        amount = push * value
        for number in numbers:
            weights[number] += amount
