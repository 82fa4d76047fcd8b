"""Fifty do the same at the same moment (SECURITY G-31): as many get it as there is room for, and nobody meets an error."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hearthside.config.tests.sites import databases_with_tables, ready, surroundings

pytestmark = [pytest.mark.slow, pytest.mark.once]
RACES = 16
START = (
    "import django; django.setup(); import runpy; runpy.run_module('tests.faults.fifty_at_once', run_name='__main__')"
)


def races(data: Path, rounds: int, *words: str, **where: str) -> list[dict[str, Any]]:
    """What came of every race in a site of its own."""
    ready(data, **where)
    around = surroundings(data, DJANGO_SETTINGS_MODULE="hearthside.config.settings", PYTHONPATH=os.getcwd(), **where)
    command = [sys.executable, "-c", START, str(rounds), *words]
    done = subprocess.run(command, env=around, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def wrong(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Races in which something broke or came out otherwise than it must."""
    return [one for one in found if one["broken"] or one["is"] != one["must be"]]


def test_everything_comes_out_right_on_sqlite(tmp_path: Path) -> None:
    found = races(tmp_path / "data", 1)
    assert len(found) == RACES and wrong(found) == []


def test_everything_comes_out_right_on_postgresql(tmp_path: Path) -> None:
    with databases_with_tables() as (address,):
        found = races(tmp_path / "data", 2, DATABASE_URL=address)
    assert len(found) == 2 * RACES and wrong(found) == []


def test_an_invitation_that_is_read_before_it_is_counted_would_be_noticed(tmp_path: Path) -> None:
    assert wrong(races(tmp_path / "data", 1, "--careless")) != []
