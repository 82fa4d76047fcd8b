"""Slips of the hand are put right, and nothing else is touched."""

import pytest

from hearthside.triage.rules import respelling
from hearthside.triage.rules.normalising import normalise


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("my freind said she wo'nt come", "my friend said she won't come"),
        ("there is no resaon lfet", "there is no reason left"),
        ("i know waht im diong", "i know what i'm doing"),
        ("i feel beter tomorow", "i feel better tomorrow"),
        ("she said hes comming agian", "she said hes coming again"),
        ("i feel hopelss and i need someonne", "i feel hopeless and i need someone"),
        ("i can't talk to anyone amymore", "i can't talk to anyone anymore"),
        ("i wantto talk tosomeone beforetomorrow", "i want to talk to someone beforetomorrow"),
    ],
)
def test_a_slip_of_the_hand_is_put_right(typed, meant):
    assert normalise(typed).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "lots of pots and pants on the tables",
        "brian stared at the sacred metal",
        "the county rally filed for a patent",
        "quiero hablar con alguien esta noche porque tengo miedo",
        "ich habe heute mit meiner schwester gesprochen",
        "zxqv wrtp mnbl",
    ],
)
def test_words_that_are_only_rare_or_of_another_language_stay_as_they_are(text):
    assert normalise(text).text == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 c4nt sl33p 4nd 1 f33l l0w", "i can't sleep and i feel low"),
        ("i_feel_so_alone tonight", "i feel so alone tonight"),
        ("s.t.a.y w.i.t.h me", "stay with me"),
        ("i w a n t to talk", "i want to talk"),
    ],
)
def test_words_in_disguise_are_read(typed, meant):
    assert normalise(typed).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "we meet at 3pm on the 2nd floor, it's 5km from room 12",
        "she has 3 kids, the 1st is 7yo and the 3rd is 2",
        "write to @my_user_name or to jo_b_example@example.org",
        "the therapist is handsome and the newspaper is worthless",
        "i scarred my knee, my sewing is lively and steep",
    ],
)
def test_times_names_and_whole_words_stay_as_they_are(text):
    assert normalise(text).text == text


def test_each_letter_of_a_word_put_right_keeps_its_place_in_the_text():
    normal = normalise("I wnat to go")
    assert normal.text == "i want to go"
    assert normal.original(2, 6) == (2, 6)


def test_without_the_list_words_stay_as_they_are_typed(tmp_path, monkeypatch):
    lost = respelling.words(tmp_path / "gone.txt")
    monkeypatch.setattr(respelling, "words", lambda: lost)
    assert normalise("my freind wnats to go").text == "my freind wnats to go"


def test_a_word_without_end_is_not_looked_up_at_all(monkeypatch):
    looked = []
    monkeypatch.setattr(respelling, "_meant", lambda word: looked.append(word))
    respelling.likely_words({"q" * 10_000, "wnat"})
    assert looked == ["wnat"]
