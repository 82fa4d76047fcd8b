"""People leave for good, and then an older copy of the data is brought back, with the operator's own commands: nothing that was sealed for
those who left opens, and everything of those who stayed does (SECURITY G-17)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hearthside.config.tests.sites import hearthside, surroundings, with_tables

pytestmark = [pytest.mark.slow, pytest.mark.once]
START = "import django; django.setup(); import runpy; runpy.run_module('tests.faults.old_copies', run_name='__main__')"


def step(data: Path, *words: str) -> dict[str, Any]:
    """What a step says in this site."""
    around = surroundings(data, DJANGO_SETTINGS_MODULE="hearthside.config.settings", PYTHONPATH=os.getcwd())
    done = subprocess.run(
        [sys.executable, "-c", START, *words], env=around, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def operator(data: Path, *words: str) -> None:
    """A command of the operator that works."""
    done = hearthside(data, *words)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in `data`; its backup from before half of the people left in `older`, the newest keys in `newer.keys`; and `stolen.db`, the
    database file as it was then. `before.json` says what was there."""
    folder = tmp_path_factory.mktemp("home")
    data = with_tables(folder / "data")
    (folder / "before.json").write_text(json.dumps(step(data, "fill")))
    operator(data, "backup", str(folder / "older"))
    shutil.copy2(data / "hearthside.db", folder / "stolen.db")
    step(data, "erase")
    operator(data, "backup", str(folder / "newer"), "--only", "keys")
    return folder


def restored(home: Path, place: Path, keys: str) -> tuple[Path, dict[str, Any]]:
    """The older data with these keys, in a new place; and what opens there of the old file."""
    shutil.copy2(home / "data.keyring", place / "data.keyring")
    operator(place / "data", "restore", str(home / "older"), "--keys", str(home / keys))
    return place / "data", step(place / "data", "count", str(home / "stolen.db"))


@pytest.fixture(scope="module")
def back(home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The older data with the newest keys."""
    return restored(home, tmp_path_factory.mktemp("back"), "newer.keys")


Back = tuple[Path, dict[str, Any]]


def test_with_the_newest_keys_nobody_who_left_can_be_read_and_everybody_else_can(back: Back) -> None:
    _, found = back
    assert found["there"]["G"] > 40 and found["there"]["S"] > 40
    assert found["opened"].get("G", 0) == 0
    assert found["opened"]["S"] == found["there"]["S"]


def test_an_old_copy_brings_back_nobody_who_left(back: Back) -> None:
    _, found = back
    assert len([name for name in found["people"] if name.startswith("Stays")]) == 6
    assert [name for name in found["people"] if name.startswith("Goes")] == []


def test_no_key_of_theirs_lies_in_any_file(home: Path, back: Back) -> None:
    files = [*(home / "data").rglob("*"), *back[0].rglob("*")]
    held = b"".join(one.read_bytes() for one in files if one.is_file())
    keys = [bytes.fromhex(one) for one in json.loads((home / "before.json").read_text())["keys"]]
    assert len(keys) >= 6 and [one for one in keys if one in held] == []


def test_with_old_keys_they_could_be_read_which_is_why_those_are_kept_for_a_few_days_only(
    home: Path, tmp_path: Path
) -> None:
    _, found = restored(home, tmp_path, "older.keys")
    assert found["opened"]["G"] > 40
