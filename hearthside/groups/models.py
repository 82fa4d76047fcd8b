"""Groups, their ground rules, and who belongs to them. What must always hold is a constraint here, not only a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import AgeBand, Person
from hearthside.groups.facts import ONE
from hearthside.groups.word_list import WordList
from hearthside.kernel.models import Row

if TYPE_CHECKING:
    from datetime import datetime


class GroupState(models.TextChoices):
    """Where a group is in its life (DOMAIN 14, `group_state`)."""

    IDEA = "idea", _("An idea")
    DRAFT = "draft", _("Being set up")
    IN_REVIEW = "in_review", _("Waiting for the team")
    OPEN = "open", _("Open")
    WAITLIST = "waitlist", _("Open, with a waiting list")
    FULL = "full", _("Full for now")
    PAUSED = "paused", _("Having a rest")
    CLOSING = "closing", _("Closing soon")
    ARCHIVED = "archived", _("Closed")


class Leadership(models.TextChoices):
    """Who leads: always said (DOMAIN 2.3)."""

    PEER_LED = "peer_led", _("Led by peers")
    CO_LED = "co_led", _("Led by peers and a professional")
    PROFESSIONAL = "professional", _("Led by a professional")


class Belonging(models.TextChoices):
    """Who comes, and when (the field's `membership`)."""

    OPEN = "open", _("New people can join at any time")
    CLOSED_COHORT = "closed_cohort", _("The same people for a set time")
    DROP_IN = "drop_in", _("Come when you like")


class Mode(models.TextChoices):
    """Where a group meets."""

    ONLINE = "online", _("Online")
    IN_PERSON = "in_person", _("In a room")
    HYBRID = "hybrid", _("Online and in a room")


class Joining(models.TextChoices):
    """How a person comes in."""

    OPEN = "open", _("Anyone here can join")
    REQUEST = "request", _("You ask, and the group answers")
    INVITATION = "invitation", _("By invitation")


class Visibility(models.TextChoices):
    """Who can know that a group exists."""

    LISTED = "listed", _("Listed for everyone")
    PRIVATE = "private", _("Known to its members only")


class Readers(models.TextChoices):
    """Who may read the conversations."""

    MEMBERS = "members", _("Only members read along")
    EVERYONE = "everyone", _("Everyone can read along")


class AgeWall(models.TextChoices):
    """Whom a group is for by age (DOMAIN 3.7)."""

    ADULTS = "18_plus", _("18 and over")
    YOUTH = "16_17", _("16 and 17")
    ALL = "all", _("All ages this place is open to")


class Role(models.TextChoices):
    """What a person does in a group."""

    MEMBER = "member", _("Member")
    HELPER = "helper", _("Helper")
    MODERATOR = "moderator", _("Moderator")
    LEADER = "leader", _("Leader")


class Standing(models.TextChoices):
    """Where a person stands with a group (the field `state` of a membership)."""

    ASKED = "asked", _("Asked to join")
    ACTIVE = "active", _("Member")
    PAUSED = "paused", _("Taking a pause")


LIVING = (GroupState.OPEN, GroupState.WAITLIST, GroupState.FULL, GroupState.CLOSING)
"""States in which people read and write; each asks for a complete group (MISSION A1)."""
SHOWN = (*LIVING, GroupState.PAUSED)
"""States in which a listed group is shown to everyone."""
OFFERED = (GroupState.OPEN, GroupState.WAITLIST, GroupState.FULL, GroupState.PAUSED)
"""States in which a listed group is put before people who look for one: not when it is about to end."""
SHUT = (GroupState.FULL, GroupState.PAUSED, GroupState.CLOSING, GroupState.ARCHIVED)
"""States in which a group that was open takes nobody new."""
LEADING = (Role.LEADER, Role.MODERATOR)
INSIDE = (Standing.ACTIVE, Standing.PAUSED)
COMPLETE = (
    ~Q(name="")
    & ~Q(purpose="")
    & ~Q(for_whom="")
    & Q(leader__isnull=False)
    & Q(safety_lead__isnull=False)
    & Q(rules_version__gte=1)
    & Q(leadership__in=Leadership.values, membership__in=Belonging.values, mode__in=Mode.values)
)


def behind_the_wall(person: Person) -> Q:
    """Groups in which the age wall lets this person stay as they are now: a private one never, once they are of another age."""
    return Q(age_band=person.age_band) | Q(age_band=AgeWall.ALL) | Q(visibility=Visibility.LISTED)


class GroupSet(models.QuerySet["Group"]):
    """Questions about many groups."""

    def listed(self) -> GroupSet:
        """Groups that anybody may know of."""
        return self.filter(visibility=Visibility.LISTED, state__in=SHOWN)

    def offered(self) -> GroupSet:
        """Groups to put before people who look for one."""
        return self.filter(visibility=Visibility.LISTED, state__in=OFFERED)

    def visible_to(self, person: Person | None) -> GroupSet:
        """Listed groups, and those the person is in (behind the age wall too) or answers for."""
        anybody = Q(visibility=Visibility.LISTED, state__in=SHOWN)
        if person is None:
            return self.filter(anybody)
        inside = Membership.objects.filter(group=OuterRef("pk"), person=person, state__in=INSIDE)
        return self.filter(
            anybody | (Exists(inside) & behind_the_wall(person)) | Q(leader=person) | Q(safety_lead=person)
        )


class Group(Row):
    """A group of people with one purpose. It cannot be open with a gap in what people must know before they join.

    `is_circle`: a member opened it alone, for a few people they know. Leading it brings no duty and no sight beyond it: what
    worries us there goes to safety leads. `seats` is the most people inside, or None. `listing_wish` is how people
    would come in once the team has agreed that everybody may find the group; empty while nobody asks for that.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    purpose = models.TextField(max_length=600, blank=True)
    for_whom = models.TextField(max_length=400, blank=True)
    what_it_is_not = models.TextField(max_length=400, blank=True)
    how_it_is_kept_safe = models.TextField(max_length=600, blank=True)
    welcome = models.TextField(max_length=1000, blank=True)
    leadership = models.CharField(max_length=14, choices=Leadership.choices, blank=True)
    membership = models.CharField(max_length=14, choices=Belonging.choices, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    joining = models.CharField(max_length=10, choices=Joining.choices, default=Joining.REQUEST)
    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.LISTED)
    readers = models.CharField(max_length=8, choices=Readers.choices, default=Readers.MEMBERS)
    age_band = models.CharField(max_length=8, choices=AgeWall.choices, default=AgeWall.ADULTS)
    state = models.CharField(max_length=10, choices=GroupState.choices, default=GroupState.DRAFT)
    leader = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    safety_lead = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    topics = models.JSONField(default=list, blank=True)
    rules_version = models.PositiveIntegerField(default=0)
    rules_floor = models.PositiveIntegerField(default=0)
    opened_on = models.DateField(null=True, blank=True)
    gentle_until = models.DateTimeField(null=True, blank=True)
    is_circle = models.BooleanField(default=False)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    listing_wish = models.CharField(max_length=10, choices=Joining.choices, blank=True, default="")
    objects = GroupSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state__in=LIVING) | COMPLETE, name="open_group_is_complete"),
            models.CheckConstraint(
                condition=~Q(visibility="private", age_band="all"), name="private_group_keeps_ages_apart"
            ),
            models.CheckConstraint(
                condition=~Q(visibility="private") | Q(joining="invitation"), name="private_group_is_by_invitation"
            ),
            models.CheckConstraint(
                condition=~Q(visibility="private") | Q(readers="members"), name="private_group_is_read_by_members"
            ),
            models.CheckConstraint(condition=Q(state__in=GroupState.values), name="group_state_is_known"),
            models.CheckConstraint(condition=Q(age_band__in=AgeWall.values), name="group_age_band_is_known"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="group_visibility_is_known"),
            models.CheckConstraint(condition=Q(joining__in=Joining.values), name="group_joining_is_known"),
            models.CheckConstraint(condition=Q(is_circle=False) | Q(visibility="private"), name="circle_is_private"),
            models.CheckConstraint(condition=Q(rules_floor__lte=F("rules_version")), name="rules_floor_is_reached"),
        ]
        indexes = [models.Index(fields=["visibility", "state", "name"], name="group_list")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_private(self) -> bool:
        """Nobody outside may know that it exists."""
        return self.visibility == Visibility.PRIVATE

    @property
    def is_gentle(self) -> bool:
        """After a loss, for two weeks: new conversations wait for a moderator."""
        return self.gentle_until is not None and timezone.now() < self.gentle_until

    @property
    def takes_nobody(self) -> bool:
        """It was open once, and nobody new can come in now."""
        return self.state in SHUT

    @property
    def is_living(self) -> bool:
        """People may write in it."""
        return self.state in LIVING


class GroupFacts(models.Model):
    """By what people find a group (`facts.Facts`). Apart from the group, so that busy pages do not carry it along."""

    group = models.OneToOneField(Group, primary_key=True, on_delete=models.CASCADE, related_name="facts")
    goals = WordList()
    formats = WordList()
    ways = WordList()
    languages = WordList()
    made_for = WordList()
    heavy = WordList()
    has = WordList()
    lacks = WordList()
    energy = models.CharField(max_length=10, blank=True)
    size = models.CharField(max_length=10, blank=True)
    cost = models.CharField(max_length=10, blank=True)
    cost_note = models.CharField(max_length=80, blank=True)
    newcomers = models.CharField(max_length=10, blank=True)
    faith = models.CharField(max_length=12, blank=True)
    advice = models.CharField(max_length=10, blank=True)
    camera = models.CharField(max_length=12, blank=True)
    place_name = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [
            *(
                models.CheckConstraint(condition=Q(**{f"{name}__in": ["", *words]}), name=f"group_{name}_is_known")
                for name, words in ONE.items()
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="group_place_is_a_spot",
            ),
        ]


class GroundRules(Row):
    """One version of a group's ground rules. Versions are added, never changed."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="rule_versions")
    version = models.PositiveIntegerField()
    rules = models.JSONField()
    change_note = models.CharField(max_length=300, blank=True)
    is_substantive = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "version"], name="one_text_a_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="rules_start_at_one"),
        ]


