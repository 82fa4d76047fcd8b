"""Every test starts with an empty memory, and says out loud when something it needs is away."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from hearthside.kernel import place, rates
from hearthside.kernel.tests import once_a_run

ALL = os.environ.get("HEARTHSIDE_TEST_ALL", "") not in {"", "0"}
"""With HEARTHSIDE_TEST_ALL=1 a test that would be skipped fails: nothing may be missing on the machine that decides."""


SERVERLESS = (
    *(f"hearthside/{room}/" for room in ("words", "triage", "ui", "vault", "finding", "planner")),
    *(f"tests/test_{one}.py" for one in ("asvs", "docs", "features", "floors", "house_lint", "limits", "map")),
)
"""Tests that ask neither Redis nor any other server behind the database's back."""


def pytest_configure(config: pytest.Config) -> None:
    """Each worker of a parallel run has a Redis database of its own: a test that empties its cache empties nobody else's."""
    from django.conf import settings

    once_a_run.open_room()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    if settings.REDIS_URL and worker:
        settings.REDIS_URL = f"{settings.REDIS_URL.rpartition('/')[0]}/{10 + int(worker) % 6}"
        settings.CACHES["default"]["LOCATION"] = settings.REDIS_URL


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that uses the database may use the keys' database too; one of `SERVERLESS` that uses none says the same on every database."""
    for item in items:
        for mark in item.iter_markers("django_db"):
            mark.kwargs.setdefault("databases", ["default", "keys"])
        if item.nodeid.startswith(SERVERLESS) and not _uses_a_database(item):
            item.add_marker(pytest.mark.once)


def _uses_a_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(
        fixtures & {"db", "transactional_db", "django_db_setup"}
    )


@pytest.fixture(autouse=True)
def empty_memory() -> Iterator[None]:
    """What a process remembers between requests does not pass from test to test, nor on to what many tests share."""
    from django.conf import settings
    from django.utils import timezone

    clock = settings.TIME_ZONE
    _forget_everything()
    yield
    _forget_everything()
    if clock != settings.TIME_ZONE:  # A place with a clock of its own was founded.
        settings.TIME_ZONE = clock
        timezone.get_default_timezone.cache_clear()


@pytest.fixture
def still_clock() -> Iterator[None]:
    """Tries are counted in windows of the clock: while it stands still, none of them ends in the middle of a test."""
    with time_machine.travel(datetime.now(UTC), tick=False):
        yield


def _forget_everything() -> None:
    from django.core.cache import cache

    from hearthside.dropin import queries as dropin
    from hearthside.gate import keeping
    from hearthside.roster import queries as roster
    from hearthside.vault import keys

    memories = (place.forget, rates.forget, keeping.forget, roster.forget, dropin.forget)
    for forget in (keys.forget_everything, *memories, cache.clear):
        forget()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> object:
    """A skip counts as a failure when everything is to be tested."""
    report = yield
    if ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and HEARTHSIDE_TEST_ALL asks for every test: {report.longrepr}"
    return report
