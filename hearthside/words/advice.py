"""Everything quiet that the composer can say about a draft, in one call."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from hearthside.words.intents import Nudge, mismatch
from hearthside.words.language import Hint, hints
from hearthside.words.language.entries import Scope
from hearthside.words.leaks import HARMONISED_NUMBERS, Leak, find_leaks

_REPLYING: frozenset[Scope] = frozenset({"replies", "direct_messages", "memorials"})


@dataclass(frozen=True, slots=True)
class QuietHelp:
    """What may be shown beside a draft. Nothing in it blocks posting."""

    leaks: tuple[Leak, ...]
    hints: tuple[Hint, ...]
    nudge: Nudge | None

    @property
    def is_quiet(self) -> bool:
        """True when there is nothing to say."""
        return not (self.leaks or self.hints or self.nudge)


def quiet_help(
    text: str,
    *,
    intent: str | None,
    place: Scope,
    is_newcomer: bool,
    is_safety_open: bool = False,
    allowed_numbers: Collection[str] = HARMONISED_NUMBERS,
    known_names: Collection[str] = (),
) -> QuietHelp:
    """Leaks, word hints and an advice nudge for a draft. `intent` is that of the thread, None where there is none.

    With a safety check open, only leaks are told: wording and advice tips wait. Stores nothing, refuses no text.
    """
    found = tuple(find_leaks(text, allowed_numbers=allowed_numbers, known_names=known_names))
    if is_safety_open:
        return QuietHelp(leaks=found, hints=(), nudge=None)
    nudge = mismatch(intent, text) if intent and place in _REPLYING else None
    return QuietHelp(leaks=found, hints=tuple(hints(text, place, is_newcomer, intent=intent)), nudge=nudge)
