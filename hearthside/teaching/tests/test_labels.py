"""What people decide teaches, points to words without holding them, and goes when the words go."""

import pytest
from django.db import connection

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.conversations.actions import edit_post, take_back
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import WORRYING
from hearthside.groups.tests.builders import member
from hearthside.privacy.actions import erase_person
from hearthside.safety.vocabulary import Outcome, Rule
from hearthside.teaching import actions, personal_data
from hearthside.teaching.models import Label
from hearthside.teaching.tests.builders import case_of, decided, moderated, posted
from hearthside.triage import engine

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def mia() -> Person:
    return person(is_safety_lead=True)


@pytest.fixture
def worry() -> Post:
    return posted(body=WORRYING)


def test_a_colour_somebody_changed_is_a_label_with_the_version_that_read_the_words(mia: Person, worry: Post) -> None:
    found = decided(mia, case_of(worry), "raise")
    weights = engine.shipped()
    assert found and weights
    assert (found.level, found.by, found.version) == ("crisis", mia, weights.version)
    assert found.read_level == engine.assess(f"{worry.thread.title}\n\n{worry.body}").level


@pytest.mark.parametrize(
    ("outcome", "level"),
    [
        (Outcome.NOTHING_NEEDED, "green"),
        (Outcome.SUPPORTED, "red"),
        (Outcome.PASSED_ON, "red"),
        (Outcome.REMINDED, None),
    ],
)
def test_how_a_case_ended_says_how_soon_somebody_should_have_come(
    mia: Person, worry: Post, outcome: str, level: str | None
) -> None:
    found = decided(mia, case_of(worry), "close", outcome=outcome)
    assert (found.level if found else None) == level


def test_a_rule_that_words_break_names_a_harm(mia: Person, worry: Post) -> None:
    found = decided(mia, case_of(worry), "hold", rule=Rule.NO_SELLING, reason="It sells something.")
    assert found and (found.harms_there, found.level) == (["advertising"], "")


@pytest.mark.parametrize("verb", ["take", "reopen"])
def test_a_step_that_says_nothing_of_the_words_is_no_label(mia: Person, worry: Post, verb: str) -> None:
    case = case_of(worry)
    if verb == "reopen":
        type(case).objects.filter(pk=case.pk).update(state="closed")
    assert decided(mia, case, verb) is None


def test_a_job_that_runs_twice_makes_one_label(mia: Person, worry: Post) -> None:
    found = decided(mia, case_of(worry), "raise")
    assert found
    actions.note_decision(case_of(worry).pk, found.pk)
    assert Label.objects.count() == 1


def test_no_table_of_the_room_holds_a_word_of_anybody(mia: Person, worry: Post) -> None:
    decided(mia, case_of(worry), "raise")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM teaching_label")
        kept = repr(cursor.fetchall())
    assert str(mia.pk).replace("-", "") in kept.replace("-", "")
    assert not any(word in kept for word in WORRYING.split() if len(word) > 4)


def test_words_that_change_take_their_label_with_them(mia: Person, worry: Post) -> None:
    decided(mia, case_of(worry), "raise")
    edit_post(author=worry.author, post=worry, body="It was a long week, that is all.")
    assert actions.forget_what_is_gone() == 1 and not Label.objects.exists()


def test_words_that_are_taken_back_take_their_label_with_them(mia: Person, worry: Post) -> None:
    decided(mia, case_of(worry), "raise")
    take_back(author=worry.author, post=worry)
    assert actions.forget_what_is_gone() == 1


def test_words_that_stay_keep_their_label(mia: Person, worry: Post) -> None:
    decided(mia, case_of(worry), "raise")
    assert actions.forget_what_is_gone() == 0 and Label.objects.count() == 1


@pytest.mark.parametrize("is_anonymous", [False, True])
def test_erasure_removes_what_was_said_of_ones_words_and_the_copy_tells_it(mia: Person, is_anonymous: bool) -> None:
    place, _moderator = moderated()
    writer = person()
    member(place, writer)
    post = posted(place, author=writer, body=WORRYING, is_anonymous=is_anonymous)
    decided(mia, case_of(post), "raise")
    told = personal_data.export(writer)["said_of_my_words"]
    assert [one["how_soon_somebody_should_come"] for one in told] == ["crisis"]
    erase_person(person=writer)
    assert not Label.objects.exists()


def test_erasure_of_a_moderator_leaves_the_label_without_a_name(mia: Person, worry: Post) -> None:
    decided(mia, case_of(worry), "raise")
    assert len(personal_data.export(mia)["said_by_me"]) == 1
    personal_data.erase(mia)
    assert Label.objects.get().by is None
