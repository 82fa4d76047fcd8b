"""What the room keeps about a person: who invited them, and whom they invited."""

from django.db.models import Model, Q

from hearthside.accounts.models import Person
from hearthside.gate.models import Brought, Shape

MODELS: list[type[Model]] = [Brought, Shape]


def export(person: Person) -> dict[str, object]:
    """That they came by invitation and when, and how many they invited. The others' names are theirs."""
    mine = Brought.objects.filter(person=person).first()
    return {"came_by_invitation_on": str(mine.on) if mine else "", "invited": Brought.objects.filter(by=person).count()}


def erase(person: Person) -> None:
    """No link to or from the person is left, nor a shape of what their cases stand for."""
    Shape.objects.filter(case__person=person).delete()
    Brought.objects.filter(Q(person=person) | Q(by=person)).delete()
