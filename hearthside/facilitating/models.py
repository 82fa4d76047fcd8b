"""Who leads a live room and what is going on in it; notes of a meeting without names; what reaches people the day after."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.hosted.models import Room, Seat
from hearthside.kernel.models import Row
from hearthside.meetings.models import Meeting, Occurrence
from hearthside.vault.fields import SITE_OWNED, SealedJSON, SealedText

LONGEST_NOTE = 600
LOGS_KEEP = timedelta(days=365)
"""Words of a log are kept a year (ground_rules.json, `attendance`); the numbers stay."""
ONWARD_KEEPS = timedelta(days=14)


class Helm(models.Model):
    """Who leads a live room now, and which of the two protocols is being followed. Gone with the room.

    `risk_step` is how many of the eight steps are done; `was_risk` stays true once somebody was at risk in this meeting.
    """

    room = models.OneToOneField(Room, primary_key=True, on_delete=models.CASCADE, related_name="+")
    leads = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_check_out = models.BooleanField(default=False)
    hot_at = models.DateTimeField(null=True, blank=True)
    risk_at = models.DateTimeField(null=True, blank=True)
    risk_step = models.PositiveSmallIntegerField(default=0)
    was_risk = models.BooleanField(default=False)


class Voice(models.Model):
    """How often a host marked that somebody spoke aloud, where people also hear each other. Gone with the seat."""

    seat = models.OneToOneField(Seat, primary_key=True, on_delete=models.CASCADE, related_name="+")
    turns = models.PositiveSmallIntegerField(default=0)


class Log(Row):
    """What hosts keep of a meeting: how many came, and words without names. `onward` is for everybody who was there."""

    occurrence = models.OneToOneField(Occurrence, on_delete=models.CASCADE, related_name="+")
    came = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    was_risk = models.BooleanField(default=False)
    themes = SealedText(owner=SITE_OWNED, limit=LONGEST_NOTE, null=True)
    well = SealedText(owner=SITE_OWNED, limit=LONGEST_NOTE, null=True)
    worries = SealedText(owner=SITE_OWNED, limit=LONGEST_NOTE, null=True)
    onward = SealedText(owner=SITE_OWNED, limit=LONGEST_NOTE, null=True)
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class Onward(Row):
    """What reaches somebody after a meeting they were at, and when; gone two weeks later. Hosts never see these rows."""

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField(default=1)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occurrence", "person", "days"], name="a_word_after_a_meeting_comes_once")
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(sent_at=None), name="words_after_meetings_to_come")]


class Felt(Row):
    """What one person said about how it is in these meetings, sealed; destroyed as soon as it is summed up with others'."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answers = SealedJSON(owner="person_id", floor=128)
    said_on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_says_how_it_is_once")]


class Climate(models.Model):
    """How it is in these meetings, as five or more people said: a code by question, never a number."""

    meeting = models.OneToOneField(Meeting, primary_key=True, on_delete=models.CASCADE, related_name="+")
    words = models.JSONField(default=dict)
    made_on = models.DateField(default=timezone.localdate)
