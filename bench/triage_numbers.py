"""Measures of how well a number orders and divides, with intervals by drawing again (bootstrap)."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
DRAWS = 200


@dataclass(frozen=True)
class Row:
    """One measure: its value with a 95 % interval, the bars of the design, and what it was measured on."""

    name: str
    value: float
    low: float
    high: float
    gate: str
    excellent: str
    on: str


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a positive stands above a negative; a tie counts half."""
    if not positive or not negative:
        return float("nan")
    ordered = sorted(negative)
    above = sum(bisect_left(ordered, each) + bisect_right(ordered, each) for each in positive)
    return above / 2 / len(positive) / len(negative)


def share(found: Sequence[bool]) -> float:
    """The share that is true."""
    return sum(found) / len(found) if found else float("nan")


def recall_at(scores: Sequence[float], wanted: Sequence[bool], alerts: float) -> float:
    """How many of the wanted are among so large a share with the highest scores."""
    order = sorted(range(len(scores)), key=lambda place: -scores[place])[: int(len(scores) * alerts)]
    return sum(wanted[place] for place in order) / max(1, sum(wanted))


def off_calibration(chances: Sequence[float], wanted: Sequence[bool]) -> float:
    """How far chances and outcomes lie apart on average, in ten equal bins (ECE)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for chance, is_wanted in zip(chances, wanted, strict=True):
        bins.setdefault(min(9, int(chance * 10)), []).append((chance, is_wanted))
    gaps = (abs(sum(chance for chance, _ in each) - sum(hit for _, hit in each)) for each in bins.values())
    return sum(gaps) / max(1, len(chances))


def micro_f1(pairs: Sequence[tuple[set[str], set[str]]]) -> float:
    """F1 over all flags of all items: each pair holds the flags wanted and the flags found."""
    hits = sum(len(want & got) for want, got in pairs)
    every = sum(len(want) + len(got) for want, got in pairs)
    return 2 * hits / every if every else float("nan")


def interval(measure: Callable[[list[Item]], float], items: Sequence[Item]) -> tuple[float, float]:
    """The middle 95 % of the measure over draws with repetition from the items."""
    drawer = random.Random(11)
    found = sorted(measure(drawer.choices(items, k=len(items))) for _ in range(DRAWS)) if items else [float("nan")] * 2
    kept = [each for each in found if each == each] or [float("nan")]
    return kept[int(len(kept) * 0.025)], kept[min(len(kept) - 1, int(len(kept) * 0.975))]
