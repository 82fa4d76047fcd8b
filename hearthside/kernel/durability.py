"""What may be lost in a power cut, and what may not. People's words may not; how far somebody has read may."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection, transaction


@contextmanager
def unhurried() -> Iterator[None]:
    """What is written inside is there for everybody at once, but nobody waits for the disk: a power cut may take the last of it.

    Inside a transaction it changes nothing, for that transaction's own words must be safe.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO off")
            yield
    else:
        with _synchronous("NORMAL"):
            yield


@contextmanager
def _synchronous(level: str) -> Iterator[None]:
    """SQLite's own setting is back afterwards, whatever happens inside."""
    with connection.cursor() as cursor:
        _ask_for(cursor, level)
        try:
            yield
        finally:
            _ask_for(cursor, settings.SQLITE_SYNCHRONOUS)


def _ask_for(cursor: Any, level: str) -> None:
    cursor.execute(f"PRAGMA synchronous={level}")
