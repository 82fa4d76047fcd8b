"""What the room keeps about a person: whether they chose to be found, and by what."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.search.actions import be_unfindable
from hearthside.search.models import Findable
from hearthside.search.queries import own_topics

MODELS: list[type[Model]] = [Findable]


def export(person: Person) -> dict[str, object]:
    """By what they may be found; nothing about what they looked for, for that is kept nowhere."""
    return {"found_by": own_topics(person)}


def erase(person: Person) -> None:
    """Nobody finds them any more."""
    be_unfindable(person=person)
