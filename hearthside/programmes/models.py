"""Weeks of a course, and parts of a festival. Two parts cannot share a stage at one time: the database refuses it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.meetings.models import Meeting, Occurrence


class CourseWeek(Row):
    """One week of a course: what it is about, what to try at home, and a way back in for who could not be there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=80)
    homework = models.TextField(max_length=600, blank=True)
    if_missed = models.TextField(max_length=600, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="a_week_of_a_course_is_written_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="weeks_start_at_one"),
        ]


class Part(Row):
    """One part of a festival: when and on which stage, and what its keeper, mostly a partner from outside, says about it."""

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="parts")
    stage = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    partner = models.CharField(max_length=80, blank=True)
    keeper = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=80, blank=True)
    about = models.TextField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="part_ends_after_it_starts"),
        ]
        indexes = [models.Index(fields=["occurrence", "starts_at"], name="parts_in_order")]


class HeldQuarter(models.Model):
    """A quarter of an hour on a stage that a part holds; only one can."""

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="+")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="+")
    stage = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occurrence", "stage", "at"], name="a_stage_is_held_once")]
