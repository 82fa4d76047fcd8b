"""Where terms are kept and looked up: a small interface with three drivers. All give the same things for the same question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol
from uuid import UUID

from django.conf import settings
from django.db import connection

from hearthside.search.asking import Group

if TYPE_CHECKING:
    from array import array
    from datetime import datetime


class IndexLost(Exception):
    """The index is not there, or does not answer. Nothing that people wrote depends on it."""


@dataclass(frozen=True)
class Entry:
    """A thing as the index takes it."""

    kind: str
    subject: UUID
    scope: UUID | None
    terms: array[int]
    at: datetime | None = None


@dataclass(frozen=True)
class Wanted:
    """A question to the index: things with a number from each group (`is_any`: from one of them at least), with one of `signs` if there
    are any, and with none of `without`."""

    groups: Sequence[Group]
    without: frozenset[int] = frozenset()
    signs: frozenset[int] = frozenset()
    kind: str = ""
    scopes: Sequence[UUID] | None = None
    is_any: bool = False


class Found(NamedTuple):
    """A thing that answers, with its terms in order. `key` is its id as the index has it: of a thousand, most are never asked about."""

    kind: str
    key: UUID | str
    terms: list[int]

    @property
    def subject(self) -> UUID:
        """Its id; IndexLost where the index holds none."""
        try:
            return self.key if isinstance(self.key, UUID) else UUID(self.key)
        except ValueError as fault:
            raise IndexLost from fault


class Engine(Protocol):
    """One way to keep the index. `is_inside`: it lies in the site's own database and changes with its transactions."""

    is_inside: bool

    def put(self, entries: Sequence[Entry]) -> None:
        """These things are found by these terms and no others."""

    def drop(self, kind: str, subjects: Sequence[UUID]) -> None:
        """Nothing is left of these things."""

    def drop_scope(self, scope: UUID) -> None:
        """Nothing is left of whatever lies in this scope, of any kind."""

    def newest(self, wanted: Wanted, most: int) -> list[Found]:
        """The newest things that answer, newest first."""

    def subjects_after(self, kind: str, place: str, most: int) -> tuple[list[UUID], str]:
        """Things of the kind that are in the index, for walking through all, and the place after them; "" begins."""

    def clear(self) -> None:
        """An empty index, made anew if it was lost."""

    def is_there(self) -> bool:
        """Whether it answers and holds anything."""

    def is_damage(self, fault: IndexLost) -> bool:
        """Whether this fault says by itself that the index must be built anew."""

    def settle(self) -> None:
        """It takes no more room than one made at once would. Questions are answered meanwhile. Outside a transaction only."""


def engine() -> Engine:
    """The driver of this site."""
    return _engine(settings.SEARCH_URL, connection.vendor)


@cache
def _engine(url: str, vendor: str) -> Engine:
    from hearthside.search.engines.opensearch import OpenSearchEngine
    from hearthside.search.engines.postgres import PostgresEngine
    from hearthside.search.engines.sqlite import SqliteEngine

    if url:
        return OpenSearchEngine(url)
    return PostgresEngine() if vendor == "postgresql" else SqliteEngine()
