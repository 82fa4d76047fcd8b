"""Who looks around in which group and for how long, their private notes, and who keeps newcomers company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import LIVING, AgeWall, Group, Visibility
from hearthside.kernel.models import Row
from hearthside.vault.fields import SITE_OWNED, SealedJSON

if TYPE_CHECKING:
    from datetime import datetime


class TrialSet(models.QuerySet["Trial"]):
    """Questions about trials."""

    def live_for(self, person: Person, now: datetime | None = None) -> TrialSet:
        """Trials of this person that still hold: not past their time, in a listed, living group behind no age wall for them."""
        fitting = Q(group__age_band=AgeWall.ALL) | Q(group__age_band=person.age_band)
        return self.filter(
            fitting,
            person=person,
            until__gt=now or timezone.now(),
            group__visibility=Visibility.LISTED,
            group__state__in=LIVING,
        )


class Trial(Row):
    """Somebody looks around in a group. They are no member: nothing that reads memberships knows of them. Ending deletes the row."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="trials")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()
    agreed_version = models.PositiveIntegerField(default=0)
    objects = TrialSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "group"], name="one_trial_a_group")]
        indexes = [models.Index(fields=["until"], name="trials_by_their_end")]


class Passport(Row):
    """A person's own book of the groups they tried: notes, marks, and what becomes of their hello. Sealed, with the groups' ids in it,
    so that no table tells where somebody once looked around."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    pages = SealedJSON(owner="person_id", floor=4096)


class Welcome(models.Model):
    """What a group's leaders said about people who look around. Without a row, groups that anybody may join take them."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, primary_key=True, related_name="welcome_to_try")
    takes_tasters = models.BooleanField()


class Buddy(Row):
    """A member who said yes to keeping newcomers of this group company, with what they share (sealed) and how many at a time."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    shares = SealedJSON(owner="person_id", floor=512)
    most = models.PositiveSmallIntegerField(default=1)
    since = models.DateField(null=True, default=timezone.localdate)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person"], name="one_buddy_row_a_group"),
            models.CheckConstraint(condition=Q(most__gte=1, most__lte=3), name="a_buddy_has_few"),
        ]


class Pair(Row):
    """A newcomer and a buddy. It waits until the buddy says yes; a no of either deletes it, and nobody is told why."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    newcomer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    buddy = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    shares = SealedJSON(owner=SITE_OWNED, floor=512)
    is_agreed = models.BooleanField(default=False)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "newcomer"], name="one_buddy_a_newcomer"),
            models.CheckConstraint(condition=~Q(newcomer=F("buddy")), name="nobody_is_their_own_buddy"),
        ]
        indexes = [models.Index(fields=["buddy"], name="pairs_of_a_buddy")]
