"""What stays of an evening: counts. Names and words go when a talk ends; the rest three hours after the evening."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from hearthside.dropin.models import Evening, Ticket, Visit
from hearthside.safety.models import Case
from hearthside.safety.vocabulary import State

FORGETS_AFTER = timedelta(hours=3)
CASES_KEEP = timedelta(days=30)
"""A word with an open case stays until it is closed, thirty days at most."""
COUNTS_KEPT = timedelta(days=90)


def forget_evenings() -> None:
    """Of evenings that closed three hours ago nothing says any more who was there; counts older than ninety days are gone."""
    now = timezone.now()
    for evening in Evening.objects.filter(closed_at__lt=now - FORGETS_AFTER):
        kept = _needed(evening) if evening.closed_at and evening.closed_at > now - CASES_KEEP else set()
        evening.tickets.exclude(pk__in=kept).delete()
        evening.listeners.all().delete()
        if not kept:
            evening.delete()
    Visit.objects.filter(on__lt=timezone.localdate() - COUNTS_KEPT).delete()


def _needed(evening: Evening) -> set[UUID]:
    """Ids of places in the line whose word somebody still has to look at."""
    mine = Ticket.objects.filter(evening=evening).values("pk")
    waiting = Case.objects.filter(kind="turn", subject_id__in=mine).exclude(state=State.CLOSED)
    return set(waiting.values_list("subject_id", flat=True))
