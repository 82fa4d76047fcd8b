"""Watches for tests."""

from datetime import datetime, timedelta

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.roster import queries
from hearthside.roster.models import Duty, Shift


def on_watch(
    person: Person, role: str = Duty.FIRST, *, since: datetime | None = None, lasts_for: timedelta = timedelta(hours=3)
) -> Shift:
    """This person has the watch now."""
    starts_at = since or timezone.now() - timedelta(hours=1)
    queries.forget()
    return Shift.objects.create(person=person, role=role, starts_at=starts_at, ends_at=starts_at + lasts_for)
