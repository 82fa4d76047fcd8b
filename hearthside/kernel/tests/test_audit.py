"""The audit log shows any change made behind its back."""

import pytest

from hearthside.kernel import audit
from hearthside.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db


def three_entries() -> None:
    for verb in ("opened", "held", "closed"):
        audit.record("SYSTEM", verb)


def test_an_untouched_log_is_whole() -> None:
    three_entries()
    assert audit.verify() is None


def test_a_changed_entry_shows() -> None:
    three_entries()
    AuditEntry.objects.filter(number=2).update(verb="released")
    assert audit.verify() == 2


def test_a_missing_entry_shows() -> None:
    three_entries()
    AuditEntry.objects.filter(number=2).delete()
    assert audit.verify() == 2
