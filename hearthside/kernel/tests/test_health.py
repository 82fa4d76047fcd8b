"""Machines learn whether the process lives and whether it may have visitors."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hearthside.kernel import health, jobs

EVERY = ["default", "keys"]


def test_alive_needs_no_database(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db(databases=EVERY)
def test_ready_when_all_is_well(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db(databases=EVERY)
def test_not_ready_when_jobs_wait_too_long(client: Client) -> None:
    jobs.later(test_alive_needs_no_database)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=11))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["jobs"]) == (503, False)


@pytest.mark.django_db(databases=EVERY)
def test_a_job_for_tomorrow_is_not_late(client: Client) -> None:
    jobs.later(test_alive_needs_no_database, wait=timedelta(days=1))
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=1))
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db(databases=EVERY)
def test_not_ready_when_the_disk_is_full(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_ROOM", 2**62)
    assert client.get("/readyz").json()["disk"] is False
