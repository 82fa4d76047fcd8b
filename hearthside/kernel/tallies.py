"""What all page workers of one machine count together where there is no Redis: a small file of its own in the data folder.

It stands apart from the database, so that a try counts even when what it tried is undone, and so that counting waits for no disk: what
was counted may be lost with the power, as it may be in Redis. It holds keyed hashes and numbers, and forgets them when they are over.
"""

import hashlib
import os
import sqlite3
import threading
import time
from pathlib import Path

from django.conf import settings

SWEPT_EVERY = 500
"""Tries after which what is over is deleted."""
WAITS_FOR = 0.3
"""Seconds to wait for another worker; it needs some millionths."""
_SET_UP = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA journal_size_limit=1048576;"
_TABLE = "CREATE TABLE IF NOT EXISTS tally (mark BLOB PRIMARY KEY, ends INTEGER, tries INTEGER) WITHOUT ROWID"
_COUNT = """
INSERT INTO tally VALUES (:mark, :ends, 1) ON CONFLICT (mark) DO UPDATE SET
tries = CASE WHEN ends > :now THEN tries + 1 ELSE 1 END, ends = CASE WHEN ends > :now THEN ends ELSE :ends END
RETURNING tries
"""
_mine = threading.local()


def count(key: str, per_seconds: int) -> int:
    """One more under this key, and how many there are by now on this machine; forgotten after so many seconds."""
    file, now = _file(), int(time.time())
    ((tries,),) = file.execute(_COUNT, {"mark": mark_of(key), "ends": now + per_seconds, "now": now}).fetchall()
    _mine.counted += 1
    if _mine.counted % SWEPT_EVERY == 0:
        file.execute("DELETE FROM tally WHERE ends <= ?", (now,))
    return int(tries)


def forget_all() -> None:
    """Nothing has been counted yet (tests start fresh)."""
    if _path().exists():
        _file().execute("DELETE FROM tally")


def _path() -> Path:
    return Path(settings.DATA_DIR) / "tallies.db"


def mark_of(key: str) -> bytes:
    """What stands for the key wherever it is counted: nobody reads a name out of it without the secret of the site."""
    secret = hashlib.sha256(settings.SECRET_KEY.encode()).digest()
    return hashlib.blake2b(key.encode(), key=secret, digest_size=16).digest()


def _file() -> sqlite3.Connection:
    """This thread's own connection; a process that was forked makes a new one."""
    if getattr(_mine, "of", None) != (os.getpid(), _path()):
        _mine.file, _mine.of, _mine.counted = _opened(), (os.getpid(), _path()), 0
    file: sqlite3.Connection = _mine.file
    return file


def _opened() -> sqlite3.Connection:
    _path().touch(mode=0o600)
    file = sqlite3.connect(_path(), timeout=WAITS_FOR, isolation_level=None)
    file.executescript(_SET_UP)
    file.execute(_TABLE)
    return file
