"""Tries are counted together by all who serve the same site from one machine."""

import multiprocessing
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction

from hearthside.kernel import tallies
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import TooFast

MANY = 40


@pytest.fixture(autouse=True)
def without_redis(settings: Any) -> None:
    settings.REDIS_URL = ""


def is_let_through(who: str = "Ava", **more: Any) -> bool:
    try:
        check_rate("trying", who, at_most=3, per_seconds=60, **more)
    except TooFast:
        return False
    return True


def _count_so_often(times: int) -> list[int]:
    return [tallies.count("together", 600) for _time in range(times)]


def test_the_fourth_try_in_a_window_is_refused_and_the_next_window_begins_anew() -> None:
    now = time.time() // 60 * 60 + 1
    with time_machine.travel(now, tick=False):
        assert [is_let_through() for _try in range(4)] == [True, True, True, False]
        assert is_let_through("Ben")
    with time_machine.travel(now + 60, tick=False):
        assert is_let_through()


def test_workers_of_their_own_count_into_one_tally() -> None:
    with multiprocessing.get_context("fork").Pool(4) as workers:
        seen = sorted(sum(workers.map(_count_so_often, [MANY] * 4), []))
    assert seen == list(range(1, 4 * MANY + 1))


def test_a_form_that_is_sent_twice_is_one_try_until_its_time_is_over() -> None:
    now = time.time()
    with time_machine.travel(now, tick=False):
        assert all([is_let_through(once="a mark") for _time in range(9)])
    with time_machine.travel(now + 61, tick=False):
        assert tallies.count("once|a mark", 60) == 1


@pytest.mark.django_db
def test_a_try_counts_though_what_it_tried_is_undone() -> None:
    for _try in range(3):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            is_let_through()
            raise ZeroDivisionError
    assert not is_let_through()


def test_the_file_is_its_owners_alone_and_holds_no_name() -> None:
    is_let_through("a name that is in no file")
    file = Path(tallies._path())
    assert file.stat().st_mode & 0o077 == 0
    kept = b"".join(part.read_bytes() for part in file.parent.glob("tallies.db*"))
    assert b"a name that is in no file" not in kept and b"trying" not in kept


def test_what_is_over_is_swept_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "SWEPT_EVERY", 1)
    with time_machine.travel(time.time() - 100, tick=False):
        tallies.count("long ago", 60)
    tallies.count("now", 60)
    ((left,),) = tallies._file().execute("SELECT count(*) FROM tally").fetchall()
    assert left == 1


def test_nobody_is_locked_out_where_nothing_can_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(*_args: Any) -> Any:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(tallies, "_file", torn)
        assert all([is_let_through() for _try in range(9)])
