"""What the room keeps about a person: whether they chose to be found, and by what."""

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.kernel.consent import Yes
from hearthside.search.actions import be_unfindable
from hearthside.search.models import Findable
from hearthside.search.queries import own_topics

MODELS: list[type[Model]] = [Findable]


def export(person: Person) -> dict[str, object]:
    """By what they may be found; nothing about what they looked for, for that is kept nowhere."""
    return {"found_by": own_topics(person)}


def agreed(person: Person) -> list[Yes]:
    """That they may be found, while they say so."""
    row = Findable.objects.filter(person=person).first()
    return [Yes(_("That people in your groups may find you"), reverse("search:found"), row.since)] if row else []


def erase(person: Person) -> None:
    """Nobody finds them any more."""
    be_unfindable(person=person)
