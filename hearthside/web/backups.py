"""What this machine knows of its backups: when the last was made, and whether the last practice of a restore went well.

Two small files in the data folder; the commands write them, this page and `hearthside check` read them. Without a database.
"""

import json
import shlex
import sys
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

STALE_AFTER = timedelta(days=2)
"""A nightly backup that is older than this did not happen."""
PRACTICE_STALE_AFTER = timedelta(days=9)
"""The weekly practice, and two days of grace."""


@dataclass(frozen=True)
class Made:
    """A whole backup: when, whether encrypted, and where its two files were put."""

    at: datetime
    is_encrypted: bool
    data: str
    keys: str


@dataclass(frozen=True)
class Practice:
    """A practice of a restore: when, of the backup of which time, whether all was well, and in words what was found.

    `opened` of `tried` sealed values could be opened; `took` is in seconds.
    """

    at: datetime
    is_good: bool
    words: str
    of: datetime | None = None
    opened: int = 0
    tried: int = 0
    took: float = 0.0


def last_backup() -> Made | None:
    """The last whole backup, if ever there was one."""
    found = _read("last_backup")
    return Made(**found) if found else None


def last_practice() -> Practice | None:
    """The last practice of a restore, if ever there was one."""
    found = _read("last_practice")
    return Practice(**found) if found else None


def note_backup(made: Made) -> None:
    """The page and the check know of this backup."""
    _write("last_backup", made)


def note_practice(practice: Practice) -> None:
    """The page and the check know of this practice."""
    _write("last_practice", practice)


def is_backup_fresh() -> bool:
    """Whether the last backup is as young as a nightly one should be."""
    made = last_backup()
    return made is not None and timezone.now() - made.at < STALE_AFTER


def is_practice_fresh() -> bool:
    """Whether the last practice went well, no longer ago than a week and a little."""
    practice = last_practice()
    return practice is not None and practice.is_good and timezone.now() - practice.at < PRACTICE_STALE_AFTER


def command(verb: str) -> str:
    """What somebody types on this machine so that the verb is for this site, wherever they stand and whatever is on their path."""
    here = Path(sys.executable).with_name("hearthside")
    program = [str(here)] if here.exists() else [sys.executable, "-m", "hearthside"]
    words = [*program, *verb.split(), "--data", str(settings.DATA_DIR)]
    return " ".join(shlex.quote(word) if not word.startswith("~/") else word for word in words)


def _file(name: str) -> Path:
    return Path(settings.DATA_DIR) / name


def _read(name: str) -> dict[str, Any] | None:
    try:
        told = json.loads(_file(name).read_text())
        times = {key: datetime.fromisoformat(told[key]) for key in ("at", "of") if told.get(key)}
        return {**told, **times}
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _write(name: str, told: Made | Practice) -> None:
    new = _file(f"{name}.new")
    new.write_text(json.dumps(asdict(told), default=str))
    new.replace(_file(name))
