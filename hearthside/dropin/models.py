"""A drop-in's line: how it is kept, one evening of it, who listens, who waits. When the evening is over only counts stay."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.names import LONGEST
from hearthside.dropin import line
from hearthside.kernel.models import Row
from hearthside.meetings.models import Meeting, Occurrence
from hearthside.vault.fields import SealedText

LONGEST_WORD = 300


class Way(models.TextChoices):
    """How somebody would like to be with a listener."""

    TEXT = "text", _("In writing, right here")
    CALL = "call", _("By phone or a link")
    SITE = "site", _("I am at the place")


class State(models.TextChoices):
    """Where somebody is with their place in the line."""

    WAITING = line.WAITING, _("Waits")
    AWAY = line.AWAY, _("Stepped out for a moment")
    CALLED = line.CALLED, _("Is called")
    TALKING = line.TALKING, _("Talks")
    DONE = line.DONE, _("Was seen")
    LEFT = line.LEFT, _("Left the line")
    MISSED = line.MISSED, _("Was called twice")
    TOLD = line.TOLD, _("Was told of other ways")


class Came(models.TextChoices):
    """What became of a place in the line; kept as a count."""

    SEEN = "seen", _("Was seen")
    MISSED = "missed", _("Did not come when called")
    LEFT = "left", _("Left before")
    TOLD = "told", _("Could not be seen")


class Hours(models.Model):
    """A series of meetings that keeps a line. Times, place and listeners are those of the meeting.

    `takes_minors` is the policy of the place: without it nobody under age is alone with a grown-up here."""

    meeting = models.OneToOneField(Meeting, primary_key=True, on_delete=models.CASCADE, related_name="drop_in")
    minutes_each = models.PositiveSmallIntegerField(default=20)
    takes_minors = models.BooleanField(default=False)
    policy = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes_each__gte=5, minutes_each__lte=90), name="a_talk_has_a_length"),
            models.CheckConstraint(condition=Q(takes_minors=False) | ~Q(policy=""), name="minors_need_a_policy"),
        ]


class Evening(models.Model):
    """One evening of the line. `moves` counts its steps; whoever takes one moves it on first, so that steps come one after the other."""

    occurrence = models.OneToOneField(Occurrence, primary_key=True, on_delete=models.CASCADE, related_name="line")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    last_number = models.PositiveIntegerField(default=0)
    moves = models.PositiveIntegerField(default=0)

    @property
    def is_open(self) -> bool:
        """People can join."""
        return self.closed_at is None and self.occurrence.ends_at > timezone.now()

    @property
    def topic(self) -> str:
        """What open pages listen to."""
        return f"line:{self.pk}"


class Listener(Row):
    """Somebody who listens this evening, under a name for tonight. On site they can see people at the door too."""

    evening = models.ForeignKey(Evening, on_delete=models.CASCADE, related_name="listeners")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=LONGEST)
    is_on_site = models.BooleanField(default=False)
    is_here = models.BooleanField(default=True)
    free_since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evening", "person"], name="a_listener_is_there_once")]


class Ticket(Row):
    """A place in the line. Without a person it stands for somebody whom the host added at the door. The word is sealed, read by
    listeners, and gone with the name as soon as the talk is over."""

    evening = models.ForeignKey(Evening, on_delete=models.CASCADE, related_name="tickets")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=LONGEST, blank=True)
    way = models.CharField(max_length=4, choices=Way.choices)
    about = SealedText(owner="person_id", limit=LONGEST_WORD, null=True)
    is_held = models.BooleanField(default=False)
    sounds_heavy = models.BooleanField(default=False)
    number = models.PositiveIntegerField()
    rank = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    calls = models.PositiveSmallIntegerField(default=0)
    is_first = models.BooleanField(default=False)
    listener = models.ForeignKey(Listener, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    joined_at = models.DateTimeField(default=timezone.now)
    called_at = models.DateTimeField(null=True, blank=True)
    breath = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evening", "number"], name="a_number_is_given_once"),
            models.UniqueConstraint(
                fields=["evening", "person"], condition=Q(state__in=line.ACTIVE), name="nobody_waits_twice"
            ),
            models.UniqueConstraint(
                fields=["listener"],
                condition=Q(state__in=[line.CALLED, line.TALKING]),
                name="a_listener_sees_one_at_a_time",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_of_ticket_is_known"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="way_of_ticket_is_known"),
        ]
        indexes = [models.Index(fields=["evening", "state"], name="tickets_by_state")]

    @property
    def is_active(self) -> bool:
        """Is in the line, or with a listener."""
        return self.state in line.ACTIVE


class Visit(models.Model):
    """One place in the line, as a count: how long a listener was taken by it, with the breath before. Nothing says whose it was."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(default=timezone.localdate)
    came = models.CharField(max_length=8, choices=Came.choices)
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(came__in=Came.values), name="what_became_is_known")]
        indexes = [models.Index(fields=["meeting", "on"], name="visits_by_day")]
