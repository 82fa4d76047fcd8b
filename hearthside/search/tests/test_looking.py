"""Who may see what is asked of a few at first, and of more only while too few are left: that changes nothing of what is shown."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from hearthside.accounts.models import Person
from hearthside.search import building, kinds
from hearthside.search.kinds import Hit
from hearthside.search.queries import LOOKS, PAGE, search
from hearthside.search.tests.builders import Notes

pytestmark = pytest.mark.django_db
MANY = 150


class Guarded(Notes):
    """Notes of which the newest are hidden from everybody, or belong to one conversation."""

    hidden = 0
    together = 0

    def __init__(self, notes: dict[str, tuple[str, str]]) -> None:
        super().__init__(notes)
        self.asked: list[int] = []
        self.order = list(reversed(self.notes))

    def shown(self, person: Person | None, subjects: Sequence[UUID]) -> list[Hit]:
        """Without the hidden ones."""
        self.asked.append(len(subjects))
        talk = set(self.order[: self.together])
        left = [one for one in subjects if one not in self.order[: self.hidden]]
        return [Hit(one, self.notes[one][0], "/", together=UUID(int=1) if one in talk else None) for one in left]


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> Guarded:
    made = Guarded({f"note {number}": (f"Note {number}", "An evening by the river.") for number in range(MANY)})
    monkeypatch.setattr(kinds, "_kinds", {"note": made})
    while not building.step():
        pass
    return made


def titles(page: int = 1) -> list[str]:
    """What is shown, newest first."""
    (section,) = search(None, "river", is_newest_first=True, page=page).sections or [None]
    return [one.hit.title for one in section.hits] if section else []


def newest(many: int, but: int = 0) -> list[str]:
    """So many names from the newest back, after those that are left out."""
    return [f"note {number}" for number in range(MANY)][::-1][but : but + many]


@pytest.mark.parametrize("hidden", [0, 1, 11, 12, 31, 32, 75, 76, 95, 96, 97, 135])
def test_what_is_hidden_makes_room_for_what_comes_after_it(guarded: Guarded, hidden: int) -> None:
    guarded.hidden = hidden
    assert titles() == newest(PAGE, hidden)


@pytest.mark.parametrize("together", [2, 12, 13, 40, 96, 140])
def test_of_one_conversation_only_the_first_is_shown(guarded: Guarded, together: int) -> None:
    guarded.together = together
    assert titles() == newest(1) + newest(PAGE - 1, together)


@pytest.mark.parametrize("page", [1, 2, 5])
def test_a_further_page_holds_more_of_the_same(guarded: Guarded, page: int) -> None:
    guarded.hidden = 5
    assert titles(page) == newest(page * PAGE, 5)


def test_only_a_few_are_asked_about_while_they_are_enough(guarded: Guarded) -> None:
    titles()
    assert guarded.asked == [LOOKS[0]]


def test_all_are_asked_about_in_three_looks_at_most_and_each_once(guarded: Guarded) -> None:
    guarded.hidden = MANY
    assert titles() == []
    assert guarded.asked == [LOOKS[0], LOOKS[1], MANY - sum(LOOKS)]