class Membership(Row):
    """A person in a group. Leaving deletes the row."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    state = models.CharField(max_length=8, choices=Standing.choices, default=Standing.ACTIVE)
    agreed_version = models.PositiveIntegerField(default=0)
    joined_on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person"], name="one_membership_a_person"),
            models.CheckConstraint(condition=~Q(state="asked") | Q(role="member"), name="who_asks_has_no_role_yet"),
        ]
        indexes = [models.Index(fields=["person", "state"], name="groups_of_a_person")]

    @property
    def is_leading(self) -> bool:
        """Leads or moderates, and is not away."""
        return self.role in LEADING and self.state == Standing.ACTIVE


class Agreement(Row):
    """That a person agreed to a version of the ground rules. Leaving deletes it."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    agreed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person", "version"], name="one_agreement_a_version"),
        ]


class Invitation(Row):
    """A way in. Only a fingerprint of its code is kept, so nobody can read the code from here."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(max_length=60, blank=True)
    uses_left = models.PositiveIntegerField(default=1)
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["group", "expires_at"], name="invitations_of_a_group")]

    def is_good(self, now: datetime) -> bool:
        """Not used up and not too old."""
        return self.uses_left > 0 and self.expires_at > now


class MemoryAsked(Row):
    """Somebody asked that an account be kept in memory; it waits for a second person without a part in it."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)


__all__ = [
    "COMPLETE",
    "INSIDE",
    "LEADING",
    "LIVING",
    "OFFERED",
    "SHOWN",
    "SHUT",
    "AgeBand",
    "AgeWall",
    "Agreement",
    "Belonging",
    "GroundRules",
    "Group",
    "GroupFacts",
    "GroupState",
    "Invitation",
    "Joining",
    "Leadership",
    "Membership",
    "MemoryAsked",
    "Mode",
    "Readers",
    "Role",
    "Standing",
    "Visibility",
    "behind_the_wall",
]
