"""What the team checked, kept in the process for a minute. When the database is away, what was known last still counts."""

import logging
import time
from dataclasses import dataclass
from datetime import date

from django.db import Error as DatabaseError

from hearthside.directory.models import Verification

KEPT_FOR = 60.0
"""Seconds."""
_logger = logging.getLogger("hearthside.directory")


@dataclass(frozen=True)
class Check:
    """The newest check of a line."""

    on: date
    works: bool


_checks: dict[str, Check] = {}
_good_until = 0.0


def newest_checks() -> dict[str, Check]:
    """Line id to its newest check. At most one query a minute; never fails, also without a database."""
    global _checks, _good_until
    if time.monotonic() >= _good_until:
        _good_until = time.monotonic() + KEPT_FOR
        try:
            _checks = _read()
        except (DatabaseError, OSError):
            _logger.warning("The checks of helplines could not be read; the book alone is shown.")
    return _checks


def forget() -> None:
    """The next page reads again: called after a line was checked."""
    global _checks, _good_until
    _checks, _good_until = {}, 0.0


def _read() -> dict[str, Check]:
    rows = Verification.objects.order_by("verified_on", "pk").values_list("line_id", "verified_on", "works")
    return {line_id: Check(on, works) for line_id, on, works in rows}
