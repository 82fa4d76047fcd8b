"""Harms to others: what the rules name, and what a head of its own is sure enough of."""

from __future__ import annotations

from hearthside.triage.scoring import Scores
from hearthside.triage.shapes import ALL_HARMS


def named(scores: Scores, thresholds: dict[str, float], by_rules: tuple[str, ...]) -> tuple[str, ...]:
    """The harms of a text in the order of ALL_HARMS. `thresholds` holds the score from which a head is believed."""
    learned = {harm for harm, enough in thresholds.items() if scores.by_head[harm] >= enough}
    return tuple(harm for harm in ALL_HARMS if harm in by_rules or harm in learned)
