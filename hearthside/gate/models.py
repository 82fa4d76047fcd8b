"""What the operator set, the shapes of new people's posts, and who invited whom."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.safety.models import Case


class FirstPosts(models.TextChoices):
    """When the first posts of new people wait for a moderator."""

    NEVER = "never", _("Never")
    RAID = "raid", _("While the gate is closed")
    ALWAYS = "always", _("Always")


class Setting(models.Model):
    """What the operator set; one row. Read it through `keeping.keeping()`."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    first_posts = models.CharField(max_length=8, choices=FirstPosts.choices, default=FirstPosts.RAID)
    joins_an_hour = models.PositiveSmallIntegerField(default=60)
    closed_until = models.DateTimeField(null=True, blank=True)


class Shape(Row):
    """One band of the shape of a new person's post: a keyed hash that says nothing of the words, nor of who wrote them."""

    scope = models.UUIDField(null=True)
    subject_id = models.UUIDField()
    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="+")
    band = models.CharField(max_length=16)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["band", "scope"], name="shapes_by_band"), models.Index(fields=["at"])]


class Brought(Row):
    """Who invited this person. For safety leads only, and forgotten after 180 days."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(default=timezone.localdate)
