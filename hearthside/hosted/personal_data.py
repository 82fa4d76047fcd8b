"""What this room keeps about a person, for a day: their seat and what they said."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.hosted.actions import changed
from hearthside.hosted.models import Line, Nook, Room, Seat

MODELS: list[type[Model]] = [Room, Seat, Nook, Line]


def export(person: Person) -> dict[str, object]:
    """Their seats and lines that have not been forgotten yet. Nobody else is named."""
    lines = Line.objects.filter(seat__person=person).order_by("said_at").values("text", "said_at")
    return {
        "seats": [
            {"name": row.name, "came_at": row.came_at.isoformat(), "before": row.before, "after": row.after}
            for row in Seat.objects.filter(person=person).order_by("came_at")
        ],
        "lines": [{"text": line["text"], "said_at": line["said_at"].isoformat()} for line in lines],
    }


def erase(person: Person) -> None:
    """Their seats are gone, and with them every word they said there."""
    rooms = list(Seat.objects.filter(person=person).values_list("room", flat=True))
    Seat.objects.filter(person=person).delete()
    for room_id in rooms:
        changed(room_id)
