"""The identity-leak guard."""

import time

import pytest

from hearthside.words.leaks import EXPLANATIONS, LONGEST_TEXT, find_leaks
from hearthside.words.measure import items, leak_score


def test_the_labelled_set_is_large_and_half_benign():
    rows = list(items("leak_items.jsonl"))
    benign = sum("kind" not in row for row in rows)
    assert len(rows) >= 300 and len({row["language"] for row in rows}) == 5 and 2 * benign >= len(rows)


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pl"])
def test_leaks_are_found_in_each_language(language):
    score = leak_score(language)
    assert score.recall >= 0.95, score.mistakes


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pl"])
def test_harmless_words_are_left_alone_in_each_language(language):
    score = leak_score(language)
    assert score.false_alarm_rate <= 0.02, score.mistakes


@pytest.mark.parametrize(
    "line", ["116 123", "988", "0800 1111", "112", "0800 111 0 111", "1-800-273-8255", "+44 116 123"]
)
def test_helplines_are_never_flagged(line):
    assert find_leaks(f"You can call this number: {line}.") == []


def test_a_helpline_of_the_directory_is_left_alone_in_any_spelling():
    text = "Call 020 7946 0018 or +44 20 7946 0018."
    assert find_leaks(text) and not find_leaks(text, allowed_numbers=["+442079460018", "02079460018"])


def test_members_may_be_spoken_to_with_an_at_sign():
    assert find_leaks("Thank you @moth", known_names=["Moth"]) == []


def test_every_leak_has_a_kind_sentence():
    found = find_leaks("My name is Rowan Ashdown, my email is a.b@example.org, 12 Sample Street, AB12 3CD")
    assert {each.explanation_key for each in found} == {"leak_name", "leak_email", "leak_address", "leak_postcode"}
    assert all(each.explanation_key in EXPLANATIONS for each in found)


def test_leaks_do_not_overlap():
    found = find_leaks("my email is a.b@example.org and my insta is a.b_c, add me on insta a.b_c")
    assert all(first.end <= second.start for first, second in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    "unit", ["a", "1 ", "A. ", "@a", "0", "one ", "I work at A", "12 a b ", "Ab ", "my insta is ", "x.", "-"]
)
def test_time_grows_with_length_only(unit):
    text = (unit * LONGEST_TEXT)[:LONGEST_TEXT]
    started = time.perf_counter()
    find_leaks(text)
    assert time.perf_counter() - started < 3
