"""Places, what is known of them, and bookings. Two bookings cannot share a half hour of one place: the database refuses it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.kernel.models import Row
from hearthside.vault.fields import SITE_OWNED, SealedText


class Known(models.TextChoices):
    """What is known; never blank (MISSION D4)."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class BookingState(models.TextChoices):
    """Where a booking stands. Its time is held until somebody answers."""

    ASKED = "asked", _("Asked for")
    AGREED = "agreed", _("Agreed")


FACTS = {
    "step_free": _("Step-free way in"),
    "hearing_loop": _("Hearing loop"),
    "quiet_room": _("Quiet room"),
    "childcare": _("Somebody looks after children"),
    "transit": _("Bus or train nearby"),
}


def _known() -> models.CharField[str, str]:
    return models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)


class Venue(Row):
    """A place where groups can meet. Its town is for all to see, its address is sealed."""

    name = models.CharField(max_length=80)
    city = models.CharField(max_length=60)
    about = models.TextField(max_length=600, blank=True)
    address = SealedText(owner=SITE_OWNED, limit=400, null=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    opens = models.TimeField()
    closes = models.TimeField()
    zone = models.CharField(max_length=40)
    step_free = _known()
    hearing_loop = _known()
    quiet_room = _known()
    childcare = _known()
    transit = _known()
    looked_at = models.DateField(null=True, blank=True)
    keeper = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__in": Known.values for name in FACTS}), name="what_is_known_is_never_blank"
            ),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="venue_closes_after_it_opens"),
        ]

    def __str__(self) -> str:
        return self.name

    def facts(self) -> list[tuple[Any, Any]]:
        """What is known of it, in words."""
        return [(words, Known(getattr(self, name)).label) for name, words in FACTS.items()]


class Booking(Row):
    """A group has, or asks for, a place for a time. Declined and given back ones are deleted."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="bookings")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=BookingState.choices, default=BookingState.ASKED)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="booking_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(state__in=BookingState.values), name="booking_state_is_known"),
        ]
        indexes = [models.Index(fields=["venue", "starts_at"], name="bookings_of_a_venue")]


class HeldHalfHour(models.Model):
    """Half an hour of a place that a booking holds. Only one can: this is what keeps two groups from the same door."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="+")
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="half_hours")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["venue", "at"], name="a_half_hour_is_held_once")]
