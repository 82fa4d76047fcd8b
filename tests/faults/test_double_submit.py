"""Eight equal posts at the same moment, ten times: one post, and the same answer for all (SECURITY R10)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hearthside.config.tests.sites import databases_with_tables, ready, surroundings

pytestmark = [pytest.mark.slow, pytest.mark.once]


def rounds(data: Path, *words: str, **where: str) -> list[dict[str, object]]:
    """What came of ten rounds in a site of its own."""
    ready(data, **where)
    start = "import django; django.setup(); import runpy; runpy.run_module('tests.faults.eight_at_once', run_name='__main__')"
    around = surroundings(data, DJANGO_SETTINGS_MODULE="hearthside.config.settings", PYTHONPATH=os.getcwd(), **where)
    done = subprocess.run(
        [sys.executable, "-c", start, *words], env=around, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout.splitlines()[-1])
    return found


def check_one_post_each(found: list[dict[str, object]]) -> None:
    for one in found:
        assert one["posts"] == 1, one
        assert len(one["answers"]) == 1, one
        assert one["answers"][0][0] == 302, one


def test_one_post_comes_of_eight_on_sqlite(tmp_path: Path):
    check_one_post_each(rounds(tmp_path / "data"))


def test_one_post_comes_of_eight_on_postgresql(tmp_path: Path):
    with databases_with_tables() as (address,):
        check_one_post_each(rounds(tmp_path / "data", DATABASE_URL=address))


def test_eight_posts_come_of_eight_when_the_mark_is_ignored(tmp_path: Path):
    assert any(one["posts"] != 1 for one in rounds(tmp_path / "data", "--forget-once"))
