"""Facts. A room announces what happened; each listener becomes a job in the same transaction, so none is lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from hearthside.kernel import jobs


@dataclass(frozen=True)
class Event:
    """A fact in the past tense: ids and codes only, never people's words."""


_listeners: dict[type[Event], list[Callable[..., None]]] = {}


def connect(listeners: Mapping[type[Event], Sequence[Callable[..., None]]]) -> None:
    """After this, announcing a fact queues each of its listeners. Replaces what was connected before."""
    _listeners.clear()
    _listeners.update({event: list(calls) for event, calls in listeners.items()})


def announce(event: Event) -> None:
    """Queue one job a listener, in the caller's transaction. Refuses a fact that has no row in the wiring."""
    for listener in _listeners[type(event)]:
        jobs.later(listener, arguments={name: str(value) for name, value in asdict(event).items()})
