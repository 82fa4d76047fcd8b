"""A statement written once does what the ORM would do each time."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hearthside.kernel.models import AuditEntry, JobMark
from hearthside.kernel.prepared import Prepared, insert

pytestmark = pytest.mark.django_db


def entry(number: int) -> AuditEntry:
    return AuditEntry(number=number, at=timezone.now(), actor="SYSTEM", verb="opened", digest="d")


def test_a_row_that_is_inserted_reads_as_one_that_was_saved():
    kept = entry(1)
    insert(kept)
    found = AuditEntry.objects.get()
    assert {name: getattr(found, name) for name in ("number", "at", "verb", "subject")} == {
        name: getattr(kept, name) for name in ("number", "at", "verb", "subject")
    }


def test_a_row_that_was_inserted_can_be_changed_and_saved():
    kept = entry(1)
    insert(kept)
    kept.verb = "closed"
    kept.save()
    assert AuditEntry.objects.get().verb == "closed"


def test_a_key_that_is_taken_is_refused():
    insert(entry(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(entry(1))


def test_each_table_has_its_own_statement():
    insert(entry(1))
    insert(JobMark(key="letter", at=timezone.now()))
    assert (AuditEntry.objects.count(), JobMark.objects.count()) == (1, 1)


@pytest.mark.parametrize("past", [2**63, 10**40, -(2**63) - 1])
def test_a_number_past_what_a_database_holds_finds_nothing_and_breaks_nothing(past):
    insert(entry(1))

    def numbered(number: int):
        return AuditEntry.objects.filter(number=number).values_list("verb")

    assert Prepared(numbered)(number=past) == []
    assert Prepared(numbered)(number=1) == [("opened",)]
