"""The word list, read once from the data of this room (CC0, own wording; sources are named in the file)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

Level = Literal["suggest", "nudge", "check_in", "hold"]
Scope = Literal["posts", "replies", "direct_messages", "memorials", "about_members", "staff_and_ui"]

# Where each scope of the list applies. Lint for interface text is for staff only; every other entry speaks to members too.
_PLACES: dict[str, frozenset[Scope]] = {
    "any": frozenset(("posts", "replies", "direct_messages", "memorials", "about_members", "staff_and_ui")),
    "replies": frozenset(("replies", "direct_messages")),
    "about_members": frozenset(("about_members",)),
    "staff_and_ui": frozenset(("staff_and_ui",)),
    "replies_and_dm": frozenset(("replies", "direct_messages")),
    "replies_and_memorials": frozenset(("replies", "memorials")),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the word list. Entries without a pattern are guidance only and never match."""

    id: str
    category: str
    avoid: tuple[str, ...]
    prefer: tuple[str, ...]
    reason: str
    level: Level
    pattern: re.Pattern[str] | None
    places: frozenset[Scope]


def _entry(raw: dict[str, Any]) -> Entry:
    return Entry(
        id=raw["id"],
        category=raw["category"],
        avoid=tuple(raw["avoid"]),
        prefer=tuple(raw["prefer"]),
        reason=raw["reason"],
        level=raw["level"],
        pattern=re.compile(raw["pattern"], re.IGNORECASE) if raw["pattern"] else None,
        places=_PLACES[raw["scope"]],
    )


def _data() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        (files("hearthside.words") / "data" / "language.json").read_text(encoding="utf-8")
    )
    return read


ENTRIES: dict[str, Entry] = {raw["id"]: _entry(raw) for raw in _data()["entries"]}
"""Every entry by id, in the order of the list."""
