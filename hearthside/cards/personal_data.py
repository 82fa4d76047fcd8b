"""What this room keeps about a person: what they said about groups."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.cards.models import Card, Review
from hearthside.vault.fields import reveal

MODELS: list[type[Model]] = [Card, Review]


def export(person: Person) -> dict[str, object]:
    """Their reviews. Cards hold nothing of a single person."""
    rows = Review.objects.filter(person=person).select_related("group").order_by("first_on", "group__name")
    return {
        "reviews": [
            {"group": row.group.name, "answers": reveal(row.answers), "first_said_on": row.first_on.isoformat()}
            for row in rows
        ]
    }


def erase(person: Person) -> None:
    """Their reviews are gone, and count nowhere from the next summary on."""
    Review.objects.filter(person=person).delete()
