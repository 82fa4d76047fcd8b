"""The shapes of intents, reactions and nudges. Every text in them can be translated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Guidance:
    """What helps in a reply to this intent, and what to leave out."""

    do: tuple[StrPromise, ...]
    avoid: tuple[StrPromise, ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """What a person asks for. `expires_after_days` is set when the thread is deleted for good after that time."""

    id: str
    label: StrPromise
    poster_help: StrPromise
    prompts: tuple[StrPromise, ...]
    support_types: tuple[str, ...]
    guidance: Guidance
    starters: tuple[StrPromise, ...]
    suggested_reactions: tuple[str, ...]
    mismatch_nudge: StrPromise
    takes_replies: bool
    welcomes_advice: bool
    expires_after_days: int | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """A worded reaction. `is_off_for` names the kinds of thread where it is not offered."""

    id: str
    label: StrPromise
    icon_hint: str
    alternative_text: StrPromise
    meaning: StrPromise
    is_off_for: frozenset[str]


@dataclass(frozen=True, slots=True)
class Nudge:
    """A private word before posting: the text, and the part of the reply it speaks of. It never blocks."""

    intent_id: str
    text: StrPromise
    start: int
    end: int
