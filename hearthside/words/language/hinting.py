"""Finds where a kinder word could help, and keeps quiet wherever the list says never to correct."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from hearthside.words.language.entries import ENTRIES, Entry, Scope
from hearthside.words.language.staying_quiet import is_list_language, keeps_quiet, quoted_spans, shows_distress

LONGEST_TEXT = 20_000
"""Characters that are read."""
_SHOWN = ("suggest", "nudge")
_ONLY_WHERE_LISTENING = "minimising-10"
_LISTENING = frozenset({"listen", "vent", "quiet", "unsure"})
# The list gives this entry no pattern. A joke or real: nobody is corrected, someone asks kindly (suicide-10).
_SAID_LIGHTLY = re.compile(
    r"\b(?:kms|kill(?:ing)? myself|kill me now|(?:could|want(?:ed)? to|wanna) (?:just )?die\b|(?:could|nearly|"
    r"almost) (?:have )?died of)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A private tip for one stretch of a text: what some find hard to read, other ways to say it, and why."""

    entry_id: str
    start: int
    end: int
    avoid: str
    prefer: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Flags:
    """What wording alone says should go elsewhere: to the kind check-in, or to a moderator. Neither is a tip."""

    check_in: bool
    hold: tuple[str, ...]


def hints(
    text: str,
    scope: Scope,
    is_newcomer: bool = False,
    *,
    intent: str | None = None,
    already_shown: Collection[str] = (),
    has_tips_off: bool = False,
) -> list[Hint]:
    """Tips in reading order, one per entry. None for newcomers (first three posts), for people who turned tips off,
    in distress, in other languages, in quotes, about oneself, or for entries in `already_shown`.
    """
    read = text[:LONGEST_TEXT]
    if is_newcomer or has_tips_off or not is_list_language(read) or shows_distress(read):
        return []
    quoted = quoted_spans(read)
    found = (_first(entry, read, quoted) for entry in _spoken(scope, intent) if entry.id not in already_shown)
    return sorted((hint for hint in found if hint), key=lambda hint: hint.start)


def flags(text: str, scope: Scope) -> Flags:
    """Whether to start the private check-in, and the ids of entries that a moderator looks at. Quotes count too."""
    read = text[:LONGEST_TEXT]
    held = (entry for entry in ENTRIES.values() if entry.level == "hold" and scope in entry.places and entry.pattern)
    found = tuple(entry.id for entry in held if entry.pattern and entry.pattern.search(read))
    return Flags(check_in=bool(_SAID_LIGHTLY.search(read)), hold=found)


def _spoken(scope: Scope, intent: str | None) -> Iterator[Entry]:
    for entry in ENTRIES.values():
        is_wanted = entry.id != _ONLY_WHERE_LISTENING or intent in _LISTENING
        if is_wanted and entry.level in _SHOWN and entry.pattern and scope in entry.places:
            yield entry


def _first(entry: Entry, text: str, quoted: list[tuple[int, int]]) -> Hint | None:
    for found in entry.pattern.finditer(text) if entry.pattern else ():
        if not keeps_quiet(entry, text, found, quoted):
            return Hint(entry.id, found.start(), found.end(), found.group(), entry.prefer, entry.reason)
    return None
