"""The index, how far it is, and who chose to be found."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils import timezone

from hearthside.accounts.models import Person


class TermsField(models.Field[Any, Any]):
    """Numbers of 32 bits in order: an array in PostgreSQL, where an index of its own looks into it; bytes in SQLite."""

    def db_type(self, connection: Any) -> str:
        """The column's type."""
        return "integer[]" if connection.vendor == "postgresql" else "blob"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """As the database takes it."""
        return packed(value, connection.vendor)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """As we use it."""
        return unpacked(value)


def packed(terms: Sequence[int], vendor: str) -> Any:
    """Terms as this kind of database takes them."""
    return list(terms) if vendor == "postgresql" else memoryview(array("i", terms).tobytes())


def unpacked(value: Any) -> array[int]:
    """Terms as any database gives them."""
    if value is None or isinstance(value, list | bytes):
        return array("i", value or [])
    return array("i", bytes(value))


class Document(models.Model):
    """A thing that can be found: what it is, where it belongs, and its terms. Ids grow in the order of time, to the minute."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=12)
    subject = models.UUIDField()
    scope = models.UUIDField(null=True)
    terms = TermsField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject"], name="one_document_a_subject")]


class IndexState(models.Model):
    """One row: with which fingerprint the index is built, whether it is whole, and how far each kind has been taken in."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    fingerprint = models.CharField(max_length=32)
    is_whole = models.BooleanField(default=False)
    has_any = models.BooleanField(default=False)
    places = models.JSONField(default=dict)
    """Name of a kind to the place up to which its things are in."""
    built = models.JSONField(default=list)
    """Names of the kinds that the building has finished."""


class Findable(models.Model):
    """Somebody who said: people who share a group with me may find me, as one who has been through this. Off until they say so."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    topics = models.JSONField(default=list)
    since = models.DateField(null=True, default=timezone.localdate)
