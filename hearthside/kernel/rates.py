"""Rate limits for what people do, kept in the cache; a cache that is away lets people through rather than locking them out."""

import hashlib
import time
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from hearthside.kernel.recall import Away, ask, wake
from hearthside.kernel.refusals import TooFast


def check_rate(purpose: str, who: object, *, at_most: int, per_seconds: int, once: str = "") -> None:
    """Count one try; refuses with TooFast after `at_most` tries in a window of `per_seconds` seconds. Keys hold no names.

    Tries with the same mark in `once` count as one: a form that is sent twice is one try.
    """
    if once and _is_known(once, per_seconds):
        return
    window = int(time.time()) // per_seconds
    digest = hashlib.sha256(f"{purpose}|{who}|{window}".encode()).hexdigest()
    if _count(f"rate:{digest}", per_seconds) > at_most:
        raise TooFast(_("That was a lot in a short time. Please wait a little, then try again. Nothing was lost."))


def _is_known(once: str, per_seconds: int) -> bool:
    """Whether a try with this mark has been counted already."""
    try:
        mark = f"rated:{hashlib.sha256(once.encode()).hexdigest()}"
        return not ask(cache.add, mark, 1, timeout=per_seconds)
    except Away:
        return False


def _count(key: str, per_seconds: int) -> int:
    try:
        return ask(_count_together, key, per_seconds)
    except Away:
        return _count_here(key, per_seconds)


def _count_together(key: str, per_seconds: int) -> int:
    return 1 if cache.add(key, 1, timeout=per_seconds) else int(cache.incr(key))


_here: dict[str, tuple[float, int]] = {}


def _count_here(key: str, per_seconds: int) -> int:
    now = time.monotonic()
    ends, count = _here.get(key, (now + per_seconds, 0))
    if len(_here) > 10_000:
        _here.clear()
    _here[key] = (ends, count + 1) if now < ends else (now + per_seconds, 1)
    return _here[key][1]


def forget(*_args: Any) -> None:
    """Empty the in-process counters (tests start fresh)."""
    _here.clear()
    wake()
