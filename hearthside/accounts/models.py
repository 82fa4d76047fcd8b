"""People, and what they keep apart."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import names
from hearthside.kernel.models import Row
from hearthside.kernel.prepared import Prepared
from hearthside.vault.fields import SealedText


class AgeBand(models.TextChoices):
    """A band, never a birth date (DOMAIN 3.7)."""

    YOUNG = "13_15", _("13 to 15")
    YOUTH = "16_17", _("16 or 17")
    ADULT = "18_plus", _("18 or over")


class State(models.TextChoices):
    """Where an account stands (the field's `account_state`)."""

    ACTIVE = "active", _("Active")
    RESTING = "resting", _("Resting")
    PAUSED = "paused_by_team", _("Paused by the team")
    CLOSED = "closed", _("Closed")
    MEMORIAL = "memorial", _("In memory")


def no_filters() -> dict[str, list[str]]:
    """Nothing is kept away until the person asks."""
    return {"topics": [], "words": []}


def plain_look() -> dict[str, str]:
    """The look a new person starts with: as the device prefers."""
    return {"theme": "", "text": ""}


class People(BaseUserManager["Person"]):
    """Makes and finds people."""

    def create_person(self, name: str, password: str | None = None, **fields: Any) -> Person:
        """A new person with this name; without a password only another way in (a passkey) opens the account."""
        person = self.model(name=name, name_key=names.key_of(name), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def called(self, name: str) -> Person | None:
        """The person whose name looks like this one, if any."""
        return self.filter(name_key=names.key_of(name)).first()


class Person(AbstractBaseUser):
    """Somebody here, under the name they chose. No e-mail, no birth date, no last-seen time.

    `helper_since` and `helper_until` are the days of a certificate as a peer supporter, `course_on` is when they finished the course.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=names.LONGEST)
    name_key = models.CharField(max_length=2 * names.LONGEST, unique=True)
    about = models.CharField(max_length=300, blank=True)
    pronouns = models.CharField(max_length=30, blank=True)
    age_band = models.CharField(max_length=10, choices=AgeBand.choices, default=AgeBand.ADULT)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.ACTIVE)
    paused_until = models.DateTimeField(null=True, blank=True)
    helper_until = models.DateField(null=True, blank=True)
    helper_since = models.DateField(null=True, blank=True)
    course_on = models.DateField(null=True, blank=True)
    is_safety_lead = models.BooleanField(default=False)
    is_operator = models.BooleanField(default=False)
    not_today = models.JSONField(default=no_filters)
    look = models.JSONField(default=plain_look)
    recovery_hash = models.CharField(max_length=128, blank=True)
    joined_on = models.DateField(default=timezone.localdate)
    last_login = None

    USERNAME_FIELD = "name_key"
    objects = People()

    class Meta:
        db_table = "accounts_person"

    def __str__(self) -> str:
        return self.name

    @property
    def is_minor(self) -> bool:
        """Under 18 by the band they chose."""
        return self.age_band != AgeBand.ADULT

    @property
    def is_helper(self) -> bool:
        """A certified helper whose certificate has not lapsed."""
        return self.helper_until is not None and self.helper_until >= timezone.localdate()

    @property
    def is_paused(self) -> bool:
        """Paused by the team and the pause has not ended."""
        ended = self.paused_until is not None and self.paused_until <= timezone.now()
        return self.state == State.PAUSED and not ended

    @property
    def is_resting(self) -> bool:
        """On a break of their own: only what is about safety is told to them."""
        return self.state == State.RESTING

    @property
    def is_newcomer(self) -> bool:
        """Joined in the last week."""
        return (timezone.localdate() - self.joined_on).days < 7

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """May sign in. A paused person may: help, their own data and the exit stay open to them."""
        return self.state not in {State.CLOSED, State.MEMORIAL}


class Distance(models.QuerySet["Block"]):
    """Questions about who keeps away from whom."""

    def between(self, person: Person, other: Person) -> Distance:
        """Blocks in either direction."""
        return self.filter(Q(blocker=person, blocked=other) | Q(blocker=other, blocked=person))


class Block(models.Model):
    """`blocker` wants no contact: neither sees or reaches the other anywhere. With `is_mute`, only the blocker stops seeing the other."""

    blocker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    blocked = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_mute = models.BooleanField(default=False)
    objects = Distance.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="one_block_a_pair"),
            models.CheckConstraint(condition=~Q(blocker=F("blocked")), name="nobody_blocks_themselves"),
        ]


def this_minute() -> datetime:
    """Now, to the minute: times finer than that tell more than they should."""
    return timezone.now().replace(second=0, microsecond=0)


class WayInChange(Row):
    """A change in how a person signs in, for their own eyes: what, in which minute, and on which kind of device."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=40)
    device = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(default=this_minute)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="changes_by_person")]


class SealedEmail(Row):
    """An e-mail address somebody chose to add. The address is sealed; `blind` finds it again without keeping it.

    A person has at most one address that is proved and one that waits for its code, so that a change loses nothing half-way.
    `link_hash` stands for the newest link that was mailed to a proved address, good until `link_until`.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    address = SealedText(owner="person_id", limit=254)
    blind = models.BinaryField(max_length=32)
    code_hash = models.CharField(max_length=128, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    link_hash = models.CharField(max_length=64, blank=True)
    link_until = models.DateTimeField(null=True, blank=True)
    is_verified = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "is_verified"], name="one_proved_and_one_waiting_address")
        ]
        indexes = [
            models.Index(fields=["blind"], name="addresses_by_blind_index"),
            models.Index(fields=["link_hash"], condition=~Q(link_hash=""), name="addresses_by_link"),
        ]


def kept_apart(person: Person, other: str) -> models.Exists:
    """For queries: the person in column `other` must not be seen by this person, as in `unseen_by`."""
    theirs = models.OuterRef(other)
    return models.Exists(
        Block.objects.filter(Q(blocker=person, blocked=theirs) | Q(blocked=person, blocker=theirs, is_mute=False))
    )


def unseen_by(person: Person) -> set[UUID]:
    """Ids of the people this person must not see: blocked in either direction, or muted by them. One query."""
    return {other for pair in _kept_away(person_id=person.pk) for other in pair} - {person.pk}


@Prepared
def _kept_away(person_id: UUID) -> models.QuerySet[Block, Any]:
    mine = Q(blocker=person_id) | Q(blocked=person_id, is_mute=False)
    return Block.objects.filter(mine).values_list("blocker_id", "blocked_id")
