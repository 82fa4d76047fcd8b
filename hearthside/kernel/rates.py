"""Rate limits for what people do, counted in Redis where there is one, else in a file that all workers of the machine share. Where neither
can be asked, people are let through rather than locked out."""

import sqlite3
import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from hearthside.kernel import tallies
from hearthside.kernel.recall import Away, ask, wake
from hearthside.kernel.refusals import TooFast


def check_rate(purpose: str, who: object, *, at_most: int, per_seconds: int, once: str = "") -> None:
    """Count one try; refuses with TooFast after `at_most` tries in a window of `per_seconds` seconds. Keys hold no names.

    Tries with the same mark in `once` count as one: a form that is sent twice is one try.
    """
    if once and _count(f"once|{once}", per_seconds) > 1:
        return
    window = int(time.time()) // per_seconds
    if _count(f"{purpose}|{who}|{window}", per_seconds) > at_most:
        raise TooFast(_("That was a lot in a short time. Please wait a little, then try again. Nothing was lost."))


def _count(key: str, per_seconds: int) -> int:
    """How often this key was counted, this time too; 0 where nothing can be asked."""
    try:
        if settings.REDIS_URL:
            return ask(_count_together, f"rate:{tallies.mark_of(key).hex()}", per_seconds)
    except Away:
        pass
    try:
        return tallies.count(key, per_seconds)
    except sqlite3.Error:
        return 0


def _count_together(key: str, per_seconds: int) -> int:
    return 1 if cache.add(key, 1, timeout=per_seconds) else int(cache.incr(key))


def forget(*_args: Any) -> None:
    """Nothing has been counted yet (tests start fresh)."""
    tallies.forget_all()
    wake()
