"""What this room keeps about a person, until a day after the meeting: that they asked to come in, and by what name."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.calls.models import Call, Chosen, Guest, Ticket

MODELS: list[type[Model]] = [Chosen, Call, Guest, Ticket]


def export(person: Person) -> dict[str, object]:
    """The calls they asked to come into that have not been forgotten yet. Nobody else is named."""
    return {
        "calls": [
            {"name": row.name, "agreed_at": row.agreed_at.isoformat(), "stands": row.stand}
            for row in Guest.objects.filter(person=person).order_by("agreed_at")
        ]
    }


def erase(person: Person) -> None:
    """Their places and links are gone."""
    Guest.objects.filter(person=person).delete()
