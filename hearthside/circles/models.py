"""Which shape a group began with, and the asking whether a circle may grow."""

from django.db import models
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import Group, Joining
from hearthside.kernel.models import Row


class Shaped(models.Model):
    """The shape (`shapes.shapes()`) whose plan a group keeps for its meetings."""

    group = models.OneToOneField(Group, primary_key=True, on_delete=models.CASCADE, related_name="+")
    shape = models.SlugField(max_length=40)


class Growth(Row):
    """A circle's leader asks everybody inside whether it may open to others. One at a time; gone once it is decided."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    joining = models.CharField(max_length=10, choices=Joining.choices, default=Joining.REQUEST)
    is_with_team = models.BooleanField(default=False)


class GrowthAnswer(Row):
    """What one person inside said. Nobody else is shown it; only whether all have said yes."""

    growth = models.ForeignKey(Growth, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_yes = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["growth", "person"], name="one_answer_to_growing")]
