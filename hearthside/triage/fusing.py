"""Puts the stages together. What a stage calls urgent stays urgent; a stage that failed makes the others count for more."""

from __future__ import annotations

from hearthside.triage.chances import OF_RULES, chances_of, level_of
from hearthside.triage.rules.shapes import Level, Reading, higher
from hearthside.triage.shapes import Assessment, Reason

NOT_READ = "not_read"
Steps = tuple[float, float, float]
SOFTENS_BELOW = 0.2
"""Under this chance of red or more, the linear layer may call a red of the rules amber."""
RAISED: dict[Level, Level] = {"green": "amber", "amber": "red", "red": "red", "crisis": "crisis"}
"""Without the linear layer everything reaches people sooner."""


def fused(reading: Reading, steps: Steps, thresholds: dict[str, float], speaks_of_danger: bool) -> tuple[Level, Steps]:
    """The level and the chances of its steps, from the reading of the rules and the chances of the linear layer."""
    by_rules = reading.level
    if by_rules in ("red", "crisis") and steps[1] < SOFTENS_BELOW:
        by_rules = "amber" if by_rules == "red" else "red"
    level = higher(by_rules, level_of(steps, thresholds, speaks_of_danger or by_rules != "green"))
    return level, _lifted(by_rules, steps)


def _lifted(by_rules: Level, steps: Steps) -> Steps:
    """The chances, raised halfway to what the rules alone would say when that is more."""
    alone = OF_RULES[by_rules]
    raised = [max(likely, (likely + rule) / 2) for likely, rule in zip(steps, alone, strict=True)]
    return (raised[0], raised[1], raised[2]) if by_rules in ("red", "crisis") else steps


def without_weights(reading: Reading) -> Assessment:
    """The assessment by the rules alone: one level sooner, never green."""
    level = RAISED[reading.level]
    return Assessment(
        level, chances_of(OF_RULES[level]), reading.harms, reading.reasons, reading.is_about_other, is_whole=False
    )


def without_rules(length: int) -> Assessment:
    """The assessment when nothing could be read: amber, and staff see why."""
    unread = (Reason(0, length, NOT_READ),)
    return Assessment("amber", chances_of(OF_RULES["amber"]), (), unread, is_whole=False)
