"""Ways that rooms above add to the page of a meeting, such as into its live room. They plug it in; meetings know nothing of them."""

from collections.abc import Callable
from typing import Any

from hearthside.accounts.models import Person
from hearthside.meetings.models import Occurrence

Giver = Callable[[Person, Occurrence], list[tuple[Any, str]]]
_givers: list[Giver] = []


def add(giver: Giver) -> None:
    """After this, the page of a meeting shows the links (words, address) that `giver(person, occurrence)` returns. No query of its own."""
    if giver not in _givers:
        _givers.append(giver)


def ways_from(person: Person | None, occurrence: Occurrence) -> list[tuple[Any, str]]:
    """All links for somebody who may see this meeting; none for a visitor."""
    return [way for giver in _givers for way in giver(person, occurrence)] if person else []
