"""What rooms above add to the pages of a live room: words at its top, and links for those who host. This room knows nothing of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hearthside.hosted.models import Room, Seat
from hearthside.meetings.models import Occurrence


@dataclass(frozen=True)
class Word:
    """A sentence at the top of the room. `way` is a link (address, words); `press` a form without fields (address, words)."""

    words: Any
    tone: str = "info"
    way: tuple[str, Any] | None = None
    press: tuple[str, Any] | None = None


Giver = Callable[[Room, Seat], list[Word]]
Links = Callable[[Occurrence, bool], list[tuple[str, Any]]]
_givers: list[Giver] = []
_links: list[Links] = []


def say(giver: Giver) -> None:
    """After this, the top of a room shows the words that `giver(room, seat)` returns for that seat. At most two queries."""
    if giver not in _givers:
        _givers.append(giver)


def for_hosts(links: Links) -> None:
    """After this, hosts find the links (address, words) that `links(occurrence, is_on)` returns; `is_on` says whether the room is open.
    No query of its own."""
    if links not in _links:
        _links.append(links)


def words_for(room: Room, seat: Seat) -> list[Word]:
    """All words for this seat."""
    return [word for giver in _givers for word in giver(room, seat)]


def links_for_hosts(occurrence: Occurrence, *, is_on: bool) -> list[tuple[str, Any]]:
    """All links for those who host."""
    return [link for links in _links for link in links(occurrence, is_on)]
