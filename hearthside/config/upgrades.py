"""Before an upgrade touches the data: is there one, and where is the copy."""

import calendar
import sqlite3
import time
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connections, router
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor

from hearthside.vault.router import KEYS, VAULT

KEPT = 3
"""Copies kept; older ones are removed, so that erased keys do not stay around."""
KEYS_KEPT_FOR, DATA_KEPT_FOR = timedelta(days=7), timedelta(days=35)
"""As long as backups of them."""


class TooOld(Exception):
    """A step that was taken rests on one that was not: data of a version from before the first release."""


def is_pending() -> bool:
    """Whether a migration of either database is still to be run. Refuses (TooOld) data that no migration here leads on from."""
    return any(_plan(alias) for alias in ("default", KEYS))


def lacking() -> list[str]:
    """Tables that lack a column the code knows: those of a version from before the first release, whose steps were made anew since."""
    return [table for alias in ("default", KEYS) for table, columns in _known(alias) if columns - _there(alias, table)]


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
    try:
        executor.loader.check_consistent_history(connections[alias])
    except InconsistentMigrationHistory as found:
        raise TooOld from found
    return list(executor.migration_plan(executor.loader.graph.leaf_nodes(VAULT if alias == KEYS else None)))


def _known(alias: str) -> list[tuple[str, set[str]]]:
    models = [
        model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy
    ]
    return [
        (model._meta.db_table, {field.column for field in model._meta.local_concrete_fields if field.column})
        for model in models
        if router.allow_migrate_model(alias, model)
    ]


def _there(alias: str, table: str) -> set[str]:
    with connections[alias].cursor() as cursor:
        return {column.name for column in connections[alias].introspection.get_table_description(cursor, table)}


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
