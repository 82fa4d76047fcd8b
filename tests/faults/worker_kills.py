"""A worker that is killed with SIGKILL at every step between an alert and its pages: python -m tests.faults.worker_kills [torn]

Each night is three processes of their own, forked from this one: one opens a case, one works and kills itself before its n-th write or
commit, one goes on by the clock and looks. n = 1, 2, 3 ... until the worker comes through. Prints what was found, as JSON.
With "torn", in a few places only, the calls are not written in one transaction: the fault that the count must see.
"""

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import django

django.setup()

import time_machine  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.db.models import QuerySet  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from hearthside.accounts.models import Person  # noqa: E402
from hearthside.accounts.tests.builders import person  # noqa: E402
from hearthside.kernel import jobs, schedule, worker  # noqa: E402
from hearthside.kernel.models import JobMark, ScheduleMark  # noqa: E402
from hearthside.notifications.models import Notice, Sending  # noqa: E402
from hearthside.roster import actions as roster  # noqa: E402
from hearthside.roster import queries  # noqa: E402
from hearthside.roster.actions import calling  # noqa: E402
from hearthside.roster.models import Alert, Page, Rung, Shift  # noqa: E402
from hearthside.roster.tests.builders import on_watch  # noqa: E402
from hearthside.safety import tasks  # noqa: E402
from hearthside.safety.models import Case  # noqa: E402
from hearthside.safety.tests.builders import case, notes  # noqa: E402

WRITES = ("INSERT", "UPDATE", "DELETE")
MOST = 120
MINUTES = (1, 6, 11, 12, 21)
TORN = range(4, 7)
"""Places where a call that is not one transaction shows."""
KILLED = -signal.SIGKILL


def apart(what: Callable[[], Any]) -> tuple[int, str]:
    """Do this in a process of its own, with its own connections; how the process ended (minus the signal), and what it said."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            said = json.dumps(what())
            connections.close_all()
            os.write(writer, said.encode())
            os._exit(0)
        except BaseException as error:
            os.write(writer, repr(error).encode())
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as heard:
        said = heard.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def evening() -> None:
    """Nobody was ever called; somebody is on each rung; one case needs somebody now."""
    for model in (Notice, Sending, Page, Rung, Alert, Case, Shift, DBTaskResult, ScheduleMark, JobMark):
        model.objects.all().delete()
    Person.objects.all().delete()
    queries.forget()
    notes()
    on_watch(person(is_safety_lead=True)), on_watch(person(is_safety_lead=True), "second")
    person(is_safety_lead=True), person(is_operator=True)
    schedule.queue_due()
    case("crisis")


@contextmanager
def gone_before(left: int, writes: tuple[str, ...] = WRITES) -> Iterator[None]:
    """In this block the process is gone before the write or commit that comes after so many."""

    def count() -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    def before(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(writes):
            count()
        return execute(sql, params, many, context)

    connection.ensure_connection()
    commit = connection._commit
    connection._commit = lambda: (count(), commit())
    with connection.execute_wrapper(before):
        yield


def work_until(left: int) -> None:
    """Work, and be gone before the write or commit that comes after so many."""
    notes()
    with gone_before(left):
        worker.run_due()


def go_on() -> list[str]:
    """Another worker by the clock, for 22 minutes; what is wrong then."""
    notes()
    begun = Case.objects.get().opened_at
    for minute in MINUTES:
        with time_machine.travel(begun + timedelta(seconds=60 * minute + 5), tick=False):
            worker.keep_house()
            worker.run_due()
    pages = Counter(Page.objects.values_list("rung__number", flat=True))
    notices = Counter(Notice.objects.values_list("about", flat=True))
    found = [f"{count} pages on rung {number}" for number, count in sorted(pages.items()) if count != 1]
    found += [f"no page on rung {number}" for number in range(4) if number not in pages]
    return found + ([] if set(notices.values()) == {1} and len(notices) == 4 else ["notices"])


def torn() -> None:
    """Alerts, rungs and pages are no longer one transaction."""
    QuerySet.select_for_update = lambda rows, *_, **__: rows  # type: ignore[method-assign,assignment]
    calling.climb = calling.climb.__wrapped__
    calling.raise_alarm = roster.raise_alarm = calling.raise_alarm.__wrapped__
    jobs._outside.add(jobs.name_of(tasks.settle_case))


def nights(places: range) -> dict[str, Any]:
    """These places to die at, as far as there are any."""
    wrong: dict[int, list[str]] = {}
    for place in places:
        began = apart(evening)
        assert began[0] == 0, began
        end, _said = apart(lambda place=place: work_until(place))
        code, said = apart(go_on)
        found = json.loads(said) if code == 0 else [said]
        if found:
            wrong[place] = found
        if end != KILLED:
            return {"killed": place, "came_through": end == 0, "wrong": wrong}
    return {"killed": len(places), "came_through": False, "wrong": wrong}


if __name__ == "__main__":
    if "torn" in sys.argv:
        torn()
    print(json.dumps(nights(TORN if "torn" in sys.argv else range(MOST))))
