"""What is known besides the words: the author's last levels, the hour, a first post. Ten plain signs with plain weights."""

from __future__ import annotations

from dataclasses import dataclass

from hearthside.triage.rules.shapes import LEVELS, Level


@dataclass(frozen=True, slots=True)
class Context:
    """What the caller happens to know; everything may be left out."""

    worst_in_day: Level | None = None
    """The most urgent level of the author's posts in the last 24 hours."""
    worst_in_week: Level | None = None
    is_first_post: bool = False
    hour: int | None = None
    """The author's local hour, 0 to 23."""
    others_worried: int = 0
    """Members who said that they worry about the author since the last post."""


_DAY = {"green": 0.0, "amber": 0.2, "red": 0.6, "crisis": 0.9}
_WEEK = {"green": 0.0, "amber": 0.1, "red": 0.3, "crisis": 0.45}
_MOST = 1.5
_COUNTS = 0.6
"""What these count in the scores: so that a context moves a chance as much as it did when scores were larger."""


def lift_of(context: Context | None) -> float:
    """How much the context raises the score of each step: from 0 to 0.9. It never lowers one."""
    if context is None:
        return 0.0
    lift = _DAY.get(context.worst_in_day or "", 0.0) + _WEEK.get(context.worst_in_week or "", 0.0)
    lift += 0.1 * context.is_first_post + 0.15 * (context.hour is not None and context.hour < 5)
    return _COUNTS * min(_MOST, lift + 0.3 * min(2, context.others_worried))


def context_from(found: object) -> Context | None:
    """A context from plain values of a file; what is unknown or wrong in them is left out."""
    if not isinstance(found, dict):
        return None
    day, week, hour = found.get("worst_in_day"), found.get("worst_in_week"), found.get("hour")
    return Context(
        worst_in_day=day if day in LEVELS else None,
        worst_in_week=week if week in LEVELS else None,
        is_first_post=found.get("is_first_post") is True,
        hour=hour if isinstance(hour, int) and 0 <= hour <= 23 else None,
    )
