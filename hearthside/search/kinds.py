"""What can be found: rooms above plug their things in here. Search knows neither what they are nor who may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from hearthside.accounts.models import Person


@dataclass(frozen=True)
class Text:
    """The words by which a thing is found. Only what others may read: never anything sealed, never an author's name."""

    subject: UUID
    title: str
    body: str = ""
    scope: UUID | None = None
    at: datetime | None = None
    """When, to the minute; for the order."""


@dataclass(frozen=True)
class Reason:
    """Something else by which a thing is found: what it is, what stands there, and other words for it, which are never shown."""

    label: Any
    text: str
    words: str = ""


@dataclass(frozen=True)
class Hit:
    """A thing as this reader may see it now."""

    subject: UUID
    title: str
    address: str
    text: str = ""
    about: str = ""
    note: str = ""
    together: UUID | None = None
    """What it is a part of: of each, only the best hit is shown."""
    way: tuple[str, str] | None = None
    """What one can do from here, in words, and its address."""
    reasons: tuple[Reason, ...] = ()
    """Shown where the words of the question stand in them and neither in title nor text."""


class Kind(Protocol):
    """One kind of thing. `name` is at most twelve letters; a vast kind has more things than anybody walks through in a minute."""

    name: str
    label: Any
    is_vast: bool

    def texts(self, subjects: Sequence[UUID]) -> list[Text]:
        """The words of these things as they stand; those that nobody else may find are left out."""

    def some_after(self, place: str, most: int) -> tuple[list[UUID], str]:
        """The next things in the order of their time, never finer than a minute, and the place after them. "" begins; fewer than `most`
        are the last for now."""

    def scopes(self, person: Person | None) -> list[UUID] | None:
        """The scopes this person may find things in; None for any."""

    def shown(self, person: Person | None, subjects: Sequence[UUID]) -> list[Hit]:
        """Those of these things that the person may see and wants to see at this moment, in the order given."""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """After this, things of this kind are found."""
    _kinds[kind.name] = kind


def all_kinds() -> list[Kind]:
    """Every kind, in the order in which they were plugged in: the order on the page."""
    return list(_kinds.values())


def kind_called(name: str) -> Kind:
    """The kind of this name; KeyError for one that nobody plugged in."""
    return _kinds[name]
