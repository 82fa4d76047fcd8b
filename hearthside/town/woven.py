"""What a woven town is made of: plain values, with no database behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Seed = dict[str, Any]


@dataclass(frozen=True, slots=True)
class WovenPerson:
    """One pseudonym; `groups` are slugs, `age_band` is "16-17" or "18+"."""

    name: str
    about: str
    age_band: str
    groups: tuple[str, ...]
    joined_days_ago: int


@dataclass(frozen=True, slots=True)
class WovenReply:
    """One reply; `quote_of` is None, 0 for the opener's post, or n for the nth reply (counted from one)."""

    author_index: int
    body: str
    minutes_later: int
    is_anonymous: bool
    quote_of: int | None


@dataclass(frozen=True, slots=True)
class WovenThread:
    """One conversation, opened `age_minutes` before the town is opened; every reply is in the past as well.

    `worry` is "", "amber", "red" or "crisis"; `case` and `slip` are the written outlines for the moderators' desk, or None.
    A slip names the reply it is about (`reply`, counted from one) and the ground rule (`rule`).
    """

    title: str
    body: str
    intent: str
    group: str
    notes: tuple[str, ...]
    author_index: int
    is_anonymous: bool
    age_minutes: int
    replies: tuple[WovenReply, ...]
    worry: str
    case: Seed | None
    slip: Seed | None
    is_handwritten: bool


@dataclass(frozen=True, slots=True)
class WovenTown:
    """The whole town: `place` and `groups` as in the seeds, then its people and its conversations."""

    place: Seed
    groups: tuple[Seed, ...]
    people: tuple[WovenPerson, ...]
    threads: tuple[WovenThread, ...]

    @property
    def post_count(self) -> int:
        """How many posts the town holds, openers and replies together."""
        return len(self.threads) + sum(len(thread.replies) for thread in self.threads)
