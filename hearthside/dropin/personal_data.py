"""What this room keeps about a person, for an evening: their place in a line, or that they listened. Counts are nobody's."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.dropin import actions, line
from hearthside.dropin.models import Evening, Hours, Listener, Ticket, Visit
from hearthside.vault.fields import reveal

MODELS: list[type[Model]] = [Hours, Evening, Listener, Ticket, Visit]


def export(person: Person) -> dict[str, object]:
    """Their places in lines that are not forgotten yet, and evenings on which they listen. Nobody else is named."""
    return {
        "places": [
            {"name": one.name, "joined_at": one.joined_at.isoformat(), "state": one.state, "about": reveal(one.about)}
            for one in Ticket.objects.filter(person=person).order_by("joined_at")
        ],
        "listens": [
            {"name": one.name, "since": one.free_since.isoformat()}
            for one in Listener.objects.filter(person=person).order_by("free_since")
        ],
    }


def erase(person: Person) -> None:
    """No place of theirs is left, and nobody waits for them. Whoever they were with keeps the place they had, in front."""
    for listener in Listener.objects.filter(person=person).select_related("evening__occurrence__meeting__group"):
        if Ticket.objects.filter(listener=listener, state__in=[line.CALLED, line.TALKING]).exists():
            actions.give_back(listener=listener, evening=listener.evening)
    Listener.objects.filter(person=person).delete()
    Ticket.objects.filter(person=person).delete()
    Hours.objects.filter(made_by=person).update(made_by=None)
