"""Ways that rooms above add to the page of a meeting, such as into its live room. They plug it in; meetings know nothing of them."""

from collections.abc import Callable
from typing import Any

from hearthside.accounts.models import Person
from hearthside.meetings.models import Occurrence

Door = Callable[[Occurrence], str]
Giver = Callable[[Person, Occurrence], list[tuple[Any, str]]]
_givers: list[Giver] = []
_doors: list[Door] = []


def add(giver: Giver) -> None:
    """After this, the page of a meeting shows the links (words, address) that `giver(person, occurrence)` returns, with a few queries that
    do not grow."""
    if giver not in _givers:
        _givers.append(giver)


def ways_from(person: Person | None, occurrence: Occurrence) -> list[tuple[Any, str]]:
    """All links for somebody who may see this meeting; none for a visitor."""
    return [way for giver in _givers for way in giver(person, occurrence)] if person else []


def links_lead_through(door: Door) -> None:
    """After this, people with a name here get the address of `door(occurrence)` in the place of a meeting's own link; without an address
    they get the link itself."""
    if door not in _doors:
        _doors.append(door)


def door_to_link(occurrence: Occurrence) -> str:
    """Where people go instead of straight to the meeting's link; nothing when no room leads them."""
    return next((address for door in _doors if (address := door(occurrence))), "")
