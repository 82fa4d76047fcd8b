"""The worker: takes one due job at a time, runs it, and forgets it; or tries again later; or lays it aside as a dead letter."""

import logging
import os
import threading
import time
import uuid
from datetime import timedelta

from django.db import close_old_connections, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from django_tasks.base import TaskResultStatus as Status
from django_tasks_db.models import DBTaskResult

from hearthside.kernel import jobs, schedule
from hearthside.kernel.models import DeadLetter
from hearthside.kernel.place import place

TRIES = 8
LEASE_FOR = timedelta(minutes=10)
"""A job whose worker has not finished it by then belongs to whoever takes it next; no job may take longer."""
PAUSE = 0.5
CLOCK_EVERY = 20.0

Queued = DBTaskResult[..., None]
"""A row of the queue."""

log = logging.getLogger(__name__)


class LeaseLost(Exception):
    """Another worker has this job by now; what this one did is undone."""


def work(stop: threading.Event) -> None:
    """Run jobs and the schedule until `stop` is set; the job in hand is finished first. Survives a database that is away."""
    autodiscover_modules("tasks")
    looked_at = 0.0
    while not stop.is_set():
        try:
            if time.monotonic() - looked_at > CLOCK_EVERY:
                looked_at = time.monotonic()
                keep_house()
            if run_next():
                continue
        except Exception as error:
            log.error("worker: %s, trying again in 5 s", type(error).__name__)
            close_old_connections()
            stop.wait(5)
        stop.wait(PAUSE)


def keep_house() -> None:
    """Queue what the clock says, and give back the jobs of workers that died."""
    close_old_connections()
    place()  # The daily work goes by the clock of the place.
    schedule.queue_due()
    give_back()


def run_due(at_most: int = 10_000) -> int:
    """Run every job that is due now, and those they queue, one after the other; how many. For tests and single runs."""
    count = 0
    while count < at_most and run_next():
        count += 1
    return count


def run_next() -> bool:
    """Run one due job to its end. False when none is due."""
    job = claim()
    if job is None:
        return False
    try:
        _run(job)
    except Exception as error:
        _try_again(job, error)
    return True


def claim() -> Queued | None:
    """The next due job, marked as ours for the length of the lease; no other worker has it. None when none is due."""
    mine = f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
    for job in Queued.objects.ready()[:5]:
        job.worker_ids, job.started_at = [*job.worker_ids, mine], timezone.now()
        free = Queued.objects.filter(id=job.id, status=Status.READY)
        if free.update(status=Status.RUNNING, started_at=job.started_at, worker_ids=job.worker_ids):
            return job
    return None


def give_back() -> int:
    """Jobs whose lease has run out are due again; how many. A job that took its worker down every time is laid aside."""
    late = Queued.objects.filter(status=Status.RUNNING, started_at__lt=timezone.now() - LEASE_FOR)
    for job in late:
        _try_again(job, TimeoutError())
    return len(late)


def _run(job: Queued) -> None:
    name, arguments = _words(job)
    if jobs.is_outside(name):
        jobs.find(name)(**arguments)
        _forget(job)
        return
    with transaction.atomic():
        jobs.find(name)(**arguments)
        _forget(job)


def _forget(job: Queued) -> None:
    if not _held(job).delete()[0]:
        raise LeaseLost


def _try_again(job: Queued, error: Exception) -> None:
    if isinstance(error, LeaseLost):
        return
    tries = len(job.worker_ids)
    log.warning("job %s: %s, try %s of %s", _words(job)[0], type(error).__name__, tries, TRIES)
    if tries >= TRIES:
        _lay_aside(job, error)
    else:
        _held(job).update(status=Status.READY, run_after=timezone.now() + wait_after(tries))


@transaction.atomic
def _lay_aside(job: Queued, error: Exception) -> None:
    name, arguments = _words(job)
    if _held(job).delete()[0]:
        DeadLetter.objects.create(
            name=name,
            arguments=arguments,
            error_class=f"{type(error).__module__}.{type(error).__qualname__}"[:200],
            tries=len(job.worker_ids),
            failed_at=timezone.now(),
        )


def wait_after(tries: int) -> timedelta:
    """The pause after so many tries: 1, 4, 16 ... minutes, at most 6 hours."""
    return min(timedelta(minutes=4 ** (tries - 1)), timedelta(hours=6))


def _held(job: Queued) -> "QuerySet[Queued]":
    return Queued.objects.filter(id=job.id, status=Status.RUNNING, started_at=job.started_at)


def _words(job: Queued) -> tuple[str, dict[str, object]]:
    words = job.args_kwargs["kwargs"]
    return words.get("name", job.task_path), words.get("arguments", {})
