"""People's words wait for the disk; how far somebody has read does not."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.utils import timezone

from hearthside.kernel.durability import unhurried
from hearthside.kernel.models import JobMark

pytestmark = pytest.mark.django_db(transaction=True)
WAITS = {"sqlite": 2, "postgresql": "on"}
DOES_NOT = {"sqlite": 1, "postgresql": "off"}


@pytest.fixture
def level() -> Callable[[], object]:
    """Whether a commit waits for the disk now, in the database's own word."""
    asked = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}[connection.vendor]

    def ask() -> object:
        with connection.cursor() as cursor:
            cursor.execute(asked)
            return cursor.fetchone()[0]

    return ask


def test_a_commit_waits_for_the_disk(level: Callable[[], object]) -> None:
    assert level() == WAITS[connection.vendor]


def test_what_may_be_lost_does_not_wait_and_what_comes_after_waits_again(level: Callable[[], object]) -> None:
    with unhurried():
        assert level() == DOES_NOT[connection.vendor]
    assert level() == WAITS[connection.vendor]


def test_a_fault_inside_leaves_the_next_commit_waiting(level: Callable[[], object]) -> None:
    with pytest.raises(LookupError), unhurried():
        raise LookupError
    assert level() == WAITS[connection.vendor]


def test_a_transaction_around_it_still_waits(level: Callable[[], object]) -> None:
    with transaction.atomic(), unhurried():
        assert level() == WAITS[connection.vendor]


def test_what_was_written_inside_is_there() -> None:
    with unhurried():
        JobMark.objects.create(key="read", at=timezone.now())
    assert JobMark.objects.filter(key="read").exists()
