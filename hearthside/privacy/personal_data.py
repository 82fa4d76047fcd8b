"""What this room keeps about a person: the copies they asked for, for a day."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.privacy import files
from hearthside.privacy.models import Copy

MODELS: list[type[Model]] = [Copy]


def export(person: Person) -> dict[str, object]:
    """When copies were asked for."""
    asked = Copy.objects.filter(person=person).order_by("asked_at").values_list("asked_at", flat=True)
    return {"copies_asked_for": [at.isoformat() for at in asked]}


def erase(person: Person) -> None:
    """No copy of the person is left, neither row nor file."""
    for copy in Copy.objects.filter(person=person):
        files.remove(copy.pk)
        copy.delete()
