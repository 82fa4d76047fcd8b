"""An index for tests, and a kind of thing that is nothing but its words."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid5

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.conversations.models import Post
from hearthside.search import building, queries
from hearthside.search.kinds import Hit, Text

HOUSE = UUID(int=7)


def taken_in() -> None:
    """Everything that is there can be found, as if an hour had gone by."""
    Post.objects.update(created_at=timezone.now() - timedelta(hours=1))
    building.look_for_more()
    while not building.step():
        pass


def found(person: Person | None, text: str, **how: object) -> list[str]:
    """The titles on the page, in their order, of all kinds."""
    results = queries.search(person, text, **how)  # type: ignore[arg-type]
    return [one.hit.title for section in results.sections for one in section.hits]


class Notes:
    """A vast kind of thing in memory: a title and a body by name."""

    name, label, is_vast = "note", "Notes", True

    def __init__(self, notes: dict[str, tuple[str, str]]) -> None:
        self.notes = {uuid5(HOUSE, name): (name, *said) for name, said in notes.items()}

    def key(self, name: str) -> UUID:
        """The id of the note of this name."""
        return uuid5(HOUSE, name)

    def texts(self, subjects: Sequence[UUID]) -> list[Text]:
        """Their words."""
        return [Text(one, self.notes[one][1], self.notes[one][2]) for one in subjects if one in self.notes]

    def some_after(self, place: str, most: int) -> tuple[list[UUID], str]:
        """In the order in which they were written."""
        start = int(place or 0)
        return list(self.notes)[start : start + most], str(min(start + most, len(self.notes)))

    def scopes(self, person: Person | None) -> list[UUID] | None:
        """Any."""
        return None

    def shown(self, person: Person | None, subjects: Sequence[UUID]) -> list[Hit]:
        """All, by name."""
        return [Hit(one, self.notes[one][0], "/", text=self.notes[one][2]) for one in subjects if one in self.notes]
