"""Kinder and safer words: what is hinted, and above all when to say nothing."""

import pytest

from hearthside.words.language import ENTRIES, flags, hints, is_list_language
from hearthside.words.measure import hint_score, items


def ids(text, scope="replies", **more):
    return [each.entry_id for each in hints(text, scope, **more)]


def test_a_hint_says_where_what_else_and_why():
    text = "The news says he committed suicide."
    (hint,) = hints(text, "posts")
    assert text[hint.start : hint.end] == hint.avoid == "committed suicide" and hint.prefer and hint.reason


@pytest.mark.parametrize(
    "quiet",
    [
        "My uncle wrote that he committed suicide in the play.",
        "As an addict in recovery, this group keeps me going.",
        'The sign said "the mentally ill" in big letters.',
        "> the mentally ill\nThat line is old.",
        "The Alcoholics Anonymous meeting is at six.",
        "Proud addicts in recovery meet here.",
        "Mi hermano dijo que the mentally ill es un nombre muy feo para la gente.",
    ],
)
def test_nothing_is_said_about_own_story_quotes_names_and_other_languages(quiet):
    assert ids(quiet, "posts") == []


def test_newcomers_and_people_who_turned_tips_off_get_none():
    text = "The addict next door is loud."
    assert ids(text) and not ids(text, is_newcomer=True) and not ids(text, has_tips_off=True)


def test_distress_comes_before_wording():
    assert ids("The addict next door shouted again. I want to die.") == []


def test_a_tip_already_shown_is_not_shown_again():
    assert ids("The addict next door is loud.", already_shown=["substance-01"]) == []


def test_reply_tips_stay_out_of_posts():
    assert ids("Cheer up.") == ["minimising-02"] and ids("Cheer up.", "posts") == []


def test_interface_lint_is_for_staff_only():
    assert ids("Two users joined.", "posts") == [] and ids("Two users joined.", "staff_and_ui") == ["service-02"]


def test_orders_are_hinted_only_where_listening_was_asked():
    text = "You must rest."
    assert ids(text, intent="listen") == ["minimising-10"] and ids(text, intent="advice") == []


def test_shaming_words_are_hinted_only_beside_suicide():
    assert ids("That was selfish of the landlord.") == [] and ids("Suicide is selfish.") == ["suicide-14"]


def test_a_mild_word_is_hinted_only_when_aimed_at_a_person():
    assert ids("He is deranged.") == ["condition-14"] and ids("Deranged weather today.") == []


def test_light_talk_of_dying_starts_a_check_in_and_no_tip():
    assert flags("lol kms", "posts").check_in and ids("lol kms", "posts") == []


def test_hold_entries_are_flagged_and_never_tipped():
    text = "Just stop taking your meds."
    assert flags(text, "replies").hold == ("advice_safety-01",) and "advice_safety-01" not in ids(text)


@pytest.mark.parametrize("level", ["check_in", "hold"])
def test_no_hint_is_ever_given_for_entries_that_go_elsewhere(level):
    shown = {each.entry_id for row in items("wording_items.jsonl") for each in hints(row["text"], row["scope"])}
    assert all(ENTRIES[each].level != level for each in shown)


@pytest.mark.parametrize(
    "text", ["Nie mogę spać i jest mi źle", "Ich kann nicht schlafen und das ist schwer", "Не могу спать"]
)
def test_other_languages_are_recognised(text):
    assert not is_list_language(text)


def test_kinder_words_are_offered_where_they_help():
    score = hint_score()
    assert score.expected >= 60 and score.recall >= 0.9, score.mistakes


def test_benign_words_are_left_alone():
    score = hint_score()
    assert score.benign >= 100 and score.false_alarm_rate <= 0.03, score.mistakes
