"""A worker that dies at any step between an alert and its pages: each rung has exactly one page, never none, and each channel one call.

The worker is stopped dead before its n-th write, for n = 1, 2, 3 ... until it comes through; then another one goes on by the clock.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.kernel import jobs, schedule, worker
from hearthside.kernel.models import JobMark, ScheduleMark
from hearthside.notifications.actions import add_device
from hearthside.notifications.models import Notice, Sending
from hearthside.notifications.tests.outside import Browser, Outside, outside
from hearthside.roster import bells, queries, tasks
from hearthside.roster.actions import calling
from hearthside.roster.models import Alert, Page, Rung, Shift
from hearthside.roster.tests.builders import on_watch
from hearthside.safety import tasks as safety_tasks
from hearthside.safety.bell import CaseBell
from hearthside.safety.models import Case
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
WRITES = ("INSERT", "UPDATE", "DELETE")


class Dead(BaseException):
    """What nothing catches: the process is gone."""


@dataclass
class Reaper:
    """Lets so many writes through, then nothing any more."""

    left: int
    has_struck: bool = False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            if self.left == 0:
                self.has_struck = True
                raise Dead
            self.left -= 1
        return execute(sql, params, many, context)


@contextmanager
def dying_after(writes: int) -> Iterator[Reaper]:
    reaper = Reaper(writes)
    with connection.execute_wrapper(reaper), suppress(Dead):
        yield reaper


@pytest.fixture
def night(settings, tmp_path) -> Iterator[Outside]:
    """Somebody on each rung, a gateway, and a device for the first."""
    bells.register("case", CaseBell())
    with outside(200) as seen:
        settings.CALL_WEBHOOKS, settings.CALL_WEBHOOK_SECRET = [f"{seen.address}/gateway"], "x"
        settings.PUSH_KEY_FILE, settings.PUSH_HOSTS, settings.PUSH_IS_ON = (
            str(tmp_path / "k"),
            [f"127.0.0.1:{seen.port}"],
            True,
        )
        notes()
        yield seen


def people(seen: Outside) -> None:
    first = person(is_safety_lead=True)
    on_watch(first), on_watch(person(is_safety_lead=True), "second")
    person(is_safety_lead=True), person(is_operator=True)
    add_device(person=first, subscription=Browser(f"{seen.address}/device").subscription())


def forget_the_night(seen: Outside) -> None:
    for model in (Notice, Sending, Page, Rung, Alert, Case, Shift, DBTaskResult, ScheduleMark, JobMark):
        model.objects.all().delete()
    Person.objects.all().delete()
    queries.forget()
    seen.got.clear()


def goes_on(begun: datetime) -> None:
    """Another worker by the clock, in the minutes around each rung, for 22 minutes."""
    for minute in (1, 2, 5, 6, 10, 11, 12, 20, 21):
        with time_machine.travel(begun + timedelta(seconds=60 * minute + 5), tick=False):
            worker.keep_house()
            worker.run_due()


def a_night(seen: Outside, writes: int) -> tuple[Reaper, list[str]]:
    """One case, a worker that dies after so many writes, and what is wrong when the night is over."""
    forget_the_night(seen)
    people(seen)
    schedule.queue_due()
    begun = timezone.now()
    case("crisis")
    with dying_after(writes) as reaper:
        worker.run_due()
    goes_on(begun)
    return reaper, faults(seen)


def faults(seen: Outside) -> list[str]:
    pages = Counter(Page.objects.values_list("rung__number", flat=True))
    notices = Counter(Notice.objects.values_list("about", flat=True))
    rungs, calls = set(Rung.objects.values_list("pk", flat=True)), Counter(_names(seen, "/gateway", "Idempotency-Key"))
    found = [f"{count} pages on rung {number}" for number, count in pages.items() if count != 1]
    found += [f"no page on rung {number}" for number in range(4) if number not in pages]
    found += [] if set(notices.values()) == {1} and len(notices) == 4 else ["notices"]
    found += [] if len(calls) == len(rungs) == 4 else [f"the gateway knows {len(calls)} calls"]
    found += [] if len(set(_names(seen, "/device", "Topic"))) == 1 else ["the device"]
    return found


def _names(seen: Outside, path: str, header: str) -> list[str]:
    return [headers[header] for where, headers, _body in seen.got if where == path]


def every_death(seen: Outside) -> tuple[int, dict[int, list[str]]]:
    """How many places there are to die at, and what went wrong at each."""
    wrong: dict[int, list[str]] = {}
    for writes in range(100):
        reaper, found = a_night(seen, writes)
        if found:
            wrong[writes] = found
        if not reaper.has_struck:
            return writes, wrong
    raise AssertionError("It never came through.")


def test_every_rung_has_exactly_one_page_wherever_the_worker_dies(night: Outside) -> None:
    places, wrong = every_death(night)
    assert places > 15
    assert wrong == {}


def test_without_one_transaction_a_death_would_be_noticed(night: Outside, monkeypatch) -> None:
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows: rows)
    monkeypatch.setattr(calling, "climb", calling.climb.__wrapped__)
    monkeypatch.setattr(calling, "raise_alarm", calling.raise_alarm.__wrapped__)
    monkeypatch.setattr("hearthside.roster.actions.raise_alarm", calling.raise_alarm)
    monkeypatch.setattr(jobs, "_outside", {*jobs._outside, jobs.name_of(safety_tasks.settle_case)})
    assert any(a_night(night, writes)[1] for writes in range(4, 12))


def test_without_somebody_who_looks_after_it_a_death_would_be_noticed(night: Outside, monkeypatch) -> None:
    looked_after = {jobs.name_of(tasks.look_after_chains), jobs.name_of(safety_tasks.look_after_crises)}
    lines = {name: line for name, line in schedule._lines.items() if name not in looked_after}
    monkeypatch.setattr(schedule, "_lines", lines)
    assert "no page on rung 3" in a_night(night, 3)[1]
