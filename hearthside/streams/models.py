"""A stream of one meeting, and who can be seen or heard in it. Where it is sealed; who said yes to a replay is said by them alone."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.meetings.models import Occurrence
from hearthside.vault.fields import SITE_OWNED, SealedText

LONGEST_ADDRESS = 400


class Yes(models.TextChoices):
    """What somebody on screen says about a replay."""

    ASKED = "asked", _("Has not said")
    YES = "yes", _("A replay may be shown")
    NO = "no", _("No replay")
    NOT_ME = "not_me", _("Is not in it")


class Stream(models.Model):
    """What is shown, and where. `delay` is in seconds. Begun, it is live; ended, it may have a replay."""

    occurrence = models.OneToOneField(Occurrence, primary_key=True, on_delete=models.CASCADE, related_name="+")
    link = SealedText(owner=SITE_OWNED, limit=LONGEST_ADDRESS, null=True)
    video = SealedText(owner=SITE_OWNED, limit=LONGEST_ADDRESS, null=True)
    captions = SealedText(owner=SITE_OWNED, limit=LONGEST_ADDRESS, null=True)
    replay = SealedText(owner=SITE_OWNED, limit=LONGEST_ADDRESS, null=True)
    delay = models.PositiveSmallIntegerField(default=30)
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(delay__lte=3600), name="delay_is_an_hour_at_most")]

    @property
    def is_live(self) -> bool:
        """It goes on now."""
        return self.begun_at is not None and self.ended_at is None

    @property
    def topic(self) -> str:
        """What open pages listen to."""
        return f"stream:{self.pk}"


class OnScreen(Row):
    """Somebody who can be seen or heard. Nobody else can say yes for them, and nobody can take them off the list but themselves. When
    they erase their account the row stays without them, and says no."""

    stream = models.ForeignKey(Stream, on_delete=models.CASCADE, related_name="on_screen")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said = models.CharField(max_length=6, choices=Yes.choices, default=Yes.ASKED)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "person"], name="a_person_is_on_screen_once"),
            models.CheckConstraint(condition=Q(said__in=Yes.values), name="said_about_a_replay_is_known"),
        ]
