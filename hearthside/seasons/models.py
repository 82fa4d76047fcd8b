"""Offers to look after a group, groups on their way to an end, and notes that people leave for themselves."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups.models import Group, GroupState
from hearthside.kernel.models import Row
from hearthside.vault.fields import SealedText


class Kind(models.TextChoices):
    """What is offered."""

    CO_LEAD = "co_lead", _("Lead together")
    COVER = "cover", _("Look after it while I am away")
    HAND_OVER = "hand_over", _("Take it over")
    MERGE = "merge", _("Let our people join your group")
    TAKE_ON = "take_on", _("Lead a group that has nobody")


class Stage(models.TextChoices):
    """Where an offer stands. Declined, withdrawn and finished offers leave no row."""

    OFFERED = "offered", _("Waiting for an answer")
    COMING = "coming", _("Agreed, not begun")
    RUNNING = "running", _("Going on now")


class Offer(Row):
    """One offer: from a leader to a member, (MERGE) to the leaders of another group, or (TAKE_ON) from the team to a member of a group
    that nobody leads. A cover that runs is one too.

    `role_before` is what the person who covers goes back to. With `moves_safety`, whoever made it leads safety in the group and gave
    that to `safety_with` for these days.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    made_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_to = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    into = models.ForeignKey(Group, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    stays = models.BooleanField(default=False)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.OFFERED)
    role_before = models.CharField(max_length=10, blank=True)
    moves_safety = models.BooleanField(default=False)
    safety_with = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="merge", into__isnull=False, made_to__isnull=True)
                | (~Q(kind="merge") & Q(into__isnull=True, made_to__isnull=False)),
                name="offer_goes_to_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(kind="cover") | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="cover_has_its_days",
            ),
            models.UniqueConstraint(
                fields=["group", "made_by"], condition=Q(kind="cover"), name="one_cover_for_a_leader"
            ),
            models.UniqueConstraint(fields=["group"], condition=Q(kind="hand_over"), name="one_hand_over_at_a_time"),
            models.UniqueConstraint(fields=["group"], condition=Q(kind="merge"), name="one_merge_at_a_time"),
            models.UniqueConstraint(
                fields=["group", "made_to"], condition=Q(kind="co_lead"), name="one_offer_to_lead_together"
            ),
        ]


class Reason(models.TextChoices):
    """Why a group ends, in plain sentences that everybody inside reads."""

    FEW = "few", _("Too few of us come now.")
    LEADERS = "leaders", _("Those who lead it need to stop, and nobody can take over.")
    DONE = "done", _("It did what it was for.")
    JOINS = "joins", _("It joins another group.")
    UNSAID = "unsaid", _("We would rather not say.")


class Closing(models.Model):
    """A group on its way to an end: open to its people until `ends_on`, to read until `kept_until`, then gone. `state_before` is where it
    stood in its life, should it go on after all."""

    group = models.OneToOneField(Group, primary_key=True, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=8, choices=Reason.choices)
    begun_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField()
    kept_until = models.DateField()
    into = models.ForeignKey(Group, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state_before = models.CharField(max_length=10, default=GroupState.OPEN)
    is_over = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kept_until__gt=F("ends_on")), name="closed_group_can_be_read_a_while")
        ]


class ReturnNote(Row):
    """A note to oneself, left when resting or leaving; nobody else can read it or know of it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    words = SealedText(owner="person_id", limit=1000, null=True)
    remind_on = models.DateField(null=True, blank=True)
    is_told = models.BooleanField(default=False)
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        indexes = [models.Index(fields=["remind_on"], condition=Q(is_told=False), name="notes_to_come")]
