"""The same questions find the same things on every driver, and no question breaks anything."""

import pytest

from hearthside.search import building, kinds
from hearthside.search.asking import understand
from hearthside.search.engines import engine
from hearthside.search.tests.builders import Notes, found
from hearthside.search.tests.questions import FINDS, HOSTILE, NOTES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def notes(monkeypatch, settings) -> Notes:
    settings.SEARCH_LANGUAGES = ["en", "de", "fr", "ru"]
    made = Notes(NOTES)
    monkeypatch.setattr(kinds, "_kinds", {"note": made})
    while not building.step(most=5):
        pass
    return made


@pytest.mark.parametrize("question", FINDS)
def test_a_question_finds_what_has_all_its_words(question):
    both = found(None, question), found(None, question, is_newest_first=True)
    best = [{name for name in names if name in FINDS[question]} for names in both]
    assert best == [FINDS[question]] * 2
    if len(understand(question).groups) == 1:
        assert [set(names) for names in both] == [FINDS[question]] * 2


def test_newest_first_goes_by_the_order_in_which_things_came(notes):
    order = list(NOTES)
    names = found(None, "sleep", is_newest_first=True)
    assert names == sorted(names, key=order.index, reverse=True)


def test_the_best_have_the_word_in_their_title():
    assert found(None, "sleep")[0] == "sleep"
    assert found(None, "panic")[0] == "panic"


def test_words_that_are_not_all_together_anywhere_still_find_the_nearest():
    assert set(found(None, "river bus")) == {"walk", "panic"}


def test_a_phrase_is_never_taken_apart_not_even_for_the_nearest():
    assert found(None, '"bus panic"') == []
    assert found(None, '"bus panic" river') == []
    assert found(None, '"kind woman" river') == ["panic"]


@pytest.mark.parametrize("phrase", ["until the panic passed", "kind woman on the bus", "along the river"])
def test_small_words_in_a_phrase_do_not_stand_in_its_way(phrase):
    assert found(None, f'"{phrase}"') in (["panic"], ["walk"])


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_at_all_gives_an_answer(question):
    assert isinstance(found(None, question), list)


@pytest.mark.parametrize(
    ("question", "trouble"),
    [("", "nothing"), ("   ", "nothing"), ('"', "nothing"), ("the and", "nothing"), ("-panic", "only_without")],
)
def test_a_question_that_looks_for_nothing_says_why(question, trouble):
    said = understand(question).trouble
    assert said == trouble or (question == "the and" and said == "")


def test_small_words_alone_are_told_apart_from_nothing(settings):
    settings.SEARCH_LANGUAGES = ["en"]
    assert understand("who am I").trouble == "small_words"


def test_building_again_changes_nothing(notes):
    before = _digest(notes)
    building.begin_anew()
    while not building.step(most=3):
        pass
    assert _digest(notes) == before


def test_building_goes_on_where_it_was_cut_off(notes):
    before = _digest(notes)
    building.begin_anew()
    building.step(most=4)
    assert len(engine().subjects_after("note", "", 100)[0]) == 4
    while not building.step(most=4):
        pass
    assert _digest(notes) == before


def test_the_end_of_a_building_settles_the_index_and_no_other_step_does(notes, django_capture_on_commit_callbacks):
    building.begin_anew()
    with django_capture_on_commit_callbacks() as before_the_end:
        building.step(most=4)
    with django_capture_on_commit_callbacks() as to_the_end:
        while not building.step(most=4):
            pass
    with django_capture_on_commit_callbacks() as later:
        building.step(most=4)
    assert (before_the_end, to_the_end, later) == ([], [engine().settle], [])


@pytest.mark.django_db(transaction=True)
def test_settling_changes_no_answer(notes):
    before = _digest(notes)
    engine().settle()
    assert _digest(notes) == before


def test_a_thing_taken_in_twice_is_there_once(notes):
    building.put(notes, notes.texts([notes.key("sleep")]))
    assert found(None, "awake") == ["sleep"]


def test_changed_words_are_found_and_the_old_ones_are_not(notes):
    notes.notes[notes.key("walk")] = ("walk", "A swim", "The lake was cold.")
    building.renew_now("note", [notes.key("walk")])
    assert found(None, "lake") == ["walk"]
    assert "walk" not in found(None, "river")


def test_what_is_gone_is_tidied_away(notes):
    del notes.notes[notes.key("walk")]
    place: str | None = ""
    while place is not None:
        place = building.tidy("note", place, most=4)
    assert notes.key("walk") not in engine().subjects_after("note", "", 100)[0]


def _digest(notes: Notes) -> dict[str, list[int]]:
    from hearthside.search.engines import Wanted
    from hearthside.search.terms import choices, words_in

    groups = [choices(word) for title, body in NOTES.values() for word in words_in(f"{title} {body}")]
    rows = engine().newest(Wanted([one for one in groups if one], is_any=True), 1000)
    return {notes.notes[row.subject][0]: list(row.terms) for row in rows}
