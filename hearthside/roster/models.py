"""The hours of the week when somebody is here, the days when nobody is, and who holds which watch."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.vault.fields import SealedText


class Weekday(models.IntegerChoices):
    """As Python counts: the week starts on Monday."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Duty(models.TextChoices):
    """What a watch is for. Only the first reads what is written; the others can be reached when the first does not answer."""

    FIRST = "first", _("first: reads and answers")
    SECOND = "second", _("second: is called when the first does not answer")
    LEAD = "lead", _("safety lead: is called after the second")


class StaffedHours(Row):
    """Hours on one weekday, by the clock of the place. An end at or before the start is on the next day."""

    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    starts = models.TimeField()
    ends = models.TimeField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=8, choices=Duty.choices, default=Duty.FIRST)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_is_known"),
            models.UniqueConstraint(fields=["weekday", "starts", "ends", "role"], name="hours_are_set_once"),
        ]


class DayOff(models.Model):
    """A day on which no hours begin: a holiday, or nobody could come."""

    day = models.DateField(unique=True)


class Shift(Row):
    """One watch, in UTC. With `hours` and `day` it stands for the hours of that week: whatever is said here counts in their
    place. `stands_in_for` is whose watch it is again when they are back."""

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=8, choices=Duty.choices, default=Duty.FIRST)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    hours = models.ForeignKey(StaffedHours, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(null=True, blank=True)
    asks_cover = models.BooleanField(default=False)
    arrived_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stands_in_for = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_has_a_length"),
            models.UniqueConstraint(fields=["hours", "day"], name="one_shift_for_hours_of_a_day"),
        ]
        indexes = [models.Index(fields=["ends_at", "starts_at"], name="shift_by_time")]


class HandOver(Row):
    """A note from one watch to the next, sealed under its author's key."""

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = SealedText(owner="author_id", limit=4000)
    at = models.DateTimeField(default=timezone.now, db_index=True)


class Rest(Row):
    """Somebody who watches rests: until a time (a break), or until they say so. No reason is asked or kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "ends_at"], name="rest_by_person")]


class Alert(Row):
    """Somebody has to come: the chain of calls about one thing (a case, or a drill), until a person answers or nobody is needed."""

    kind = models.CharField(max_length=12)
    about = models.UUIDField()
    is_drill = models.BooleanField(default=False)
    opened_at = models.DateTimeField(default=timezone.now, db_index=True)
    started_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    next_rung = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answered_how = models.CharField(max_length=8, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "about"], condition=Q(ended_at=None), name="one_live_alert_a_thing")
        ]
        indexes = [models.Index(fields=["ended_at", "next_at"], name="alert_by_next_call")]


class Rung(Row):
    """One step of a chain that was taken, once: the row is what keeps a second worker from taking it again."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="rungs")
    number = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=10)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "number"], name="a_rung_is_taken_once")]


class Page(Row):
    """One person, called once on one rung."""

    rung = models.ForeignKey(Rung, on_delete=models.CASCADE, related_name="pages")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    link_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rung", "person"], name="one_page_a_person_and_rung")]
