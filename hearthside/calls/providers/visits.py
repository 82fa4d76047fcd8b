"""What an adapter is told about one visit, and what it must be able to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Visit:
    """One person on the way into one room: a name for tonight and whether they host. Nothing else about them is passed on.

    `minutes` is how long the room may last from now; `keys` are the room's own passwords, where the server wants some.
    """

    room: str
    name: str = ""
    is_host: bool = False
    has_cameras: bool = True
    minutes: int = 120
    keys: dict[str, str] = field(default_factory=dict)


class Server(Protocol):
    """A video server of the operator's. Everything that asks it over the network may raise `NoAnswer`, and takes seconds at most."""

    label: Any
    has_lobby: bool
    """Hosts let people in over there; else they do it here."""

    def is_set_up(self) -> bool:
        """Whether the operator gave everything it needs."""

    def host(self) -> str:
        """The name of the machine, for people to read before they go there."""

    def prepare(self, visit: Visit) -> None:
        """The room is there, or would be; asked over the network."""

    def address_for(self, visit: Visit) -> str:
        """Where to send this person's browser. Asks the server first whether it is there."""

    def is_running(self, visit: Visit) -> bool | None:
        """Whether somebody is in the room; None where the server cannot say."""

    def end(self, visit: Visit) -> None:
        """Everybody is out of the room, where the server can do that."""
