"""What people plan for themselves, and what they told the planner about themselves. Everything but the day lies sealed."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.vault.fields import SealedJSON


class PartOfDay(models.TextChoices):
    """When on a day."""

    ANY = "", _("Any time")
    MORNING = "morning", _("In the morning")
    AFTERNOON = "afternoon", _("In the afternoon")
    EVENING = "evening", _("In the evening")


class Planned(Row):
    """Something somebody wants to do, or has done. `what` holds which thing it is, their note, and later how it went, in one sealed
    piece of one size. Without a day it is for sometime. `remind_at` is there only where they asked for a reminder."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    what = SealedJSON(owner="person_id", floor=1024, limit=8000)
    on = models.DateField(null=True, blank=True)
    part = models.CharField(max_length=9, choices=PartOfDay.choices, blank=True, default=PartOfDay.ANY)
    closed_on = models.DateField(null=True, blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(part__in=PartOfDay.values), name="planned_part_of_day_is_known"),
            models.CheckConstraint(
                condition=Q(remind_at=None) | Q(on__isnull=False, closed_on=None), name="only_open_plans_remind"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "closed_on"], name="planned_by_a_person"),
            models.Index(fields=["remind_at"], condition=Q(remind_at__isnull=False), name="planned_with_a_reminder"),
        ]

    @property
    def is_open(self) -> bool:
        """Still to do, or to let be."""
        return self.closed_on is None


class Leaning(Row):
    """What a person leaves out, and their own ideas: sealed, for nobody else."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    kept = SealedJSON(owner="person_id", floor=2048, limit=20_000)
