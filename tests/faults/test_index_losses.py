"""The index is harmed and its builder killed, in processes of their own on a real database: it is always said, and always made good."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hearthside.config.tests.sites import surroundings, with_tables
from hearthside.search.tests.harms import HARMS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a site with an empty index: on PostgreSQL in the database of this test run, else in a file of its own."""
    more = {"DJANGO_SETTINGS_MODULE": "hearthside.config.settings", "HEARTHSIDE_SQLITE_SYNCHRONOUS": "OFF"}
    if connection.vendor == "postgresql":
        about = connection.settings_dict
        place = f"{about['HOST'] or '127.0.0.1'}:{about['PORT'] or 5432}"
        more["DATABASE_URL"] = f"postgresql://{about['USER']}:{about['PASSWORD']}@{place}/{about['NAME']}"
        more["REDIS_URL"] = os.environ["REDIS_URL"]
    return surroundings(with_tables(tmp_path / "data"), **more)


def deeds(site: dict[str, str], *words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.faults.index_losses", *words]
    done = subprocess.run(command, env=site, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_harm_is_said_and_made_good_and_a_killed_building_goes_on(site: dict[str, str]) -> None:
    found = deeds(site)
    assert found["losses"] == {name: [] for name in HARMS[connection.vendor]}
    assert found["kills"]["came_through"] and found["kills"]["killed"] >= 15
    assert found["kills"]["wrong"] == {}


def test_a_building_whose_steps_are_not_whole_is_noticed(site: dict[str, str]) -> None:
    assert deeds(site, "torn")["kills"]["wrong"]
