"""Is this process alive, and may visitors be sent to it. Answers name parts, never people or words."""

import shutil
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

View = Callable[[HttpRequest], HttpResponse]
OLDEST_JOB = timedelta(minutes=10)
LEAST_ROOM = 256 * 1024 * 1024
"""Bytes free on the disk of the data folder."""

_is_migrated = False


def open_to_all(view: View) -> View:
    """Marks a view that machines ask, whoever is signed in, with GET or HEAD only."""
    marked = require_safe(view)
    marked.is_open_to_paused = True  # type: ignore[attr-defined]
    return marked


@open_to_all
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers; asks nothing of anybody else."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@open_to_all
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when every part is well, else 503; the JSON says which part is not."""
    found = {name: _is_well(check) for name, check in CHECKS.items()}
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def database_answers() -> bool:
    """Both databases answer."""
    for alias in ("default", "keys"):
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    return True


def migrations_are_applied() -> bool:
    """No migration is waiting. A yes is remembered: they are never taken back while we run."""
    global _is_migrated
    if not _is_migrated:
        executor = MigrationExecutor(connections["default"])
        _is_migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _is_migrated


def jobs_are_done() -> bool:
    """No job has been due for more than ten minutes."""
    oldest = timezone.now() - OLDEST_JOB
    due = DBTaskResult.objects.ready().exclude(run_after__range=(oldest, timezone.now()))
    return not due.filter(enqueued_at__lt=oldest).exists()


def disk_has_room() -> bool:
    """256 MiB or more are free where the data is."""
    return shutil.disk_usage(settings.DATA_DIR).free > LEAST_ROOM


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "jobs": jobs_are_done,
    "disk": disk_has_room,
}


def _is_well(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:  # A part that cannot be asked is not well.
        return False
