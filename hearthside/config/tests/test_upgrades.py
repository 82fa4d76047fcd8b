"""Data of an older version meets this one."""

import sqlite3
from pathlib import Path

from hearthside.config.tests.sites import hearthside, with_tables


def forget(data: Path, app: str, step: str) -> None:
    """Both databases say that this step was never taken."""
    for name in ("hearthside.db", "keys.db"):
        with sqlite3.connect(data / name) as database:
            database.execute("DELETE FROM django_migrations WHERE app = ? AND name LIKE ?", [app, step])
        database.close()


def test_data_from_before_the_first_release_is_refused_in_a_sentence_and_left_alone(tmp_path: Path) -> None:
    data = with_tables(tmp_path / "data")
    forget(data, "groups", "0001%")
    refused = hearthside(data, "migrate")
    assert refused.returncode == 1 and "Nothing was changed" in refused.stderr
    assert "Traceback" not in refused.stderr and not (data / "before-upgrade").exists()


def test_data_of_a_few_steps_ago_is_copied_and_brought_up(tmp_path: Path) -> None:
    data = with_tables(tmp_path / "data")
    with sqlite3.connect(data / "hearthside.db") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'planner'")
        for table in ("planner_leaning", "planner_planned"):
            database.execute(f"DROP TABLE {table}")
    database.close()
    done = hearthside(data, "migrate", "-v0")
    assert done.returncode == 0, done.stderr
    assert "Copied the data" in done.stdout and len(list((data / "before-upgrade").glob("*/*.db"))) == 2


def test_data_that_lacks_a_column_is_not_opened(tmp_path: Path) -> None:
    """Steps that were made anew since would seem to be taken already, and pages would break one by one."""
    data = with_tables(tmp_path / "data")
    with sqlite3.connect(data / "hearthside.db") as database:
        database.execute("ALTER TABLE groups_group DROP COLUMN listing_wish")
    database.close()
    refused = hearthside(data, "prepare")
    assert refused.returncode == 1 and "(groups_group)" in refused.stderr and "Traceback" not in refused.stderr


def test_new_data_lacks_nothing(tmp_path: Path) -> None:
    done = hearthside(with_tables(tmp_path / "data"), "migrate", "-v0")
    assert done.returncode == 0, done.stderr
