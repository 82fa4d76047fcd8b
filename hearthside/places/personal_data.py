"""What this room keeps about a person: the places they look after, and bookings they asked for."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.places.models import Booking, HeldHalfHour, Venue

MODELS: list[type[Model]] = [Venue, Booking, HeldHalfHour]


def export(person: Person) -> dict[str, object]:
    """Names of places they keep, and their bookings."""
    bookings = Booking.objects.filter(asked_by=person).select_related("venue", "group").order_by("starts_at")
    return {
        "keeps": list(Venue.objects.filter(keeper=person).order_by("name").values_list("name", flat=True)),
        "bookings": [
            {"place": row.venue.name, "group": row.group.name, "starts_at": row.starts_at.isoformat()}
            for row in bookings
        ],
    }


def erase(person: Person) -> None:
    """Places and bookings go on without their name."""
    Venue.objects.filter(keeper=person).update(keeper=None)
    Booking.objects.filter(asked_by=person).update(asked_by=None)
