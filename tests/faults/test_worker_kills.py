"""A real worker, killed with SIGKILL at every step between an alert and its pages: each rung has one page, never two, never none."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from hearthside.config.tests.sites import surroundings, with_tables

pytestmark = [pytest.mark.django_db(databases=["default", "keys"]), pytest.mark.once]
FILES = {"default": "hearthside.db", "keys": "keys.db"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Path:
    """An empty site on SQLite: a copy of the tables of this test run where they are of its kind, else made anew."""
    made: Path = tmp_path_factory.mktemp("night") / "data"
    if connection.vendor != "sqlite":
        return with_tables(made)
    made.mkdir()
    with django_db_blocker.unblock():
        for alias, name in FILES.items():
            connections[alias].ensure_connection()
            with closing(sqlite3.connect(made / name)) as file:
                connections[alias].connection.backup(file)
    return made


def nights(data: Path, *words: str) -> dict[str, Any]:
    where = surroundings(data, DJANGO_SETTINGS_MODULE="hearthside.config.settings", HEARTHSIDE_SQLITE_SYNCHRONOUS="OFF")
    command = [sys.executable, "-m", "tests.faults.worker_kills", *words]
    done = subprocess.run(command, env=where, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_rung_has_one_page_wherever_the_worker_is_killed(data: Path) -> None:
    found = nights(data)
    assert found["came_through"] and found["killed"] >= 8
    assert found["wrong"] == {}


def test_calls_that_are_not_one_transaction_are_noticed(data: Path) -> None:
    assert nights(data, "torn")["wrong"]
