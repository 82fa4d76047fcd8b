"""What was erased is in no file of the database, while the site is open and others read."""

import sqlite3
from pathlib import Path

import pytest

from hearthside.config.tests.sites import hearthside, with_tables

pytestmark = [pytest.mark.slow, pytest.mark.once]
ERASE = """
from django.db import connection
from hearthside.accounts.models import Person
from hearthside.kernel import worker
from hearthside.privacy import actions
ava = Person.objects.create_person("Canary Zebrafinch")
connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
actions.erase_person(person=ava)
worker.run_due()
"""


def test_an_erased_name_is_in_no_file_while_somebody_else_has_the_database_open(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with_tables(data)
    other = sqlite3.connect(data / "hearthside.db")  # The last to close would cut the log by itself.
    other.execute("SELECT count(*) FROM accounts_person").fetchall()
    done = hearthside(data, "shell", "-v0", "-c", ERASE)
    assert done.returncode == 0, done.stderr
    kept = [file.name for file in data.glob("hearthside.db*") if b"Canary Zebrafinch" in file.read_bytes()]
    other.close()
    assert kept == []
