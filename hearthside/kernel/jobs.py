"""Work for later: a job is a row written in the caller's transaction, tried again when it fails, never lost."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any, TypeVar
from uuid import UUID

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult, get_date_max

from hearthside.kernel.models import DeadLetter, JobMark
from hearthside.kernel.prepared import insert

Job = TypeVar("Job", bound=Callable[..., None])
_outside: set[str] = set()
FIRST, SOON, AFTER = 50, 20, 10


def later(
    call: Callable[..., None],
    *,
    arguments: dict[str, Any] | None = None,
    wait: timedelta | None = None,
    urgency: int = 0,
) -> None:
    """Queue `call(**arguments)` as a job of its own, to run after `wait`. Arguments are ids and codes (JSON), never people's words.
    Of the jobs that are due, those of higher urgency go first: `FIRST` decides who is called, `SOON` and `AFTER` carry the calls out."""
    task = run_job if wait is None else run_job.using(run_after=timezone.now() + wait)
    if urgency:
        task = task.using(priority=urgency)
    insert(_row(task, {"name": name_of(call), "arguments": arguments or {}}))


def _row(task: Any, words: dict[str, Any]) -> DBTaskResult[..., None]:
    """What `task.enqueue(**words)` would store, without reading it back (0.3 ms a job)."""
    return DBTaskResult(
        args_kwargs={"args": [], "kwargs": words},
        priority=task.priority,
        task_path=task.module_path,
        queue_name=task.queue_name,
        run_after=task.run_after or get_date_max(),
        backend_name=task.backend,
    )


def reaches_out(call: Job) -> Job:
    """Mark a job that speaks to the world outside (mail, push, another site): it runs outside a transaction, so that a slow
    answer holds no lock. All other jobs run in one transaction with the removal of their row: done once, or not at all."""
    _outside.add(name_of(call))
    return call


def may_repeat(call: Job) -> Job:
    """Mark a job that does no harm when it is done twice: it too runs outside a transaction, so that all its reading holds no lock
    that people who write would wait for. What it writes it writes in one statement, or in a transaction of its own."""
    _outside.add(name_of(call))
    return call


def first_time(key: str) -> bool:
    """True for the first caller of all workers, False ever after: ask before sending, with a key that names person and occasion."""
    _, is_first = JobMark.objects.get_or_create(key=key, defaults={"at": timezone.now()})
    return is_first


def forget(person_id: UUID) -> None:
    """No job that waits, failed or was marked as done names this person."""
    DBTaskResult.objects.filter(args_kwargs__icontains=str(person_id)).delete()
    DeadLetter.objects.filter(arguments__icontains=str(person_id)).delete()
    JobMark.objects.filter(key__contains=str(person_id)).delete()


def name_of(call: Callable[..., None]) -> str:
    """The name a job is stored under."""
    return f"{call.__module__}:{call.__qualname__}"


def is_outside(name: str) -> bool:
    """Whether the job of this name was marked with `reaches_out` or `may_repeat`."""
    find(name)
    return name in _outside


def find(name: str) -> Callable[..., None]:
    """The function of a stored name."""
    module, _, function = name.partition(":")
    found: Callable[..., None] = getattr(import_module(module), function)
    return found


@task()
def run_job(name: str, arguments: dict[str, Any]) -> None:
    """Call the function that `later` was given."""
    find(name)(**arguments)
