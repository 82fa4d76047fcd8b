"""Meetings that come again, each time they happen, who hosts them and who comes. What must always hold is a constraint here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import AgeBand, Person
from hearthside.groups.models import INSIDE, LIVING, AgeWall, Group, Membership, Mode, Visibility
from hearthside.kernel.models import Row
from hearthside.places.models import Venue
from hearthside.trying.models import Trial
from hearthside.vault.fields import SITE_OWNED, SealedText


class Kind(models.TextChoices):
    """What sort of meeting it is (MISSION D1)."""

    SUPPORT = "support", _("Support meeting")
    WORKSHOP = "workshop", _("Workshop")
    CLASS = "class", _("Class")
    LECTURE = "lecture", _("Talk")
    FORUM = "forum", _("Public forum")
    STORIES = "storytelling", _("Storytelling")
    ART = "art", _("Art")
    MUSIC = "music", _("Music")
    MOVEMENT = "movement", _("Movement")
    WALK = "walk", _("Walk")
    FESTIVAL = "festival", _("Festival")
    DROP_IN = "drop_in", _("Drop-in")


class Audience(models.TextChoices):
    """Who may come."""

    MEMBERS = "members", _("Members of the group")
    EVERYONE = "everyone", _("Anybody who likes")


class Camera(models.TextChoices):
    """What is expected of cameras; said before, so that nobody is caught out."""

    NONE = "none", _("No cameras")
    OFF_OK = "off_ok", _("Your camera can stay off")
    ON = "on", _("We like to see each other, but you choose")


class SeriesState(models.TextChoices):
    """Where a series of meetings is in its life."""

    ACTIVE = "active", _("Goes on")
    HIDDEN = "hidden", _("Being looked at by the team")
    ENDED = "ended", _("Has ended")


class State(models.TextChoices):
    """Where one meeting stands."""

    PLANNED = "planned", _("Planned")
    MOVED = "moved", _("Moved to another time")
    CANCELLED = "cancelled", _("Called off")
    HELD = "held", _("Over")


class Why(models.TextChoices):
    """Why a meeting is called off."""

    NONE = "", _("No reason given")
    HOSTS = "hosts", _("The hosts called it off.")
    NO_HOST = "no_host", _("Nobody could host it this time.")
    QUIET_DAY = "quiet_day", _("It falls on a quiet day.")
    CHANGED = "changed", _("The times of these meetings have changed.")
    GROUP_ENDS = "group_ends", _("Its group comes to an end before that day.")


class Coming(models.TextChoices):
    """What somebody said, or what became of it (ground_rules.json, `attendance`)."""

    GOING = "going", _("You are coming")
    MAYBE = "maybe", _("You may come")
    WAITING = "waiting", _("You are on the waiting list")
    CANNOT = "cannot", _("You cannot come")
    ATTENDED = "attended", _("You were there")
    LEFT_EARLY = "left_early", _("You were there for a part")


AHEAD = (State.PLANNED, State.MOVED)
"""States of a meeting that will take place."""
WANTED = (Coming.GOING, Coming.MAYBE, Coming.WAITING)
"""Answers of people who want to hear what becomes of a meeting."""
SEATED = (Coming.GOING, Coming.ATTENDED, Coming.LEFT_EARLY)
LONGEST_TITLE = 80


class MeetingSet(models.QuerySet["Meeting"]):
    """Questions about many series."""

    def visible_to(self, person: Person | None, now: datetime | None = None) -> MeetingSet:
        """Those of groups the person is in or looks around in, and open ones of listed groups for their age; all of a group
        for its leader and safety lead."""
        listed = Q(audience=Audience.EVERYONE, group__visibility=Visibility.LISTED, group__state__in=LIVING)
        shown = self.exclude(state=SeriesState.HIDDEN)
        if person is None:
            return shown.filter(listed, group__age_band__in=[AgeWall.ADULTS, AgeWall.ALL])
        fits = Q(group__age_band__in=[person.age_band, AgeWall.ALL])
        mine = Membership.objects.filter(group=OuterRef("group"), person=person, state__in=INSIDE)
        tried = Q(group__in=Trial.objects.live_for(person, now).values("group"))
        inside = (Exists(mine) & (fits | Q(group__visibility=Visibility.LISTED))) | tried
        answers = Q(group__leader=person) | Q(group__safety_lead=person)
        return shown.filter((listed & fits) | inside) | self.filter(answers)


class Meeting(Row):
    """A series of meetings, or a single one: what it is, and the rule by which it comes again (wall time in its own zone)."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetings")
    title = models.CharField(max_length=LONGEST_TITLE)
    about = models.TextField(max_length=1000, blank=True)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    format_key = models.CharField(max_length=30)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.MEMBERS)
    zone = models.CharField(max_length=40)
    starts_local = models.CharField(max_length=16)
    minutes = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=120, blank=True)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    companions = models.PositiveSmallIntegerField(default=0)
    shows_numbers = models.BooleanField(default=False)
    is_cohort = models.BooleanField(default=False)
    hosts_needed = models.PositiveSmallIntegerField(default=1)
    city = models.CharField(max_length=60, blank=True)
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    where = SealedText(owner=SITE_OWNED, limit=400, null=True)
    link = SealedText(owner=SITE_OWNED, limit=400, null=True)
    phone = SealedText(owner=SITE_OWNED, limit=120, null=True)
    place_hours = models.PositiveSmallIntegerField(default=24)
    code_opens_place = models.BooleanField(default=False)
    camera = models.CharField(max_length=8, choices=Camera.choices, default=Camera.OFF_OK)
    access = models.JSONField(default=dict, blank=True)
    materials = models.TextField(max_length=600, blank=True)
    checked = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=8, choices=SeriesState.choices, default=SeriesState.ACTIVE)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    objects = MeetingSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="meeting_kind_is_known"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="meeting_audience_is_known"),
            models.CheckConstraint(condition=Q(state__in=SeriesState.values), name="meeting_state_is_known"),
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=24 * 60), name="meeting_ends_in_a_day"),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gte=1), name="meeting_has_a_seat"),
        ]
        indexes = [models.Index(fields=["group", "state"], name="meetings_of_a_group")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_online(self) -> bool:
        """People can take part from afar."""
        return self.mode != Mode.IN_PERSON

    @property
    def is_on_site(self) -> bool:
        """People meet in a room, or outside."""
        return self.mode != Mode.ONLINE

    @property
    def is_public(self) -> bool:
        """Anybody may come, and visitors find it."""
        return self.audience == Audience.EVERYONE


class OccurrenceSet(models.QuerySet["Occurrence"]):
    """Questions about many meetings."""

    def visible_to(self, person: Person | None, now: datetime | None = None) -> OccurrenceSet:
        """Of series that the person may see."""
        return self.filter(meeting__in=Meeting.objects.visible_to(person, now))

    def ahead(self, now: datetime) -> OccurrenceSet:
        """Those that will take place and are not over, the next first."""
        return self.filter(state__in=AHEAD, ends_at__gt=now).order_by("starts_at", "pk")


class Occurrence(Row):
    """One meeting: made ahead from its series, or moved, called off and held by people.

    `slot` is the wall time by which the rule made it and never changes, so that making twice makes nothing new. `starts_local` is the
    wall time at which it starts, in the zone of the series; `starts_at` and `ends_at` are the same moments in UTC.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="occurrences")
    slot = models.CharField(max_length=16)
    number = models.PositiveSmallIntegerField(default=1)
    starts_local = models.CharField(max_length=16)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    why = models.CharField(max_length=10, choices=Why.choices, blank=True, default=Why.NONE)
    note = models.CharField(max_length=300, blank=True)
    format_key = models.CharField(max_length=30)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    seats_taken = models.PositiveSmallIntegerField(default=0)
    where = SealedText(owner=SITE_OWNED, limit=400, null=True)
    changed = models.PositiveSmallIntegerField(default=0)
    cover_asked_at = models.DateTimeField(null=True, blank=True)
    objects = OccurrenceSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "slot"], name="a_slot_is_made_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="occurrence_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="occurrence_state_is_known"),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(seats_taken__lte=F("capacity")), name="no_more_people_than_seats"
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="occurrences_by_time")]

    @property
    def is_ahead(self) -> bool:
        """It will take place and is not over."""
        return self.state in AHEAD and self.ends_at > timezone.now()

    @property
    def local(self) -> datetime:
        """When it starts, in the zone of its series; in UTC when this machine does not know that zone any more."""
        try:
            return self.starts_at.astimezone(ZoneInfo(self.meeting.zone))
        except (ZoneInfoNotFoundError, ValueError):
            return self.starts_at.astimezone(UTC)

    @property
    def is_full(self) -> bool:
        """No seat is left."""
        return self.capacity is not None and self.seats_taken >= self.capacity

    def place_opens_at(self) -> datetime:
        """From when on those who come may see the exact place."""
        return self.starts_at - timedelta(hours=self.meeting.place_hours)


class UsualHost(models.Model):
    """Who hosts a series each time; with `is_cover`, who may be asked when a host cannot."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="usual_hosts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_cover = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="a_usual_host_is_named_once")]


