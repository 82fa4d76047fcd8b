"""What the room keeps about a person: which organisations they run. `UnderRoof` names groups, no people."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.organisations.models import Administrator, UnderRoof
from hearthside.organisations.queries import run_by

MODELS: list[type[Model]] = [Administrator, UnderRoof]


def export(person: Person) -> dict[str, object]:
    """The names of the organisations they run."""
    return {"runs": [one.name for one in run_by(person)]}


def erase(person: Person) -> None:
    """They run nothing any more."""
    Administrator.objects.filter(person=person).delete()
