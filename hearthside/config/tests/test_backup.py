"""A backup brings everything back, and a damaged one is refused before anything is touched."""

import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from hearthside.config import archives, copies
from hearthside.config.tests.sites import hearthside, running, with_tables

pytestmark = [pytest.mark.slow, pytest.mark.once]
MAKE = """
from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
for name in ("Ava", "Ben", "Mia"):
    person(name)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site in `data`, and its backup in `copy` and `copy.keys`."""
    folder = tmp_path_factory.mktemp("home")
    made = hearthside(with_tables(folder / "data"), "shell", "-v0", "-c", MAKE)
    assert made.returncode == 0, made.stderr
    saved = hearthside(folder / "data", "backup", str(folder / "copy"))
    assert saved.returncode == 0, saved.stderr
    return folder


def new_place(home: Path, tmp_path: Path) -> Path:
    """An empty data folder of the same operator: the keyring is there, nothing else."""
    shutil.copy2(home / "data.keyring", tmp_path / "data.keyring")
    return tmp_path / "data"


def rows(data: Path) -> list[copies.Tables]:
    """The digests of all tables that a start does not write to by itself."""
    found = [copies.sqlite_digests(data / name) for name in ("hearthside.db", "keys.db")]
    return [{name: told for name, told in tables.items() if "audit" not in name} for tables in found]


def test_everything_comes_back_as_it_was(home: Path, tmp_path: Path) -> None:
    data = new_place(home, tmp_path)
    done = hearthside(data, "restore", str(home / "copy"))
    assert done.returncode == 0, done.stderr
    assert rows(data) == rows(home / "data")
    assert (data / "site_id").read_text() == (home / "data" / "site_id").read_text()


def test_a_site_that_is_here_is_not_replaced_by_accident(home: Path) -> None:
    refused = hearthside(home / "data", "restore", str(home / "copy"))
    assert refused.returncode != 0 and "A site is here already" in refused.stderr


def test_an_open_site_is_not_replaced(home: Path) -> None:
    with sqlite3.connect(home / "data" / "hearthside.db") as reader:
        reader.execute("SELECT count(*) FROM accounts_person").fetchone()
        refused = hearthside(home / "data", "restore", "--replace", str(home / "copy"))
    reader.close()
    assert refused.returncode != 0 and "The site is open" in refused.stderr


def test_a_backup_never_overwrites_another(home: Path) -> None:
    assert hearthside(home / "data", "backup", str(home / "copy")).returncode != 0


def test_the_two_files_hold_no_root_key(home: Path) -> None:
    ring = json.loads((home / "data.keyring").read_text())
    for secret in ring["keys"].values():
        assert not any(secret.encode() in (home / name).read_bytes() for name in ("copy", "copy.keys"))


def test_a_hundred_damaged_backups_are_refused(home: Path, tmp_path: Path, settings: object) -> None:
    settings.HEARTHSIDE_KEYRING_FILE = str(home / "data.keyring")  # type: ignore[attr-defined]
    whole, chance = (home / "copy").read_bytes(), random.Random(7)
    archives.read(home / "copy", tmp_path)  # The untouched file is fine.
    for number in range(100):
        damaged = bytearray(whole)
        if number % 2:
            damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        else:
            del damaged[chance.randrange(len(whole)) :]
        (tmp_path / "damaged").write_bytes(damaged)
        with pytest.raises(archives.Damaged):
            archives.read(tmp_path / "damaged", tmp_path)


def test_a_file_changed_on_purpose_and_summed_again_is_refused(home: Path, tmp_path: Path, settings: object) -> None:
    settings.HEARTHSIDE_KEYRING_FILE = str(home / "data.keyring")  # type: ignore[attr-defined]
    _magic, line, body = (home / "copy").read_bytes().split(b"\n", 2)
    changed = body + b"\0"
    (tmp_path / "body").write_bytes(changed)
    forged = {**json.loads(line), "sha256": archives._sha256(tmp_path / "body").hex()}
    (tmp_path / "forged").write_bytes(archives.MAGIC + json.dumps(forged).encode() + b"\n" + changed)
    with pytest.raises(archives.Damaged, match="not made by this site"):
        archives.read(tmp_path / "forged", tmp_path)


def test_a_refused_restore_changes_nothing(home: Path, tmp_path: Path) -> None:
    before = rows(home / "data")
    (tmp_path / "cut").write_bytes((home / "copy").read_bytes()[:-100])
    shutil.copy2(home / "copy.keys", tmp_path / "cut.keys")
    assert hearthside(home / "data", "restore", "--replace", str(tmp_path / "cut")).returncode != 0
    assert rows(home / "data") == before


def test_swapped_files_are_refused(home: Path, tmp_path: Path) -> None:
    data = new_place(home, tmp_path)
    refused = hearthside(data, "restore", str(home / "copy.keys"), "--keys", str(home / "copy"))
    assert refused.returncode != 0 and "belong together" in refused.stderr


def test_a_backup_is_whole_while_the_site_is_open(home: Path, tmp_path: Path) -> None:
    with running(with_tables(new_place(home, tmp_path)), "--workers", "1") as site:
        site.wait_for("/readyz")
        assert hearthside(site.data, "backup", str(tmp_path / "copy")).returncode == 0
