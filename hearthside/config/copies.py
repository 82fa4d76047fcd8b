"""Copies of the two databases, and digests of their rows that say whether a copy is the same as what it was made of."""

import hashlib
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections

from hearthside.config.upgrades import copy_sqlite

SCHEMAS = {"data": "public", "keys": "keys"}
ALIASES = {"data": "default", "keys": "keys"}
Tables = dict[str, list[int | str]]


class NotCopied(Exception):
    """A database program did not do its work."""


def engine() -> str:
    """`sqlite` or `postgresql`."""
    return str(connections["default"].vendor)


def sqlite_file(part: str) -> Path:
    """Where SQLite keeps this part."""
    return Path(str(connections[ALIASES[part]].settings_dict["NAME"]))


def copy(part: str, target: Path) -> Tables:
    """Write a consistent copy of one part and answer its digests; others may go on writing meanwhile."""
    if engine() == "sqlite":
        copy_sqlite(sqlite_file(part), target)
        return sqlite_digests(target)
    with _snapshot() as name:
        tables = postgres_digests(part)
        _run("pg_dump", "--format=custom", f"--schema={SCHEMAS[part]}", f"--snapshot={name}", f"--file={target}")
    return tables


def put_back(part: str, source: Path) -> Tables:
    """The database holds this copy and nothing else; answers the digests of what it holds now."""
    if engine() == "sqlite":
        connections.close_all()
        file = sqlite_file(part)
        for end in ("-wal", "-shm"):
            Path(f"{file}{end}").unlink(missing_ok=True)
        os.replace(source, file)
        return sqlite_digests(file)
    connections[ALIASES[part]].close()
    _run(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--single-transaction",
        f"--dbname={_database()}",
        str(source),
    )
    return postgres_digests(part)


def is_empty() -> bool:
    """Whether there is no site here yet."""
    return not connections["default"].introspection.table_names()


def is_in_use() -> bool:
    """Whether another program has the SQLite data open. On PostgreSQL nobody can say; the operator closes the site first."""
    if engine() != "sqlite" or not sqlite_file("data").exists():
        return False
    connections.close_all()
    with closing(sqlite3.connect(sqlite_file("data"), timeout=0, isolation_level=None)) as trial:
        try:
            trial.execute("PRAGMA locking_mode=EXCLUSIVE")
            trial.execute("BEGIN EXCLUSIVE")
            trial.execute("ROLLBACK")
        except sqlite3.OperationalError:
            return True
    return False


def sqlite_digests(file: Path) -> Tables:
    """Number of rows and digest of each table of a file. Refuses a file that SQLite finds broken."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise NotCopied(f"{file.name} is broken.")
        names = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"  # the rows of an index lie in plain tables beside it
        )
        return {name: _rows(connection, name) for (name,) in connection.execute(names).fetchall()}


def _rows(connection: sqlite3.Connection, table: str) -> list[int | str]:
    digest, count = hashlib.sha256(), 0
    columns = len(connection.execute(f'PRAGMA table_info("{table}")').fetchall())
    order = ", ".join(str(number) for number in range(1, columns + 1))
    for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}'):  # noqa: S608 - the name is the file's own
        digest.update(repr(row).encode())
        count += 1
    return [count, digest.hexdigest()]


def postgres_digests(part: str) -> Tables:
    """Number of rows and digest of each table of a schema, in the present transaction if there is one."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [SCHEMAS[part]])
        found: Tables = {}
        for (name,) in cursor.fetchall():
            table = f'"{SCHEMAS[part]}"."{name}"'
            lines = "coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')"
            cursor.execute(f"SELECT count(*), md5({lines}) FROM {table} t")  # noqa: S608 - the name is the database's own
            found[name] = list(cursor.fetchone())
        return found


@contextmanager
def _snapshot() -> Iterator[str]:
    with connections["default"].cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        try:
            cursor.execute("SELECT pg_export_snapshot()")
            yield str(cursor.fetchone()[0])
        finally:
            cursor.execute("ROLLBACK")


def _database() -> str:
    return str(connections["default"].settings_dict["NAME"])


def _run(program: str, *words: str) -> None:
    known = connections["default"].settings_dict
    settings = {
        "PGHOST": known["HOST"],
        "PGPORT": known["PORT"],
        "PGUSER": known["USER"],
        "PGPASSWORD": known["PASSWORD"],
    }
    chosen = {name: str(value) for name, value in {**settings, "PGDATABASE": _database()}.items() if value}
    done = subprocess.run([program, *words], env={**os.environ, **chosen}, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise NotCopied(f"{program}: {done.stderr.strip()[-300:]}")
