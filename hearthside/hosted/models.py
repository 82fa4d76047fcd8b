"""A room in which a meeting talks in text, the seats in it, and what is said. All of it is gone a day after the room has closed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, unseen_by
from hearthside.accounts.names import LONGEST
from hearthside.kernel.models import Row
from hearthside.meetings.models import Occurrence

LONGEST_LINE = 1000
LONGEST_PROMPT = 120
HOST_IS_LOST_AFTER = timedelta(minutes=2)
CLOSES_AFTER = timedelta(minutes=5)
"""A room without a host says so and closes after this time."""
OVERRUNS = timedelta(minutes=15)
"""A meeting may take so long past its end; then its room says that it closes."""
WAITS = timedelta(minutes=45)
"""So long past the end of a meeting its room waits for a host who sits with somebody in a side room; then it says that it closes."""
HEAVIER_BY = 2
"""Who leaves so many steps heavier than they came is offered somebody to talk to: at once, and once more the next day."""


class Wish(models.TextChoices):
    """How somebody would like to take part tonight. It can be changed at any time, and nobody has to speak."""

    TALK = "talk", _("I may talk")
    LISTEN = "listen", _("I listen for now")


class Place(models.TextChoices):
    """Where somebody is."""

    IN = "in", _("In the room")
    LEFT = "left", _("Has left")
    REMOVED = "removed", _("Was asked to leave")


class Kind(models.TextChoices):
    """What a line is."""

    SAID = "said", _("Words")
    STEP = "step", _("A new part begins")
    TURN = "turn", _("Whose turn it is")
    PASS = "pass", _("Passes")
    VISIT = "visit", _("A host looks in")


class LineState(models.TextChoices):
    """Whether others read a line."""

    SHOWN = "shown", _("Shown")
    HELD = "held", _("Waits for a moderator")
    REMOVED = "removed", _("Removed by a moderator")


class Room(models.Model):
    """The room of one meeting. It is open from when a host opened it until a host, or the loss of every host, closes it. In one for two
    at a time (`is_one_to_one`) nobody comes in by the door: a host lets them in to a side room, and they see nobody but this host.
    `revision` goes up with every change that is more than new words: then open pages are drawn anew."""

    occurrence = models.OneToOneField(Occurrence, primary_key=True, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    step_at = models.DateTimeField(default=timezone.now)
    is_round = models.BooleanField(default=False)
    is_slow = models.BooleanField(default=False)
    is_one_to_one = models.BooleanField(default=False)
    turn = models.ForeignKey("Seat", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    last_number = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    nook_prompt = models.CharField(max_length=LONGEST_PROMPT, blank=True)
    nook_minutes = models.PositiveSmallIntegerField(default=0)

    @property
    def is_open(self) -> bool:
        """People can talk here."""
        now = timezone.now()
        return self.closed_at is None and (self.closes_at is None or self.closes_at > now)

    @property
    def is_overrun(self) -> bool:
        """The meeting was to end a quarter of an hour ago or more: the room closes, whoever is here."""
        return self.occurrence.ends_at + OVERRUNS <= timezone.now()

    @property
    def is_long_over(self) -> bool:
        """The meeting was to end so long ago that its room waits for nobody any more."""
        return self.occurrence.ends_at + WAITS <= timezone.now()

    @property
    def topic(self) -> str:
        """What open pages listen to."""
        return self.topic_of(self.pk)

    @staticmethod
    def topic_of(room_id: UUID) -> str:
        """The same, of the room with this key."""
        return f"room:{room_id}"


class Seat(Row):
    """Somebody in a room, under the name they chose for tonight. `with_host` is set while they are in the side room with that host."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=LONGEST)
    name_key = models.CharField(max_length=120)
    is_host = models.BooleanField(default=False)
    place = models.CharField(max_length=8, choices=Place.choices, default=Place.IN)
    wish = models.CharField(max_length=8, choices=Wish.choices, default=Wish.TALK)
    hand_at = models.DateTimeField(null=True, blank=True)
    help_at = models.DateTimeField(null=True, blank=True)
    with_host = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    spoke_in_round = models.BooleanField(default=False)
    letters = models.PositiveIntegerField(default=0)
    came_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    before = models.PositiveSmallIntegerField(null=True, blank=True)
    after = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    wants_nook = models.BooleanField(default=False)
    nook = models.ForeignKey("Nook", null=True, blank=True, on_delete=models.SET_NULL, related_name="seats")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "person"], name="a_person_has_one_seat"),
            models.UniqueConstraint(fields=["room", "name_key"], name="a_name_in_a_room_is_one_person"),
            models.CheckConstraint(condition=Q(place__in=Place.values), name="place_in_a_room_is_known"),
            models.CheckConstraint(condition=Q(wish__in=Wish.values), name="wish_in_a_room_is_known"),
        ]

    @property
    def is_in(self) -> bool:
        """Takes part now."""
        return self.place == Place.IN

    @cached_property
    def unseen(self) -> set[UUID]:
        """Whose words and names this person does not see here: nobody's for hosts, who read everybody. At most one query."""
        return set() if self.is_host else unseen_by(self.person)

    @property
    def is_heavier(self) -> bool:
        """They said before and after how heavy it is, and it is two steps heavier or more."""
        return self.before is not None and self.after is not None and self.after - self.before >= HEAVIER_BY


class Nook(Row):
    """A small room of a live room: two to four people who chose it, something to talk about, some minutes. A host is in it only while
    their own seat is, which all in it see."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="nooks")
    number = models.PositiveSmallIntegerField()
    prompt = models.CharField(max_length=LONGEST_PROMPT)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)


class Line(Row):
    """Something said. With `side` it is read only by that seat and the host who sits with it, with `nook` only by who is in there."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="lines")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    side = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    nook = models.ForeignKey(Nook, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.SAID)
    text = models.CharField(max_length=LONGEST_LINE, blank=True)
    state = models.CharField(max_length=8, choices=LineState.choices, default=LineState.SHOWN)
    once = models.CharField(max_length=40)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="lines_have_an_order"),
            models.UniqueConstraint(fields=["room", "once"], name="a_line_is_sent_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="kind_of_line_is_known"),
            models.CheckConstraint(condition=Q(state__in=LineState.values), name="state_of_line_is_known"),
        ]
