"""The call of a meeting, who asked to come in, and the links that work once. All of it is gone a day after the meeting."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.names import LONGEST
from hearthside.kernel.models import Row
from hearthside.meetings.models import Meeting, Occurrence
from hearthside.vault.fields import SITE_OWNED, SealedJSON, SealedText


class Way(models.TextChoices):
    """How people hear and see each other."""

    JITSI = "jitsi", _("Video and voice, on our own server")
    BBB = "bbb", _("Video, voice and slides, on our own server")
    LINK = "link", _("On another site that the hosts chose")
    PHONE = "phone", _("By phone")


SERVERS = (Way.JITSI, Way.BBB)
"""Ways over a server that the operator set up."""


class Stand(models.TextChoices):
    """Where somebody stands who asked to come in."""

    WAITING = "waiting", _("Waits to be let in")
    IN = "in", _("May come in")
    REMOVED = "removed", _("Was asked to leave")


class Chosen(models.Model):
    """The server a series of meetings is held on. Without a row it has its own link or number, or is in words only."""

    meeting = models.OneToOneField(Meeting, primary_key=True, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=6, choices=Way.choices)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(way__in=SERVERS), name="chosen_server_is_known")]


class Call(models.Model):
    """The call of one meeting. Its room has a random name, made anew each time a host begins; nobody can guess it from another."""

    occurrence = models.OneToOneField(Occurrence, primary_key=True, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=6, choices=Way.choices)
    room = SealedText(owner=SITE_OWNED, limit=60, null=True)
    keys = SealedJSON(owner=SITE_OWNED, limit=200, null=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    trouble_at = models.DateTimeField(null=True, blank=True)
    lets_all_in = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(way__in=Way.values), name="way_of_a_call_is_known")]

    @property
    def is_on(self) -> bool:
        """A host has begun it, and nobody has ended it."""
        return self.begun_at is not None and self.ended_at is None

    @property
    def topic(self) -> str:
        """What open pages listen to."""
        return f"call:{self.pk}"


class Guest(Row):
    """Somebody who read what is passed on, said yes, and asked to come in under a name for tonight."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=LONGEST)
    name_key = models.CharField(max_length=120)
    is_host = models.BooleanField(default=False)
    stand = models.CharField(max_length=8, choices=Stand.choices, default=Stand.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    agreed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "person"], name="a_person_asks_once"),
            models.UniqueConstraint(fields=["call", "name_key"], name="a_name_in_a_call_is_one_person"),
            models.CheckConstraint(condition=Q(stand__in=Stand.values), name="stand_in_a_call_is_known"),
        ]

    @property
    def is_in(self) -> bool:
        """May come in now."""
        return self.stand == Stand.IN


class Ticket(Row):
    """A link that leads one person into the call, once, for a few minutes. Only a fingerprint of it is kept."""

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="tickets")
    key_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
