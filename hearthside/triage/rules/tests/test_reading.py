"""The fast rule layer, on labelled sentences written as minimal pairs, and on ways of hiding words."""

import json
import statistics
import time
from pathlib import Path

import pytest

from hearthside.triage.rules import HARMS, LEVELS, LONGEST_TEXT, WHY, read

ITEMS = [json.loads(line) for line in (Path(__file__).parent / "reading_items.jsonl").read_text("utf-8").splitlines()]
URGENT = ("red", "crisis")
ORDINARY = (
    "Today was long. I fed the cat, went to work, and my sister called about the garden. We talked for an hour and I "
    "felt a little better, though the evening was quiet and I could not settle. "
)


def reading(item):
    return read(item["text"], previous=item.get("previous", ""))


def test_the_labelled_set_is_large_and_varied():
    assert len(ITEMS) >= 250 and {item["level"] for item in ITEMS} == set(LEVELS)
    assert {harm for item in ITEMS for harm in item["harms"]} == set(HARMS)


def test_levels_are_right():
    wrong = [item["text"] for item in ITEMS if reading(item).level != item["level"]]
    assert len(wrong) <= 0.05 * len(ITEMS), wrong


def test_urgent_sentences_are_read_as_urgent():
    urgent = [item for item in ITEMS if item["level"] in URGENT]
    missed = [item["text"] for item in urgent if reading(item).level not in URGENT]
    assert len(missed) <= 0.03 * len(urgent), missed


def test_everyday_sentences_raise_no_urgent_alarm():
    calm = [item for item in ITEMS if item["level"] == "green"]
    alarms = [item["text"] for item in calm if reading(item).level in URGENT]
    assert len(alarms) <= 0.02 * len(calm), alarms


@pytest.mark.parametrize("harm", HARMS)
def test_each_harm_is_found_and_rarely_wrongly(harm):
    found = [(harm in item["harms"], harm in reading(item).harms) for item in ITEMS]
    assert sum(want and got for want, got in found) >= 0.9 * sum(want for want, _ in found)
    assert sum(got and not want for want, got in found) <= 0.01 * len(found)


def test_a_service_that_rings_back_on_a_day_draws_nobody_away():
    assert "contact_exchange" not in read("I told my doctor. They'll ring me on Monday.").harms
    assert "contact_exchange" in read("Don't write here, ring me on my number.").harms


def test_a_page_to_order_from_is_nobodys_address_of_mail():
    assert "pii" not in read("Candles! Order at example.com/shop.").harms
    assert "pii" in read("I'm sam at example.com, write to me.").harms


@pytest.mark.parametrize(
    "text", ["This man's name is Sam Sample, 4 Example Lane.", "She is really called Ann, phone 555-0177."]
)
def test_whose_details_are_shown_is_said_in_many_ways(text):
    assert "doxxing" in read(text).harms


@pytest.mark.parametrize(
    "hidden",
    [
        "i want to die", "I WANT TO DIE", "i w a n t  t o  d i e", "i w.a.n.t to d.i.e", "i want to d1e", "i waaaant to diiiie",
        "i w\u200bant to d\u200bie", "i w\u0430nt t\u043e di\u0435", "ｉ ｗａｎｔ ｔｏ ｄｉｅ", "i wnat to die", "i wanna die",
    ],
)  # fmt: skip
def test_hidden_words_are_read_like_plain_ones(hidden):
    assert read(hidden).level == "red"


def test_a_reason_points_at_the_original_words():
    text = "Hello.   I w\u0430nt t\u043e die\u200b, really."
    (reason,) = (each for each in read(text).reasons if each.why == "ideation")
    assert text[reason.start : reason.end].startswith("w\u0430nt") and "die" in text[reason.start : reason.end]


def test_every_reason_can_be_put_into_words():
    assert all(reason.why in WHY for item in ITEMS for reason in reading(item).reasons)


def test_reasons_stay_inside_the_text():
    assert all(
        0 <= reason.start <= reason.end <= len(item["text"]) for item in ITEMS for reason in reading(item).reasons
    )


def test_worry_about_another_asks_for_help_for_the_writer():
    assert read("My friend wants to die.").is_about_other and not read("I want to die.").is_about_other


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂"])
def test_nothing_to_read_is_never_green(text):
    assert read(text).level == "amber"


def test_a_text_past_the_cap_is_never_green():
    long = (ORDINARY * (LONGEST_TEXT // len(ORDINARY) + 2))[: LONGEST_TEXT + 1]
    assert read(long[:LONGEST_TEXT]).level == "green"
    assert read(long).level == "amber" and "too_long" in {reason.why for reason in read(long).reasons}


def test_risk_is_found_in_the_middle_of_an_ordinary_post():
    assert read(ORDINARY * 3 + "I am going to kill myself tonight. " + ORDINARY * 3).level == "crisis"


def test_an_ordinary_post_of_three_hundred_words_is_read_quickly():
    post = " ".join((ORDINARY * 8).split()[:300])
    times = []
    for _ in range(60):
        started = time.process_time()
        read(post)
        times.append(time.process_time() - started)
    assert statistics.median(times) < 0.04  # seconds; leaves room for a busy machine


_UNITS = [
    "a",
    "i ",
    "i am ",
    "my friend ",
    "'",
    '"',
    "not ",
    "want to ",
    "i want to ",
    "how to ",
    "you are ",
    "a b ",
    "0a",
]


@pytest.mark.parametrize("unit", _UNITS)
def test_time_grows_with_length_only(unit):
    text = (unit * LONGEST_TEXT)[:LONGEST_TEXT]
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 6
