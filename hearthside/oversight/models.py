"""Requests to open something sealed, and what was told to whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.oversight.vocabulary import AGREE_WITHIN, Ground, Purpose, Standing
from hearthside.safety.models import Case
from hearthside.vault.fields import SITE_OWNED, SealedText


class Openings(models.QuerySet["Opening"]):
    """Questions about requests."""

    def waiting(self, now: datetime | None = None) -> Openings:
        """Nobody has answered yet, and there is still time to."""
        return self.filter(answered_at=None, asked_at__gt=(now or timezone.now()) - AGREE_WITHIN)

    def used(self) -> Openings:
        """Agreed to, and really opened."""
        return self.filter(is_agreed=True).exclude(opened_at=None)


class Opening(Row):
    """One request by one person about one case; a second person agrees or not. `ends_at` closes the window."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    ground = models.CharField(max_length=8, choices=Ground.choices)
    reason = SealedText(owner=SITE_OWNED)
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    is_agreed = models.BooleanField(default=False)
    ends_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    objects = Openings.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["asked_by", "asked_at"], name="openings_asked_for"),
            models.Index(fields=["opened_at", "told_at"], name="openings_to_tell"),
        ]

    @property
    def standing(self) -> Any:
        """Where it stands at this moment."""
        now = timezone.now()
        if self.answered_at is None:
            return Standing.WAITING if now < self.asked_at + AGREE_WITHIN else Standing.LATE
        if not self.is_agreed:
            return Standing.DECLINED
        return Standing.OPEN if self.ends_at and now < self.ends_at else Standing.OVER


class Disclosure(Row):
    """What was told to an emergency service, to whom, and by whom. The least that helps (DOMAIN 3.6)."""

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="disclosures")
    service = SealedText(owner=SITE_OWNED, limit=200)
    told = SealedText(owner=SITE_OWNED, limit=2000)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
