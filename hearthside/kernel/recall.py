"""What all processes remember together for a short time: in Redis on larger sites, else each process for itself.

A memory that is away is never waited for twice: after a failure nobody asks it for a while."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from django.core.cache import cache

REST_FOR = 5.0
"""Seconds without another try after the memory failed."""
_rests_until = 0.0
Answer = TypeVar("Answer")


class Away(Exception):
    """The memory cannot be asked now."""


def ask(what: Callable[..., Answer], *words: Any, **more: Any) -> Answer:
    """What this call on the cache answers. Raises Away when it fails, and at once while it rests after a failure."""
    global _rests_until
    if time.monotonic() < _rests_until:
        raise Away
    try:
        return what(*words, **more)
    except Exception as error:
        _rests_until = time.monotonic() + REST_FOR
        raise Away from error


def recalled(key: str, otherwise: Callable[[], Any], *, for_seconds: int) -> Any:
    """What is remembered under this key; when nothing is, what `otherwise` says, remembered for so long. Never fails for the memory."""
    try:
        known = ask(cache.get, key)
    except Away:
        return otherwise()
    return known if known is not None else _remembered(key, otherwise(), for_seconds)


def _remembered(key: str, value: Any, for_seconds: int) -> Any:
    with suppress(Away):
        ask(cache.set, key, value, for_seconds)
    return value


def forget(key: str) -> None:
    """Nothing is remembered under this key any more, as far as the memory can be asked."""
    with suppress(Away):
        ask(cache.delete, key)


def wake() -> None:
    """The memory is asked again at once (tests start fresh)."""
    global _rests_until
    _rests_until = 0.0
