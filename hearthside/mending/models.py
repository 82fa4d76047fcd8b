"""Talks and what was said in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.mending.vocabulary import LIVE, Stage
from hearthside.safety.models import Case
from hearthside.vault.fields import SITE_OWNED, SealedText


class Talks(models.QuerySet["Talk"]):
    """Questions about talks."""

    def of(self, person: Person) -> Talks:
        """Those that this person is part of and knows of: the other of the two only once the first has said yes."""
        asked = Q(other=person) & ~Q(other_asked_at=None)
        return self.filter(Q(guide=person) | Q(first=person) | asked)

    def live(self) -> Talks:
        """Being asked about, or going on."""
        return self.filter(stage__in=LIVE)


class Talk(Row):
    """A talk between who told the team (`first`) and whom it was about (`other`), with `guide` between them. No field says who said no."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    guide = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.FIRST)
    step = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    other_asked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = SealedText(owner=SITE_OWNED, limit=2000, null=True)
    first_signed_at = models.DateTimeField(null=True, blank=True)
    other_signed_at = models.DateTimeField(null=True, blank=True)
    objects = Talks.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(stage__in=LIVE), name="one_live_talk_a_case"),
        ]

    @property
    def is_live(self) -> bool:
        """Being asked about, or going on."""
        return self.stage in LIVE

    def people(self) -> list[Any]:
        """The three ids."""
        return [self.first_id, self.other_id, self.guide_id]

    def signed_at(self, person: Person) -> datetime | None:
        """When this one of the two said yes to the words of the outcome."""
        return self.first_signed_at if person.pk == self.first_id else self.other_signed_at


class Line(Row):
    """What somebody said in a talk; all three read it."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="lines")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    step = models.PositiveSmallIntegerField()
    text = SealedText(owner="author_id", limit=4000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["talk", "at"], name="lines_of_a_talk")]
