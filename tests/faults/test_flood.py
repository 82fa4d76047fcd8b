"""Flagged posts by the hundred hide nobody who is in danger (SECURITY G-20, in small; `bench.flood` is the whole of it)."""

import pytest

from hearthside.kernel import jobs, worker
from hearthside.safety import tasks
from hearthside.safety.models import Cases
from tests.faults.flood import flood, on_first_screen, paged, watched

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FLAGGED, CRISES = 240, 8


def test_everybody_in_danger_is_on_the_first_screen() -> None:
    lead = watched()
    crises = flood(FLAGGED, CRISES)
    assert crises <= on_first_screen(lead)


def test_a_desk_that_goes_by_age_would_be_noticed(monkeypatch) -> None:
    monkeypatch.setattr(Cases, "by_need", lambda cases: cases.order_by("opened_at"))
    lead = watched()
    assert not flood(FLAGGED, CRISES) <= on_first_screen(lead)


def test_the_first_calls_are_about_those_in_danger() -> None:
    watched()
    crises = flood(FLAGGED, CRISES)
    worker.run_due(at_most=CRISES)
    assert paged() == crises


def test_a_queue_that_goes_by_age_would_be_noticed(monkeypatch) -> None:
    watched()
    monkeypatch.setattr(tasks, "RANK", dict.fromkeys(tasks.RANK, 0))
    crises = flood(FLAGGED, CRISES)
    worker.run_due(at_most=CRISES)
    assert not crises <= paged()


def test_no_colour_is_more_urgent_than_a_queue_can_hold() -> None:
    assert jobs.FIRST + max(tasks.RANK.values()) <= 100
