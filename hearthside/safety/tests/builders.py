"""Cases and a make-believe subject for tests."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from hearthside.accounts.models import Person
from hearthside.safety import actions, subjects
from hearthside.safety.models import Case
from hearthside.safety.verdicts import judge


@dataclass
class Notes:
    """A subject that remembers what was done with it."""

    authors: set[UUID] = field(default_factory=set)
    keepers: list[Person] = field(default_factory=list)
    done: list[tuple[UUID, str]] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    text: str = "Some words by a member"

    def title(self, subject_id: UUID) -> str:
        """Always the same name."""
        return "A note"

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> subjects.Excerpt:
        """The words, with one note on each side."""
        return subjects.Excerpt(self.text, ("The one before",), ("The one after",), "/notes/")

    def involved(self, subject_id: UUID) -> set[UUID]:
        """The authors."""
        return self.authors

    def moderators(self, subject_id: UUID) -> list[Person]:
        """The keepers."""
        return self.keepers

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """Remember it."""
        self.done.append((subject_id, verb))

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """Keep the letter."""
        self.letters.append(text)


def notes(**about: Any) -> Notes:
    """A make-believe kind of subject, plugged in as "note"."""
    made = Notes(**about)
    subjects.register("note", made)
    return made


def case(level: str = "amber", *, harms: tuple[str, ...] = (), author: Person | None = None, **about: Any) -> Case:
    """A case that the screen opened about a note."""
    verdict = judge(level, harms or (() if level != "green" else ("unkind",)))
    about = {"kind": "note", "subject_id": uuid4(), "scope": None, **about}
    opened = actions.follow_up(verdict, author=author, **about)
    assert opened is not None
    return opened
