"""Before an upgrade touches the data: is there one, and where is the copy."""

import calendar
import sqlite3
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from hearthside.vault.router import KEYS, VAULT

KEPT = 3
"""Copies kept; older ones are removed, so that erased keys do not stay around."""
KEYS_KEPT_FOR, DATA_KEPT_FOR = timedelta(days=7), timedelta(days=35)
"""As long as backups of them."""


def is_pending() -> bool:
    """Whether a migration of either database is still to be run."""
    return any(_plan(alias) for alias in ("default", KEYS))


def copy_before() -> Path | None:
    """A folder with a copy of both SQLite files, or None when there is nothing to copy (a new site, or PostgreSQL)."""
    sources = {alias: Path(str(connections[alias].settings_dict["NAME"])) for alias in ("default", KEYS)}
    if connections["default"].vendor != "sqlite" or not connections["default"].introspection.table_names():
        return None
    folder = Path(settings.DATA_DIR) / "before-upgrade" / time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    folder.mkdir(parents=True, mode=0o700)
    for source in sources.values():
        copy_sqlite(source, folder / source.name)
    _keep_newest(folder.parent)
    return folder


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy while others write. VACUUM INTO, because the stepped copy never ends beside a busy writer."""
    with sqlite3.connect(source, timeout=20) as connection:
        connection.execute("VACUUM INTO ?", [str(target)])
    connection.close()
    target.chmod(0o600)


def _plan(alias: str) -> list[object]:
    executor = MigrationExecutor(connections[alias])
    return list(executor.migration_plan(executor.loader.graph.leaf_nodes(VAULT if alias == KEYS else None)))


def _keep_newest(folder: Path) -> None:
    for old in sorted(folder.iterdir())[:-KEPT]:
        for file in old.iterdir():
            file.unlink()
        old.rmdir()


def remove_old(now: float | None = None) -> list[Path]:
    """Copies of keys older than a week and of data older than five weeks are gone; which they were."""
    folder, now = Path(settings.DATA_DIR) / "before-upgrade", now or time.time()
    gone = [file for file in folder.glob("*/*") if now - _made_at(file.parent) > _kept_for(file).total_seconds()]
    for file in gone:
        file.unlink()
    for old in folder.glob("*"):
        if not any(old.iterdir()):
            old.rmdir()
    return gone


def _made_at(folder: Path) -> float:
    return calendar.timegm(time.strptime(folder.name, "%Y%m%d-%H%M%S"))


def _kept_for(file: Path) -> timedelta:
    return KEYS_KEPT_FOR if file.name.startswith("keys") else DATA_KEPT_FOR
