"""Notices, and what people wish to hear of."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.vault.fields import SealedText


def this_minute() -> datetime:
    """Now, to the minute: times finer than that tell more than they should."""
    return timezone.now().replace(second=0, microsecond=0)


class Notice(Row):
    """Something the person asked to hear of. Holds no words and no sender, only a kind and an id."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    about = models.UUIDField()
    created_at = models.DateTimeField(default=this_minute)
    is_seen = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "about"], name="one_notice_about_a_thing")]
        indexes = [models.Index(fields=["person", "-created_at", "id"], name="notices_by_person")]


class Wishes(models.Model):
    """How the person wants to hear: a digest by mail only if asked for, never in the quiet hours. Hours are 0 to 23, local time."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    wants_digest = models.BooleanField(default=False)
    digest_hour = models.PositiveSmallIntegerField(default=18)
    quiet_from = models.PositiveSmallIntegerField(default=21)
    quiet_until = models.PositiveSmallIntegerField(default=9)
    last_digest_on = models.DateField(null=True, blank=True)
    waiting_since = models.DateField(null=True, blank=True)
    is_silent = models.BooleanField(default=False)


class MutedPlace(models.Model):
    """A group, or another place, that the person does not want notices from."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "place"], name="one_mute_a_place")]


class Device(Row):
    """A browser that somebody on call asked to be called in. Its address at the push service is sealed; `blind` finds it again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    subscription = SealedText(owner="person_id", limit=4000)
    blind = models.BinaryField(max_length=32, unique=True)
    added_at = models.DateTimeField(default=timezone.now)


class CallWishes(models.Model):
    """Whether somebody on call wants calls by mail too. Calls by notice cannot be switched off."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    by_mail = models.BooleanField(default=True)


class Channel(models.TextChoices):
    """The ways out, besides the notice inside."""

    MAIL = "mail", _("E-mail")
    PUSH = "push", _("A message to the device")
    WEBHOOK = "webhook", _("The operator's gateway")


class SendingState(models.TextChoices):
    """Where a sending stands."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("given up")
    CALLED_OFF = "called_off", _("no longer needed")


class Sending(Row):
    """One call over one channel. The unique key keeps it one, however often it is tried; receivers get its id to know it again."""

    key = models.CharField(max_length=120, unique=True)
    page = models.UUIDField(db_index=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    device = models.ForeignKey(Device, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    target = models.PositiveSmallIntegerField(default=0)
    is_drill = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=SendingState.choices, default=SendingState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "next_at"], name="sending_by_next_try")]
