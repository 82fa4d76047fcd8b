"""Calibration and thresholds, from scores that each fold got from weights which had not seen it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import exp, log

FOLDS = 3
STEPS = 30
THERE = 1e-6
"""A step as short as this changes nothing in three places."""


def fold_of(section: str) -> int:
    """The fold of a section: all its items go together, so that no template or topic is on both sides."""
    return int.from_bytes(sha256(section.encode()).digest()[:4], "big") % FOLDS


@dataclass(frozen=True, slots=True)
class Line:
    """Slope and shift that make a chance of a score."""

    slope: float
    shift: float

    def chance(self, score: float) -> float:
        """From 0 to 1, never so near to either that its logarithm is lost."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.slope * score + self.shift))))


Told = Sequence[tuple[float, float, float]]
"""A score, what was wanted, and how much it counts."""


def line_for(scores: Sequence[float], wanted: Sequence[float], counts: Sequence[float]) -> list[float]:
    """Slope and shift (Platt) that make chances of scores, found by Newton's steps and rounded to three places."""
    line, told = Line(1.0, 0.0), list(zip(scores, wanted, counts, strict=True))
    for _ in range(STEPS):
        line = _nearer(line, told)
    return [round(line.slope, 3), round(line.shift, 3)]


def _nearer(line: Line, told: Told) -> Line:
    """One step on, cut in half until it makes nothing worse: far from its goal a whole step flies off for good."""
    slope, shift = _newton(line, told)
    if abs(slope) + abs(shift) < THERE:
        return line
    before = _miss(line, told)
    for half in range(STEPS):
        part = 0.8 / 2**half
        found = Line(line.slope + part * slope, line.shift + part * shift)
        if _miss(found, told) <= before:
            return found
    return line


def _miss(line: Line, told: Told) -> float:
    """How far the chances are from what was wanted: the log loss."""
    return -sum(
        count * (want * log(likely) + (1 - want) * log(1 - likely))
        for score, want, count in told
        for likely in (line.chance(score),)
    )


def _newton(line: Line, told: Told) -> tuple[float, float]:
    """The whole step: how far slope and shift would have to move were the loss a bowl."""
    one = two = aa = ab = bb = 0.0
    for score, want, count in told:
        likely = line.chance(score)
        miss, spread = count * (want - likely), count * likely * (1 - likely) + 1e-9
        one, two = one + miss * score, two + miss
        aa, ab, bb = aa + spread * score * score, ab + spread * score, bb + spread
    det = aa * bb - ab * ab + 1e-9
    return (bb * one - ab * two) / det, (aa * two - ab * one) / det


def threshold_at(scores: Sequence[float], share: float) -> float:
    """The score that no more than `share` of these items reach."""
    ordered = sorted(scores)
    return ordered[min(len(ordered) - 1, int(len(ordered) * (1 - share)))] + 1e-6


def best_threshold(scores: Sequence[float], wanted: Sequence[bool], hit_counts: float) -> float:
    """The score from which calling an item positive gives the best F1, when a hit counts as so many."""
    ordered = sorted(zip(scores, wanted, strict=True), reverse=True)
    total, hits, best, chosen = hit_counts * sum(wanted), 0.0, 0.0, 99.0
    for place, (score, is_wanted) in enumerate(ordered, 1):
        hits += hit_counts * is_wanted
        found = 2 * hits / (hits + place - hits / hit_counts + total)
        if found > best:
            best, chosen = found, score
    return round(chosen, 3)
