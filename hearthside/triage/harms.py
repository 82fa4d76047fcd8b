"""Harms to others: what the rules name, and what a head of its own is sure enough of."""

from __future__ import annotations

from hearthside.triage.scoring import Scores
from hearthside.triage.shapes import ALL_HARMS

OF_ITS_OWN = 1.1
"""What an answer's own words have to add before it counts as pushing somebody. Next to a worrying message the signs alone are loud: "wait"
and a greeting in another language scored as high as a push, with words that add 0.99 at most, where real pushes add 1.24 and more."""
NOT_ONES_OWN = {"doxxing", "scam", "advertising"}
"""Where one of these is found, and nothing says whose the number or address is, it is not the writer's own."""


def named(
    scores: Scores,
    thresholds: dict[str, float],
    by_rules: tuple[str, ...],
    *,
    is_answer: bool = False,
    is_own: bool = True,
) -> tuple[str, ...]:
    """The harms of a text in the order of ALL_HARMS. `thresholds` holds the score from which a head is believed. In an answer nothing
    but its own words can push somebody. `is_own` says whether the writer calls something in it theirs."""
    learned = {harm for harm, enough in thresholds.items() if scores.by_head[harm] >= enough}
    if is_answer and scores.of_words["encouragement"] < OF_ITS_OWN:
        learned.discard("encouragement")
    found = {*by_rules, *learned}
    if not is_own and found & NOT_ONES_OWN:
        found.discard("pii")
    return tuple(harm for harm in ALL_HARMS if harm in found)
