"""Calibration and thresholds, from scores that each fold got from weights which had not seen it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from math import exp

FOLDS = 3


def fold_of(section: str) -> int:
    """The fold of a section: all its items go together, so that no template or topic is on both sides."""
    return int.from_bytes(sha256(section.encode()).digest()[:4], "big") % FOLDS


def line_for(scores: Sequence[float], wanted: Sequence[float], counts: Sequence[float]) -> list[float]:
    """Slope and shift (Platt) that make chances of scores, found by Newton's steps and rounded to three places."""
    slope, shift = 1.0, 0.0
    for _ in range(30):
        slope, shift = _newton(slope, shift, scores, wanted, counts)
    return [round(slope, 3), round(shift, 3)]


def _newton(
    slope: float, shift: float, scores: Sequence[float], wanted: Sequence[float], counts: Sequence[float]
) -> tuple[float, float]:
    one = two = aa = ab = bb = 0.0
    for score, want, count in zip(scores, wanted, counts, strict=True):
        likely = 1 / (1 + exp(-max(-30.0, min(30.0, slope * score + shift))))
        miss, spread = count * (want - likely), count * likely * (1 - likely) + 1e-9
        one, two = one + miss * score, two + miss
        aa, ab, bb = aa + spread * score * score, ab + spread * score, bb + spread
    det = aa * bb - ab * ab + 1e-9
    return slope + 0.8 * (bb * one - ab * two) / det, shift + 0.8 * (aa * two - ab * one) / det


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
