"""What every page knows: the name of the place, its navigation, the person's look. Rooms above add to it through `surround`."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

_givers: list[Callable[[HttpRequest], dict[str, Any]]] = []


def surround(giver: Callable[[HttpRequest], dict[str, Any]]) -> None:
    """After this, what `giver(request)` returns is in every page's context."""
    if giver not in _givers:
        _givers.append(giver)


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The context that all pages share; a giver must be cheap and must not fail."""
    context: dict[str, Any] = {}
    for giver in _givers:
        context.update(giver(request))
    return context
