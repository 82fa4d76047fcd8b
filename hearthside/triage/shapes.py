"""What an assessment is: a level with its chances, harms to others, and reasons with their places in the original text."""

from __future__ import annotations

from dataclasses import dataclass

from hearthside.triage.rules.shapes import HARMS, LEVELS, Level, Reason

ALL_HARMS: tuple[str, ...] = (*HARMS, "grooming", "misinformation", "stigma")
"""Every harm the engine names. The rules find the first ones alone; the last three are mostly learned."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the engine says of a text. `chances` holds a calibrated chance for each level, summing to one."""

    level: Level
    chances: dict[str, float]
    harms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    is_about_other: bool = False
    is_whole: bool = True
    """False when a stage did not answer: the level is then that of the stages that did, raised."""
    version: str = ""
    guessed: tuple[str, ...] = ()
    """Those of the harms that only the linear layer sees. It is wrong about one everyday text in thirty."""


__all__ = ["ALL_HARMS", "LEVELS", "Assessment", "Level", "Reason"]
