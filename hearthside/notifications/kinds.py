"""The kinds of notices there are. Rooms above register theirs; a kind that nobody registered shows nothing."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hearthside.accounts.models import Person


@dataclass(frozen=True)
class Together:
    """How several notices of one kind are told in one line: words for a count of two or more, and the page where all of them stand."""

    phrase: Callable[[int], Any]
    address: Callable[[], str]


@dataclass(frozen=True)
class Kind:
    """What a notice says, where it leads, and who may see it; asked when it is made and again whenever it is read.

    `may_see` answers for everything: what is hidden, whom the person keeps away from, what they do not want today. `place` gives
    the group (or other place) that a person may have muted. `is_safety` marks what is told in spite of a muted place. `visible`
    answers `may_see` for many things with a fixed number of queries; a kind without it is asked about each. `button` gives words and
    the address of a form without fields, for a notice that can be answered with one tap where it stands. `together` is for kinds that
    speak of work that waits in a queue: several of them are one line.
    """

    name: str
    phrase: Callable[[], Any]
    address: Callable[[UUID], str]
    may_see: Callable[[Person, UUID], bool]
    place: Callable[[UUID], UUID | None] = lambda _about: None
    is_safety: bool = False
    visible: Callable[[Person, Collection[UUID]], set[UUID]] | None = None
    button: Callable[[UUID], tuple[Any, str]] | None = None
    together: Together | None = None

    def seen_among(self, person: Person, about: Collection[UUID]) -> set[UUID]:
        """Those of these things that the person may see now."""
        if self.visible is not None:
            return self.visible(person, about)
        return {one for one in about if self.may_see(person, one)}


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """After this, `tell` may be called with the kind's name. The same name again replaces the kind."""
    _kinds[kind.name] = kind


def find(name: str) -> Kind | None:
    """The kind of this name, or None when no room has it (any more)."""
    return _kinds.get(name)


def known() -> list[str]:
    """The names of all kinds, in order."""
    return sorted(_kinds)
