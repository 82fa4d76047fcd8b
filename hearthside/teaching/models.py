"""What people said of the reader's work, what they look at again, counts of what it reads, and the readers that were learned here."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.safety.vocabulary import RANK, Level
from hearthside.teaching.vocabulary import Standing


class Label(Row):
    """What one decision says of words. It points to the words and knows their fingerprint; once they change or go, so does it.

    `level` is empty when the decision says nothing of how soon somebody should come. `read_level` is what the reader `version` says.
    """

    kind = models.CharField(max_length=30)
    subject_id = models.UUIDField(db_index=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    verb = models.CharField(max_length=30)
    level = models.CharField(max_length=8, choices=Level.choices, blank=True)
    harms_there = models.JSONField(default=list)
    harms_not_there = models.JSONField(default=list)
    read_level = models.CharField(max_length=8, choices=Level.choices)
    read_harms = models.JSONField(default=list)
    version = models.CharField(max_length=12)
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    @property
    def needs_somebody(self) -> bool:
        """Whether people found that somebody should come."""
        return RANK[self.level or Level.GREEN] >= RANK[Level.AMBER]


class SecondLook(Row):
    """A post that seemed to need nobody, drawn to be looked at again. `is_well` is what somebody found; None until then."""

    kind = models.CharField(max_length=30)
    subject_id = models.UUIDField(unique=True)
    scope = models.UUIDField(null=True, blank=True)
    version = models.CharField(max_length=12)
    drawn_at = models.DateTimeField(default=timezone.now, db_index=True)
    is_well = models.BooleanField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True, db_index=True)


class Count(models.Model):
    """How many posts of a day one reader gave a level, beside the level another gave them (empty when alone). Numbers only."""

    day = models.DateField()
    version = models.CharField(max_length=12)
    beside = models.CharField(max_length=12, blank=True)
    level = models.CharField(max_length=8, choices=Level.choices)
    level_beside = models.CharField(max_length=8, choices=Level.choices, blank=True)
    posts = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    """Features of these posts that the reader has weights for, of so many `seen`."""
    seen = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "version", "beside", "level", "level_beside"], name="one_count_a_pair"
            )
        ]


class Reader(Row):
    """Weights that were learned here. The file lies in the data folder under its `version`; `base` are the shipped ones it began with."""

    version = models.CharField(max_length=12, unique=True)
    base = models.CharField(max_length=12)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.BESIDE)
    made_at = models.DateTimeField(default=timezone.now)
    labels = models.PositiveIntegerField(default=0)
    figures = models.JSONField(default=dict)
    """What it made of the guard texts and of labels it had not seen; numbers only."""
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class Desk(models.Model):
    """One row: how far posts were drawn from and counted, and whether private groups may take part."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    read_until = models.DateTimeField(null=True, blank=True)
    takes_private = models.BooleanField(default=False)
    tried_at = models.DateTimeField(null=True, blank=True)
    """When a fit last ended, and how, as a code of `refitting.ENDS`."""
    tried = models.CharField(max_length=20, blank=True)


def desk() -> Desk:
    """The row."""
    return Desk.objects.get_or_create(id=1)[0]


def change_desk(**changes: Any) -> None:
    """Write these fields of the row."""
    Desk.objects.update_or_create(id=1, defaults=changes)
