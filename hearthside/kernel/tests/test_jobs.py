"""Jobs are done once, tried again when they fail, and never lost."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult as Queued

from hearthside.kernel import audit, jobs, schedule, worker
from hearthside.kernel.models import AuditEntry, DeadLetter

pytestmark = pytest.mark.django_db
attempts: list[str] = []


class Crash(BaseException):
    """The worker's process is gone."""


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    attempts.clear()
    lines = dict(schedule._lines)
    schedule._lines.clear()
    yield
    schedule._lines.clear()
    schedule._lines.update(lines)


def note(word: str) -> None:
    audit.record("SYSTEM", word)


def note_then_crash(word: str) -> None:
    audit.record("SYSTEM", word)
    attempts.append(word)
    if len(attempts) == 1:
        raise Crash


def poison(secret: str) -> None:
    raise ValueError(f"the words of {secret}")


@jobs.reaches_out
def send(to: str) -> None:
    assert not transaction.get_connection().savepoint_ids
    if jobs.first_time(f"letter:{to}"):
        attempts.append(to)


@jobs.may_repeat
def look_around(word: str) -> None:
    assert not transaction.get_connection().savepoint_ids
    attempts.append(word)


def remind() -> None:
    attempts.append("reminder")


def let_time_pass() -> None:
    Queued.objects.update(run_after=timezone.now())


def noted() -> int:
    return AuditEntry.objects.count()


@pytest.mark.parametrize("wait", [None, timedelta(hours=1)])
def test_a_job_is_stored_as_the_library_would_store_it(wait: timedelta | None) -> None:
    words = {"name": jobs.name_of(note), "arguments": {"word": "opened", "is_new": True, "people": ["a", "b"]}}
    with time_machine.travel("2026-03-01T12:00+00:00", tick=False):
        jobs.later(note, arguments=words["arguments"], wait=wait)
        theirs = jobs.run_job if wait is None else jobs.run_job.using(run_after=timezone.now() + wait)
        theirs.enqueue(**words)
    ours, expected = Queued.objects.values().order_by("pk")
    assert {**ours, "id": None} == {**expected, "id": None}


def test_a_job_that_may_repeat_holds_no_lock_while_it_reads() -> None:
    jobs.later(look_around, arguments={"word": "seen"})
    assert (worker.run_due(), attempts, Queued.objects.count()) == (1, ["seen"], 0)


def test_a_job_runs_once() -> None:
    jobs.later(note, arguments={"word": "opened"})
    assert (worker.run_due(), noted(), Queued.objects.count()) == (1, 1, 0)


def test_a_job_waits_until_its_time() -> None:
    jobs.later(note, arguments={"word": "opened"}, wait=timedelta(minutes=5))
    assert worker.run_due() == 0


def test_a_rollback_takes_the_job_with_it() -> None:
    with pytest.raises(ValueError), transaction.atomic():
        jobs.later(note, arguments={"word": "opened"})
        raise ValueError
    assert not Queued.objects.exists()


def test_a_crash_between_work_and_mark_does_the_work_once() -> None:
    jobs.later(note_then_crash, arguments={"word": "opened"})
    with pytest.raises(Crash):
        worker.run_due()
    Queued.objects.update(started_at=timezone.now() - worker.LEASE_FOR - timedelta(seconds=1))
    worker.give_back()
    let_time_pass()
    worker.run_due()
    assert (len(attempts), noted(), Queued.objects.count()) == (2, 1, 0)


def test_a_job_in_hand_is_not_given_to_another_worker() -> None:
    jobs.later(note, arguments={"word": "opened"})
    worker.claim()
    assert (worker.give_back(), worker.claim()) == (0, None)


def test_a_worker_that_lost_its_lease_leaves_no_trace() -> None:
    jobs.later(note, arguments={"word": "opened"})
    late = worker.claim()
    assert late
    Queued.objects.update(started_at=timezone.now())
    with pytest.raises(worker.LeaseLost):
        worker._run(late)
    assert noted() == 0


def test_a_failed_job_is_tried_again_later() -> None:
    jobs.later(poison, arguments={"secret": "x"})
    worker.run_due()
    waiting = Queued.objects.get()
    assert timedelta(seconds=50) < waiting.run_after - timezone.now() <= timedelta(minutes=1)


def test_waits_grow_from_a_minute_to_six_hours() -> None:
    waits = [worker.wait_after(tries) for tries in range(1, worker.TRIES)]
    assert waits == sorted(waits) and (waits[0], waits[-1]) == (timedelta(minutes=1), timedelta(hours=6))


def test_poison_is_laid_aside_without_its_words() -> None:
    jobs.later(poison, arguments={"secret": "id-1"})
    for _ in range(worker.TRIES):
        let_time_pass()
        worker.run_due()
    letter = DeadLetter.objects.get()
    assert (letter.error_class, letter.tries, letter.arguments) == (
        "builtins.ValueError",
        worker.TRIES,
        {"secret": "id-1"},
    )
    assert not Queued.objects.exists()


def test_poison_does_not_stop_the_jobs_behind_it() -> None:
    jobs.later(poison, arguments={"secret": "x"})
    jobs.later(note, arguments={"word": "opened"})
    worker.run_due()
    assert noted() == 1


def test_nothing_is_sent_twice() -> None:
    for _ in range(2):
        jobs.later(send, arguments={"to": "id-1"})
    worker.run_due()
    assert attempts == ["id-1"]


def test_two_workers_send_one_reminder() -> None:
    schedule.every(minutes=30)(remind)
    now = timezone.now()
    schedule.queue_due(now)
    assert [schedule.queue_due(now + timedelta(minutes=31)) for _ in range(2)] == [1, 0]
    worker.run_due()
    assert attempts == ["reminder"]


def test_a_daily_line_runs_after_its_hour_in_the_sites_time() -> None:
    schedule.daily(hour=7)(remind)
    (line,) = schedule._lines.values()
    morning = timezone.localtime().replace(hour=6, minute=59)
    assert line.slot(morning) + 1 == line.slot(morning + timedelta(minutes=2))
