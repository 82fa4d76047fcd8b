"""Whatever is found says why: the words of the question are marked in its title, its text, or a line that says where they stand."""

import pytest

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person
from hearthside.groups.tests.builders import group, member
from hearthside.meetings.tests.builders import meeting
from hearthside.search.actions import be_findable
from hearthside.search.queries import search
from hearthside.search.tests.builders import taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house() -> None:
    fresh_counters()
    place = group("Lantern table", purpose="For long nights.", for_whom="Night nurses and others.", topics=["grief"])
    meeting(place, title="Soup evening", about="We eat.", audience="everyone", city="Hull")
    other = member(place, person("Marigold Finch")).person
    be_findable(person=other, topics=["sleep"])
    taken_in()


def why(text: str, name: str, who: Person | None = None) -> tuple[list[str], list[str]]:
    """The words that are marked at this hit, and what its lines say of themselves."""
    hits = {one.hit.title: one for section in search(who, text).sections for one in section.hits}
    one = hits[name]
    pieces = [*one.title, *one.pieces, *(piece for line in one.reasons for piece in line.pieces)]
    return [piece.text for piece in pieces if piece.is_marked], [str(line.label) for line in one.reasons]


@pytest.mark.parametrize(
    ("text", "marks", "labels"),
    [
        ("lantern", ["Lantern"], []),
        ("nights", ["nights"], []),
        ("nurse", ["nurses"], ["Who it is for"]),
        ("grief", ["Grief"], ["It is about"]),
        ("lantern nurse grief", ["Lantern", "nurses", "Grief"], ["Who it is for", "It is about"]),
    ],
)
def test_a_group_says_by_which_of_its_words_it_was_found(text: str, marks: list[str], labels: list[str]) -> None:
    assert why(text, "Lantern table") == (marks, labels)


def test_a_group_found_by_another_word_for_its_topic_names_the_topic_and_never_the_other_word() -> None:
    assert why("mourning", "Lantern table") == ([], ["It is about"])


def test_a_meeting_says_its_town_when_it_was_found_by_that() -> None:
    assert why("Hull", "Soup evening") == (["Hull"], ["Town"])


def test_somebody_who_is_found_says_by_what_they_chose() -> None:
    reader = Person.objects.exclude(name="Marigold Finch").first()
    assert reader
    assert why("sleep", "Marigold Finch", reader)[0] == ["Sleep"]
