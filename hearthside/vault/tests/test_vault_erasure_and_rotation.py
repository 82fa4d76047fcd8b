"""Erased keys are in no file any more; rotation loses nothing. On real files, in processes of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearthside.kernel.tests import servers
from hearthside.vault.tests.builders import run_drill


@pytest.fixture
def database() -> Iterator[str]:
    """An empty PostgreSQL database of this test alone: a drill drops keys."""
    with servers.own_databases() as (address,):
        yield address


def test_the_scan_finds_keys_that_were_deleted_carelessly(tmp_path: Path) -> None:
    assert run_drill("erase_carelessly", tmp_path, VAULT_DRILL_POSTGRES="") == "15"


def test_erased_keys_are_in_no_file_and_only_their_values_are_lost(tmp_path: Path) -> None:
    before, after, kept, opened_by_erased, opened = run_drill("erase", tmp_path, VAULT_DRILL_POSTGRES="").split()
    assert (before, after, kept, opened_by_erased, opened) == ("15", "0", "45", "0", "45")


def test_rotation_under_eight_writers_loses_nothing(tmp_path: Path) -> None:
    assert run_drill("rotate", tmp_path, VAULT_DRILL_POSTGRES="") == "0 1 True"


def test_the_drill_notices_a_rotation_that_overwrites(tmp_path: Path) -> None:
    assert int(run_drill("rotate_carelessly", tmp_path, VAULT_DRILL_POSTGRES="").split()[0]) > 0


def test_erasure_holds_on_postgresql(tmp_path: Path, database: str) -> None:
    assert run_drill("erase", tmp_path, VAULT_DRILL_POSTGRES=database).split()[3:] == ["0", "45"]


def test_rotation_under_eight_writers_loses_nothing_on_postgresql(tmp_path: Path, database: str) -> None:
    assert run_drill("rotate", tmp_path, VAULT_DRILL_POSTGRES=database) == "0 1 True"
