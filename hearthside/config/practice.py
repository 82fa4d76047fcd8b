"""Practising a restore: the newest backup comes back in a folder of its own, is looked through, and goes again.

The operator's private key is not on this machine, so each whole backup is also closed to a key of its own that is. Only the newest
backup's key is kept: this machine can open no older backup than that, and what that one holds it holds anyway.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from hearthside.config import copies
from hearthside.vault import parcels
from hearthside.web import backups
from hearthside.web.backups import Made, Practice

LONGEST = timedelta(hours=6)
RESULT = re.compile(r"^opened (\d+) of (\d+)", re.MULTILINE)
_LEAVES_OUT = ("HEARTHSIDE_BACKUP_", "HEARTHSIDE_MAIL_", "REDIS_")


class NotPractised(Exception):
    """Something was not as it should be; the message says what, in words for the operator."""


def new_key() -> list[str]:
    """The recipient of a fresh key, whose private half lies in the data folder from now on instead of the one before."""
    identity, recipient = parcels.new_identity()
    new = _key_file().with_suffix(".new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    new.write_text(identity + "\n")
    new.replace(_key_file())
    return [recipient]


def _key_file() -> Path:
    return Path(settings.DATA_DIR) / "practice_key"


def practise() -> Practice:
    """Do it, note what came of it, and give that back. Never raises: a failure is a result too. The site may be open."""
    began, made = time.monotonic(), backups.last_backup()
    try:
        opened, tried = _restored(_whole(made))
        words = "The newest backup came back, whole, and every sealed value that was tried opened."
        found = Practice(timezone.now(), True, words, made.at if made else None, opened, tried)
    except (NotPractised, OSError, subprocess.SubprocessError, copies.NotCopied) as wrong:
        found = Practice(timezone.now(), False, str(wrong)[-400:] or type(wrong).__name__, made.at if made else None)
    done = Practice(**{**vars(found), "took": round(time.monotonic() - began, 1)})
    backups.note_practice(done)
    return done


def _whole(made: Made | None) -> tuple[Path, Path]:
    """The two files of the newest backup, in that order: data, keys."""
    if made is None:
        raise NotPractised("No backup was made yet. Run: hearthside backup")
    files = Path(made.data), Path(made.keys)
    for file in files:
        if not file.exists():
            raise NotPractised(f"{file} is not there any more. Keep the newest backup where this machine can read it.")
    return files


def _restored(files: tuple[Path, Path]) -> tuple[int, int]:
    data, keys = files
    with (
        tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".practice-") as folder,
        _surroundings(folder) as around,
    ):
        words = [sys.executable, "-m", "hearthside", "restore", str(data), "--keys", str(keys)]
        if _key_file().exists():
            words += ["--identity", str(_key_file())]
        done = subprocess.run(  # noqa: S603 - our own command
            words, env=around, capture_output=True, text=True, check=False, timeout=LONGEST.total_seconds()
        )
    if done.returncode:
        raise NotPractised(_why(done.stderr))
    found = RESULT.search(done.stdout)
    if found is None:
        raise NotPractised("The restore did not say how many sealed values it opened.")
    return int(found[1]), int(found[2])


def _why(said: str) -> str:
    found = [line.removeprefix("CommandError: ") for line in said.splitlines() if line.startswith("CommandError: ")]
    return found[0] if found else "The restore did not work and did not say why."


@contextmanager
def _surroundings(folder: str) -> Iterator[dict[str, str]]:
    """The environment of a site that is nowhere but in this folder (on PostgreSQL: in a database of its own), with our keyring."""
    keyring = str(Path(settings.HEARTHSIDE_KEYRING_FILE).resolve())
    site = {"HEARTHSIDE_DATA": f"{folder}/site", "HEARTHSIDE_KEYRING_FILE": keyring}
    known = {name: value for name, value in os.environ.items() if not name.startswith(_LEAVES_OUT)}
    kept = {name: value for name, value in known.items() if name.removesuffix("_FILE") not in {*site, "DATABASE_URL"}}
    if copies.engine() == "sqlite":
        yield {**kept, **site, "DATABASE_URL": ""}
        return
    with _own_database() as name:
        yield {**kept, **site, "DATABASE_URL": f"{settings.DATABASE_URL.rpartition('/')[0]}/{name}"}


@contextmanager
def _own_database() -> Iterator[str]:
    name = f"{connections['default'].settings_dict['NAME']}_practice"
    _run_alone(f'DROP DATABASE IF EXISTS "{name}"')
    _run_alone(f'CREATE DATABASE "{name}"')
    try:
        yield name
    finally:
        _run_alone(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _run_alone(statement: str) -> None:
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        raise NotPractised("The database's role may not make a database to practise in (CREATEDB).") from None
