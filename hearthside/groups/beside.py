"""What rooms above show on the page of a group, such as its next meetings. They plug it in; groups know nothing of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hearthside.groups.models import Group


@dataclass(frozen=True)
class Beside:
    """A card on the group's page: a heading, lines (words, a moment or None, address), a sentence when there are none, and a way on."""

    heading: Any
    lines: list[tuple[Any, Any, str]]
    if_none: Any
    way: tuple[Any, str]


Giver = Callable[[Group, bool], Beside | None]
_givers: list[Giver] = []


def add(giver: Giver) -> None:
    """After this, a group's page shows what `giver(group, is_inside)` returns. It must be cheap: no query while it is remembered."""
    if giver not in _givers:
        _givers.append(giver)


def cards_for(group: Group, is_inside: bool) -> list[Beside]:
    """The cards for this group, as somebody inside or outside may see them."""
    return [card for giver in _givers if (card := giver(group, is_inside)) is not None]
