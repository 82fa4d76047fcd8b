"""Who gives times, the times, and who has one. A time is never given twice: the database says so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, unseen_by
from hearthside.kernel.models import Row
from hearthside.vault.fields import SITE_OWNED, SealedText

ROOM_OPENS_BEFORE = timedelta(minutes=10)
ROOM_STAYS_AFTER = timedelta(minutes=30)
"""The link is shown from ten minutes before an appointment until half an hour after its end; at no other time."""
PRESENT_FOR = timedelta(seconds=75)
"""Somebody whose waiting room was open so lately is there."""


class Kind(models.TextChoices):
    """Who somebody is to those who come."""

    PEER = "peer", _("A peer with a certificate")
    PROFESSIONAL = "professional", _("A professional")


class Way(models.TextChoices):
    """How an appointment takes place."""

    LINK = "link", _("By video or sound, over a link")
    PHONE = "phone", _("By phone")
    SITE = "site", _("In person")


class State(models.TextChoices):
    """Where an appointment stands."""

    BOOKED = "booked", _("It stands")
    MOVED = "moved", _("Moved to another time")
    OFF = "off", _("Called off")
    HELD = "held", _("Over")


class Word(models.TextChoices):
    """What somebody can say when they call off. Nobody has to say anything, and there is nothing to write."""

    NONE = "", _("I would rather not say")
    UNWELL = "unwell", _("I am not well enough")
    BETWEEN = "between", _("Something came up")
    SORRY = "sorry", _("I am sorry, and I would like another time")
    BETTER = "better", _("I do not need it any more. Thank you")


class Giver(Row):
    """Somebody who gives times. Peers say so themselves, while their certificate lasts; professionals are named by the team.

    `takes_minors` is said by a safety lead: without it nobody under age is alone with a grown-up."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    work = models.CharField(max_length=80)
    about = models.CharField(max_length=400, blank=True)
    takes_minors = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)
    named_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=Kind.values), name="kind_of_giver_is_known")]

    @property
    def gives(self) -> bool:
        """Times of theirs can be booked: a peer's certificate has not lapsed, and nobody paused them."""
        is_fit = self.kind == Kind.PROFESSIONAL or self.person.is_helper
        return self.is_open and is_fit and not self.person.is_paused and self.person.is_active


class Slot(Row):
    """A time somebody gives. The link, number or place is sealed."""

    giver = models.ForeignKey(Giver, on_delete=models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    way = models.CharField(max_length=6, choices=Way.choices)
    where = SealedText(owner=SITE_OWNED, limit=400)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["giver", "starts_at"], condition=Q(is_withdrawn=False), name="a_time_is_given_once"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_time_has_a_length"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="way_of_slot_is_known"),
        ]
        indexes = [models.Index(fields=["starts_at"], name="slots_by_time")]


class Mine(models.QuerySet["Appointment"]):
    """Questions about many appointments."""

    def of(self, person: Person) -> Mine:
        """Those the person has, or gives."""
        return self.filter(Q(person=person) | Q(slot__giver__person=person))

    def standing(self) -> Mine:
        """Those that will take place or are on."""
        return self.filter(state=State.BOOKED, slot__ends_at__gt=timezone.now())


class Appointment(Row):
    """A time that somebody has. `changed` counts moves, for calendars; consent is for the link, with its moment."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    about = SealedText(owner="person_id", limit=400, null=True)
    is_held = models.BooleanField(default=False)
    word = models.CharField(max_length=8, choices=Word.choices, blank=True, default="")
    state = models.CharField(max_length=8, choices=State.choices, default=State.BOOKED)
    is_off_by_giver = models.BooleanField(default=False)
    changed = models.PositiveSmallIntegerField(default=0)
    booked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)
    person_seen_at = models.DateTimeField(null=True, blank=True)
    giver_seen_at = models.DateTimeField(null=True, blank=True)
    objects = Mine.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot"], condition=Q(state="booked"), name="a_time_is_booked_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_of_appointment_is_known"),
        ]
        indexes = [models.Index(fields=["person", "state"], name="appointments_of_a_person")]

    @property
    def starts_at(self) -> datetime:
        """When it begins."""
        return self.slot.starts_at

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.slot.ends_at

    @property
    def stands(self) -> bool:
        """It will take place, or is on."""
        return self.state == State.BOOKED and self.slot.ends_at > timezone.now()

    @property
    def is_room_open(self) -> bool:
        """The waiting room can be used now."""
        now = timezone.now()
        opens, closes = self.starts_at - ROOM_OPENS_BEFORE, self.ends_at + ROOM_STAYS_AFTER
        return self.state == State.BOOKED and opens <= now < closes

    def is_there(self, who: str) -> bool:
        """Whether the `person` or the `giver` has the waiting room open."""
        seen: Any = getattr(self, f"{who}_seen_at")
        return seen is not None and timezone.now() - seen < PRESENT_FOR


def near(person: Person) -> models.QuerySet[Giver, Giver]:
    """Givers this person may meet: not themselves, nobody either keeps away from, and under age only who may see them."""
    found = Giver.objects.filter(is_open=True).exclude(person__in=unseen_by(person)).exclude(person=person)
    return found.filter(takes_minors=True) if person.is_minor else found
