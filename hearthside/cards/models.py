"""The worked-out card of each group, and what people said who were there."""

from django.db import models
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.kernel.models import Row
from hearthside.vault.fields import SealedJSON

QUESTIONS = ("safe", "heard", "useful", "rules")


class Card(models.Model):
    """What a job worked out for a group: codes by word, each with its day; and the newest summary of reviews. No page works it out."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, primary_key=True, related_name="+")
    words = models.JSONField(default=dict)
    made_on = models.DateField(default=timezone.localdate)
    said = models.JSONField(default=dict)
    said_on = models.DateField(null=True, blank=True)
    changes = models.PositiveIntegerField(default=0)


class Review(Row):
    """What one person said about a group they were in, sealed. `first_on` is when they first said something, `days` how long they had been
    in the group when they last did."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answers = SealedJSON(owner="person_id", floor=128)
    first_on = models.DateField(default=timezone.localdate)
    days = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="one_review_a_person")]
