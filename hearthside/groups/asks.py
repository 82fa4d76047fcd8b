"""What a person is asked about a group, such as to lead it. Rooms above add theirs, and the page of one's groups shows them first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hearthside.accounts.models import Person


@dataclass(frozen=True)
class Ask:
    """One line: what is asked in words, and the page where it is answered."""

    words: Any
    address: str


_givers: list[Callable[[Person], list[Ask]]] = []


def add_asks(giver: Callable[[Person], list[Ask]]) -> None:
    """After this, the page of one's groups shows what `giver(person)` returns; one query each, at most."""
    if giver not in _givers:
        _givers.append(giver)


def asks_for(person: Person) -> list[Ask]:
    """Everything the person is asked."""
    return [ask for giver in _givers for ask in giver(person)]
