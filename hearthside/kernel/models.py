"""The shape of every row that people meet."""

import uuid

from django.db import models


class Row(models.Model):
    """A row whose id says nothing: random, made before it is stored, in no order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class AuditEntry(models.Model):
    """One line of the audit log; see `audit.record`."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    actor_print = models.CharField(max_length=64, blank=True)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, blank=True)
    subject_print = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64)


class SitePlace(models.Model):
    """What the operator said about this site; one row. Read it through `place.place()`."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=80, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    for_whom = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=12, blank=True)
    safety_lead = models.CharField(max_length=80, blank=True)
    is_set_up = models.BooleanField(default=False)
    is_open = models.BooleanField(default=False)
    joining = models.CharField(max_length=12, choices=[("open", "open"), ("invitation", "invitation")], default="open")
    min_age_band = models.CharField(max_length=12, default="18_plus")
    quick_exit_url = models.URLField(blank=True)
    neutral_title = models.CharField(max_length=60, blank=True)
    rules_left_out = models.CharField(max_length=600, blank=True)
    team_has_two_steps = models.BooleanField(default=False)
    emergency_number = models.CharField(max_length=20, blank=True)
    own_lines = models.CharField(max_length=1000, blank=True)
    time_zone = models.CharField(max_length=40, blank=True)


class DeadLetter(models.Model):
    """A job that failed every time: its name, its ids and codes, and the class of the last error. Never a message or a trace."""

    name = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    error_class = models.CharField(max_length=200)
    tries = models.PositiveSmallIntegerField()
    failed_at = models.DateTimeField(db_index=True)


class ScheduleMark(models.Model):
    """The last slot in which a schedule line was run; the worker that moves it on runs the line."""

    name = models.CharField(primary_key=True, max_length=200)
    slot = models.BigIntegerField()


class JobMark(models.Model):
    """Something sent to the outside that must not be sent twice; see `jobs.first_time`."""

    key = models.CharField(primary_key=True, max_length=200)
    at = models.DateTimeField(db_index=True)