class Host(models.Model):
    """Who hosts one meeting. `is_coming` is false once they said that they cannot; `is_cover` tells who stepped in."""

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="hosts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_coming = models.BooleanField(default=True)
    is_cover = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occurrence", "person"], name="a_host_is_named_once")]


class Attendance(Row):
    """What somebody said about coming, for their eyes and the hosts' alone unless they wish to be shown.

    Without a person it belongs to whoever holds the code; only a fingerprint of the code is kept. `said_of_at` is when the meeting was to
    begin as they last said it, and `said_of_change` how often it had changed by then: so a page can say what is new since.
    """

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=Coming.choices)
    companions = models.PositiveSmallIntegerField(default=0)
    is_shown = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    place_seen_at = models.DateTimeField(null=True, blank=True)
    said_of_at = models.DateTimeField(null=True, blank=True)
    said_of_change = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occurrence", "person"], name="a_person_answers_once"),
            models.UniqueConstraint(fields=["code_hash"], condition=~Q(code_hash=""), name="a_code_is_used_once"),
            models.CheckConstraint(
                condition=Q(person=None, code_hash__gt="") | Q(person__isnull=False, code_hash=""),
                name="an_answer_has_a_person_or_a_code",
            ),
            models.CheckConstraint(condition=Q(state__in=Coming.values), name="coming_is_known"),
        ]
        indexes = [models.Index(fields=["person", "state"], name="meetings_of_a_person")]

    @property
    def words(self) -> Any:
        """What they said, or what became of it, as a sentence to them. Nobody "was there" while it is still on."""
        if self.state == Coming.ATTENDED and self.occurrence.is_ahead:
            return _("You have come to this meeting")
        return self.get_state_display()

    @property
    def party(self) -> int:
        """How many seats it takes."""
        return 1 + self.companions

    @property
    def is_going(self) -> bool:
        """Has a seat."""
        return self.state == Coming.GOING


class QuietDay(Row):
    """A day on which a group, or without one the whole place, does not meet: a holiday, a day of rest."""

    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "day"], name="a_quiet_day_of_a_group_is_named_once"),
            models.UniqueConstraint(fields=["day"], condition=Q(group=None), name="a_quiet_day_is_named_once"),
        ]


def age_fits(person: Person | None, group: Group) -> bool:
    """Whether a meeting of this group that is open to all is open to this person (DOMAIN 3.7); visitors count as grown-up."""
    band = person.age_band if person else AgeBand.ADULT
    return group.age_band in (band, AgeWall.ALL)


class CalendarKey(Row):
    """A way for a calendar program to read somebody's meetings, or those of one group, without signing in. Only a fingerprint of
    the secret is kept. Whoever takes it back deletes it, and from then on its address shows nothing."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    is_neutral = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "group"], name="one_calendar_a_group"),
            models.UniqueConstraint(fields=["person"], condition=Q(group=None), name="one_calendar_of_ones_own"),
        ]
