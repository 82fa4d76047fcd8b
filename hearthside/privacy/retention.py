"""How long things are kept when nobody removes them earlier. One line a kind; docs/run/retention.md says the same in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from hearthside.accounts.models import SealedEmail, WayInChange
from hearthside.conversations.models import Draft
from hearthside.gate.alike import KEPT_FOR as SHAPES_KEPT_FOR
from hearthside.gate.models import Brought, Shape
from hearthside.groups.models import Invitation
from hearthside.kernel.models import DeadLetter, JobMark
from hearthside.notifications.models import Notice
from hearthside.planner.models import Planned
from hearthside.privacy import files
from hearthside.privacy.models import Copy


@dataclass(frozen=True)
class Rule:
    """A kind of thing, how long it stays, and the rows that have been here longer."""

    name: str
    kept_for: timedelta
    past: Callable[[datetime], QuerySet[Any]]


RULES = [
    Rule("sessions that ended", timedelta(0), lambda end: Session.objects.filter(expire_date__lt=end)),
    Rule(
        "addresses that were never proved",
        timedelta(days=1),
        lambda end: SealedEmail.objects.filter(is_verified=False, asked_at__lt=end),
    ),
    Rule("changes of ways to sign in", timedelta(days=90), lambda end: WayInChange.objects.filter(at__lt=end)),
    Rule("notices", timedelta(days=90), lambda end: Notice.objects.filter(created_at__lt=end)),
    Rule("drafts nobody came back to", timedelta(days=180), lambda end: Draft.objects.filter(saved_at__lt=end)),
    Rule("things done", timedelta(days=365), lambda end: Planned.objects.filter(closed_on__lt=end.date())),
    Rule(
        "plans past their day",
        timedelta(days=90),
        lambda end: Planned.objects.filter(closed_on=None, on__lt=end.date()),
    ),
    Rule("invitations past their day", timedelta(days=30), lambda end: Invitation.objects.filter(expires_at__lt=end)),
    Rule("who invited whom", timedelta(days=180), lambda end: Brought.objects.filter(on__lt=end.date())),
    Rule("shapes of new people's posts", SHAPES_KEPT_FOR, lambda end: Shape.objects.filter(at__lt=end)),
    Rule("jobs that failed", timedelta(days=30), lambda end: DeadLetter.objects.filter(failed_at__lt=end)),
    Rule("marks of jobs done", timedelta(days=90), lambda end: JobMark.objects.filter(at__lt=end)),
]


def keep_no_longer(now: datetime | None = None) -> dict[str, int]:
    """Remove what is past its time, and say how many rows of each kind went."""
    now = now or timezone.now()
    return {rule.name: rule.past(now - rule.kept_for).delete()[0] for rule in RULES}


def remove_old_copies(now: datetime | None = None) -> int:
    """Copies past their day are gone, rows and files; how many."""
    old = list(Copy.objects.filter(expires_at__lte=now or timezone.now()))
    for copy in old:
        files.remove(copy.pk)
        copy.delete()
    return len(old)
