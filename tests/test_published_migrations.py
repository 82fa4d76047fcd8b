"""What sites have run stays as it is: a published migration is never changed and never goes."""

from pathlib import Path

import pytest

from tools import publish_migrations as steps

ROOT = Path(__file__).resolve().parents[1]
FIRST = "hearthside/groups/migrations/0001_initial.py"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small project with two migrations, one of them published."""
    folder = tmp_path / "hearthside" / "groups" / "migrations"
    folder.mkdir(parents=True)
    (tmp_path / "tools").mkdir()
    (tmp_path / FIRST).write_text("first = 1\n")
    (tmp_path / "CHANGELOG.md").write_text("# What changed\n\n## 0.2.0, not released yet\n\n## 0.1.0\n")
    steps.add_new(tmp_path)
    (folder / "0002_more.py").write_text("second = 1\n")
    return tmp_path


def test_no_published_migration_was_changed_or_removed() -> None:
    assert steps.faults(ROOT) == []


def test_the_list_is_not_empty() -> None:
    assert len(steps.published(ROOT)) > 30


def test_a_change_of_a_published_one_is_told_in_a_sentence_with_the_way_on(copy: Path) -> None:
    (copy / FIRST).write_text("first = 2\n")
    (said,) = steps.faults(copy)
    assert said.startswith(f"{FIRST} was changed. It is published") and "hearthside makemigrations" in said


def test_a_published_one_that_is_gone_is_told(copy: Path) -> None:
    (copy / FIRST).unlink()
    (said,) = steps.faults(copy)
    assert said.startswith(f"{FIRST} was removed.")


def test_a_new_one_may_change_until_its_version_is_released(copy: Path) -> None:
    assert steps.faults(copy) == []
    (copy / "CHANGELOG.md").write_text("# What changed\n\n## 0.2.0\n")
    (said,) = steps.faults(copy)
    assert "0002_more.py is not in" in said and "python tools/publish_migrations.py" in said
    assert steps.add_new(copy) == ["hearthside/groups/migrations/0002_more.py"] and steps.faults(copy) == []


def test_adding_never_takes_a_change_of_an_old_one(copy: Path) -> None:
    (copy / FIRST).write_text("first = 2\n")
    steps.add_new(copy)
    assert len(steps.faults(copy)) == 1


def test_the_ends_of_lines_do_not_count(copy: Path) -> None:
    (copy / FIRST).write_bytes(b"first = 1\r\n")
    assert steps.faults(copy) == []
