"""Cases, their history, reports and sanctions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.safety.vocabulary import (
    APPEAL_FOR,
    FOR_TEAM,
    HOLDS_BACK,
    IN_HANDS,
    RANK,
    TARGETS,
    AppealOutcome,
    Level,
    Outcome,
    Reason,
    Restriction,
    Rule,
    Source,
    State,
)
from hearthside.vault.fields import SITE_OWNED, SealedText


def need_of(level: str, *, is_care: bool) -> int:
    """Where a case stands in the queue: higher first. Colour first, then care before conduct (DOMAIN 3.11)."""
    return RANK[level] * 10 + (5 if is_care else 0)


def due_at(level: str, now: datetime) -> datetime:
    """When somebody should have looked at the latest (DOMAIN 3.1): 5 and 30 minutes, 4 hours, a day."""
    return now + TARGETS[Level(level)]


class Cases(models.QuerySet["Case"]):
    """Questions about cases."""

    def open(self) -> Cases:
        """Not closed."""
        return self.exclude(state=State.CLOSED)

    def by_need(self) -> Cases:
        """The one that needs somebody most first: colour, then the clock, then age."""
        return self.order_by("-need", "due_at", "opened_at")

    def in_hands_of(self, person: Person) -> Cases:
        """What this person is on. Not what waits for a second yes to its end, or for its writer to change it."""
        return self.filter(taken_by=person, state__in=IN_HANDS, closing_by=None, awaits_edit=False)

    def away_from(self, person: Person) -> Cases:
        """Without the cases that are about this person or that they are part of."""
        return self.exclude(person=person).exclude(kept_apart=person)


class Case(Row):
    """What the team knows about one subject; opened again rather than doubled. It holds no words of anybody."""

    kind = models.CharField(max_length=30)
    subject_id = models.UUIDField()
    scope = models.UUIDField(null=True, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kept_apart = models.ManyToManyField(Person, related_name="+", blank=True)
    level = models.CharField(max_length=8, choices=Level.choices)
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    source = models.CharField(max_length=24, choices=Source.choices)
    is_care = models.BooleanField(default=True)
    is_conduct = models.BooleanField(default=False)
    is_held = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)
    is_unread = models.BooleanField(default=False)
    awaits_edit = models.BooleanField(default=False)
    goes_to_operator = models.BooleanField(default=False)
    need = models.PositiveSmallIntegerField(default=0)
    reasons = models.JSONField(default=list)
    opened_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    closing_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    objects = Cases.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject_id"], name="one_case_a_subject")]
        indexes = [
            models.Index(fields=["state", "-need", "due_at"], name="case_by_need"),
            models.Index(fields=["scope"]),
        ]

    @property
    def is_closed(self) -> bool:
        """Somebody ended it with an outcome."""
        return self.state == State.CLOSED

    @property
    def is_in_hands(self) -> bool:
        """Somebody is on it, as `Cases.in_hands_of` counts it."""
        is_waiting = self.closing_by_id is not None or self.awaits_edit
        return self.taken_by_id is not None and self.state in IN_HANDS and not is_waiting

    @property
    def needs_two(self) -> bool:
        """Red and crisis are closed by two people (DOMAIN 3.1)."""
        return RANK[self.level] >= RANK[Level.RED]


class CaseStep(Row):
    """One thing that somebody, or the reader, did with a case. A note may quote people, so it is sealed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField(default=timezone.now)
    verb = models.CharField(max_length=30)
    actor = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    code = models.CharField(max_length=60, blank=True)
    note = SealedText(owner=SITE_OWNED, null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "at"])]


class Alike(Row):
    """Something that came in many copies: the case of the first one stands for it. The person is empty when anonymous."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="alikes")
    kind = models.CharField(max_length=30)
    subject_id = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class Report(Row):
    """Somebody asked the team to look. The reporter is empty for a visitor."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=30, choices=Reason.choices)
    about_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_urgent = models.BooleanField(default=False)
    note = SealedText(owner=SITE_OWNED, null=True)
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)


class Sanctions(models.QuerySet["Sanction"]):
    """Questions about decisions."""

    def in_force(self, now: datetime | None = None) -> Sanctions:
        """Confirmed where that is needed, begun, not ended and not undone."""
        now = now or timezone.now()
        begun = self.filter(is_confirmed=True, starts_at__lte=now).exclude(appeal_outcome=AppealOutcome.OVERTURNED)
        return begun.filter(Q(ends_at=None) | Q(ends_at__gt=now))

    def stopping(self, person: Any, scope: Any, now: datetime | None = None) -> Sanctions:
        """Those in force that keep this person (or the one of this id) from writing here, or slow them down; one without scope holds
        everywhere."""
        here = Q(scope=None) if scope is None else Q(scope=None) | Q(scope=scope)
        return self.in_force(now).filter(here, person=person, restriction__in=HOLDS_BACK)

    def appealed(self) -> Sanctions:
        """Waiting for a second look, oldest first."""
        return self.exclude(appealed_at=None).filter(appeal_outcome="").order_by("appealed_at")


class Sanction(Row):
    """A decision about a person or their words, with its statement of reasons and their right of appeal (DOMAIN 3.10)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sanctions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    restriction = models.CharField(max_length=20, choices=Restriction.choices)
    scope = models.UUIDField(null=True, blank=True)
    rule = models.CharField(max_length=20, choices=Rule.choices)
    reason = SealedText(owner="person_id")
    source = models.CharField(max_length=24, choices=Source.choices)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    per_hour = models.PositiveSmallIntegerField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    is_confirmed = models.BooleanField(default=True)
    confirmed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal = SealedText(owner="person_id", null=True)
    appeal_outcome = models.CharField(max_length=12, choices=AppealOutcome.choices, blank=True)
    appeal_answer = SealedText(owner="person_id", null=True)
    appeal_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    appeal_answered_at = models.DateTimeField(null=True, blank=True)
    objects = Sanctions.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "restriction"])]

    @property
    def for_team(self) -> str:
        """What it takes away, as those who decide read it."""
        return str(FOR_TEAM[Restriction(self.restriction)])

    @property
    def may_appeal(self) -> bool:
        """For half a year, and once."""
        return self.appealed_at is None and self.is_confirmed and timezone.now() < self.starts_at + APPEAL_FOR


class Letter(Row):
    """Words of the team to one person, about them rather than about a post."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = SealedText(owner="person_id")
    signed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["person", "at"])]


class Look(Row):
    """Somebody of the team had a case open, from then until they turned to something else; without an end, they may still."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    is_heavy = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="look_by_person")]


class Debrief(Row):
    """A talk offered to somebody who was with a person in danger, a day and three days after (DOMAIN 1.4). What is said is not kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    hours = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField(db_index=True)
    told_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "case", "hours"], name="one_debrief_a_span")]
