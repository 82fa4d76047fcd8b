"""Copies that people asked for."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row

KEPT_FOR = timedelta(hours=24)


def a_day_from_now() -> datetime:
    """When a copy asked for now is taken away again."""
    return timezone.now() + KEPT_FOR


class Copy(Row):
    """One copy of everything that is a person's. The file lies sealed in the data folder; this row only says how far it is."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    is_ready = models.BooleanField(default=False)
    expires_at = models.DateTimeField(default=a_day_from_now)

    class Meta:
        indexes = [models.Index(fields=["person", "-asked_at"], name="copies_of_a_person")]
