"""The book of helplines: a file that ships with the place, read once. Nobody called the numbers in it; see its `meta`."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthside.directory.openings import Openings, read_openings

BOOK = Path(__file__).parent / "data" / "helplines.json"
INFORMATION = {"information", "mental_health"}
YOUNG = {"children", "youth", "under_18", "under_19", "age_5_25", "lgbtq_youth", "under_35"}


@dataclass(frozen=True)
class Channel:
    """One way to reach a line: a link to tap and the same as text."""

    kind: str
    value: str
    href: str
    instruction: str


@dataclass(frozen=True)
class Line:
    """One helpline as the book has it."""

    id: str
    name: str
    local_name: str
    kinds: frozenset[str]
    audience: frozenset[str]
    channels: tuple[Channel, ...]
    is_always_open: bool
    hours: str
    openings: Openings | None
    languages: tuple[str, ...]
    is_free: bool | None
    url: str
    sources: tuple[str, ...]
    source_date: str
    confidence: str
    display: str
    staff_note: str

    @property
    def is_for_everyone(self) -> bool:
        """For no one audience alone."""
        return "everyone" in self.audience

    @property
    def is_for_young(self) -> bool:
        """For children or young people."""
        return bool(self.audience & YOUNG)

    @property
    def is_information(self) -> bool:
        """Tells where to turn; not somebody to talk to in the worst hour."""
        return self.kinds <= INFORMATION

    def is_open(self, now: datetime) -> bool | None:
        """Whether somebody should answer at this moment; None where the book does not know the hours."""
        if self.is_always_open:
            return True
        return self.openings.is_open(now) if self.openings else None

    @property
    def has_phone(self) -> bool:
        """Can be called."""
        return any(channel.kind == "phone" for channel in self.channels)

    @property
    def has_text(self) -> bool:
        """Can be reached without speaking aloud."""
        return any(channel.kind != "phone" for channel in self.channels)


@dataclass(frozen=True)
class Emergency:
    """The emergency numbers of a country: each (what it is for, the number, its link)."""

    numbers: tuple[tuple[str | Promise, str, str], ...]
    is_unsure: bool


@dataclass(frozen=True)
class Country:
    """A country or territory in the book."""

    code: str
    name: str
    emergency: Emergency
    lines: tuple[Line, ...]


WORDS = {
    "general": _("Emergency"),
    "ambulance": _("Ambulance"),
    "police": _("Police"),
    "fire": _("Fire"),
    "rescue": _("Rescue"),
    "alternative": _("Also works"),
    "mobile_alternative": _("From a mobile phone"),
    "deaf_sms": _("By text, if you are deaf"),
}
"""Emergency services in the order they are shown; numbers without a word here are left out."""


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Every country of the book by its code."""
    return {row["code"]: _country(row) for row in _read()["countries"]}


@lru_cache(maxsize=1)
def compiled_on() -> date:
    """The day on which the book was put together."""
    return date.fromisoformat(_read()["meta"]["compiled_on"])


@lru_cache(maxsize=1)
def fallbacks() -> tuple[tuple[str, str], ...]:
    """International finders, (name, address), the best first."""
    return tuple((row["name"], row["url"]) for row in _read()["meta"]["international_fallbacks"])


def line_called(line_id: str) -> Line | None:
    """The line with this id."""
    return next((line for country in countries().values() for line in country.lines if line.id == line_id), None)


def link(kind: str, value: str) -> str:
    """What a tap opens: tel:, sms: or mailto:, or the page of a chat; nothing when a tap could not work."""
    if kind in ("phone", "sms"):
        return ("tel:" if kind == "phone" else "sms:") + re.sub(r"[^\d+*#]", "", value)
    if kind == "email":
        return f"mailto:{value}"
    return value if value.startswith("https://") else ""


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    book: dict[str, Any] = json.loads(BOOK.read_text())
    return book


def _country(row: dict[str, Any]) -> Country:
    return Country(
        row["code"], row["name"], _emergency(row["emergency"]), tuple(_line(line) for line in row["helplines"])
    )


def _emergency(row: dict[str, Any]) -> Emergency:
    numbers = [(words, row[key], _emergency_link(key, row[key])) for key, words in WORDS.items() if row.get(key)]
    return Emergency(tuple(numbers), row["confidence"] == "low")


def _emergency_link(key: str, number: str) -> str:
    return link("sms" if key == "deaf_sms" else "phone", number)


def _line(row: dict[str, Any]) -> Line:
    return Line(
        id=row["id"],
        name=row["name"],
        local_name=row["local_name"] or "",
        kinds=frozenset(row["kind"]),
        audience=frozenset(row["audience"]),
        channels=tuple(_channel(channel) for channel in row["channels"]),
        is_always_open=row["hours"]["always_open"],
        hours=row["hours"]["text"],
        openings=read_openings(row["hours"]),
        languages=tuple(row["languages"]),
        is_free=row["free_to_caller"],
        url=row["url"] or "",
        sources=tuple(row["sources"]),
        source_date=row["source_date"] or "",
        confidence=row["confidence"],
        display=row["display"],
        staff_note=row["note"] or "",
    )


def _channel(row: dict[str, Any]) -> Channel:
    return Channel(row["type"], row["value"], link(row["type"], row["value"]), row.get("instruction") or "")
