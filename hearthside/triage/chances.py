"""From scores to chances and a level: calibration of each step, the order of the steps, and what a miss costs."""

from __future__ import annotations

from math import exp
from typing import Any

from hearthside.triage.rules.shapes import Level

STEPS: tuple[Level, ...] = ("amber", "red", "crisis")
"""Each step asks: is it this level or more?"""
OF_RULES: dict[Level, tuple[float, float, float]] = {
    "green": (0.3, 0.06, 0.02),
    "amber": (0.8, 0.3, 0.08),
    "red": (0.95, 0.8, 0.3),
    "crisis": (0.97, 0.92, 0.75),
}
"""Chances of the steps when the rules alone have read a text."""


def steps_of(scores: dict[str, float], settings: dict[str, Any], lift: float = 0.0) -> tuple[float, float, float]:
    """The chance of each step, never rising from one step to the next; `lift` moves all three (what is known of the author)."""
    found = [_calibrated(scores[step] + lift, settings["calibration"][step]) for step in STEPS]
    return found[0], min(found[:2]), min(found)


def _calibrated(score: float, line: list[float]) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, line[0] * score + line[1]))))


def level_of(steps: tuple[float, float, float], thresholds: dict[str, float], speaks_of_danger: bool = True) -> Level:
    """The highest level whose step is likely enough; red needs to be surer in a text that holds no word or idea of danger at all.

    With such a word, a chance of crisis that is too small to say crisis is still enough to say red.
    """
    level: Level = "green"
    for step, likely in zip(STEPS, steps, strict=True):
        enough = thresholds["red_unspoken" if step == "red" and not speaks_of_danger else step]
        level = step if likely >= enough else level
    if level in ("green", "amber") and speaks_of_danger and steps[2] >= thresholds.get("red_by_crisis", 1.0):
        return "red"
    return level


def chances_of(steps: tuple[float, float, float]) -> dict[str, float]:
    """A chance for each level, summing to one."""
    flagged, urgent, crisis = steps
    found = {"green": 1 - flagged, "amber": flagged - urgent, "red": urgent - crisis, "crisis": crisis}
    return {level: round(likely, 4) for level, likely in found.items()}
