"""No text of any shape takes more than its length in time: twice the text, about twice the time."""

import re
import time

import pytest

from hearthside.triage.rules import read
from hearthside.words.leaks import find_leaks

UNITS = (
    "'", '"', " ", "1", "@", ".", "-", "a", "a b ", "'a ", '"a" ', "1 ", "0a", "A. ", "@ab ", "a@b.co ", "one ", "#1234 ",
    "\u2019", "(", "\n", "i want to ", "07700 900123 ", "my name is Anna Berg ",
)  # fmt: skip
ENOUGH_TO_TELL = 0.05  # seconds; quicker than this at full length, no growth matters


def seconds(check, text):
    """The best of three, for a machine that does other things too."""
    times = []
    for _ in range(3):
        started = time.process_time()
        check(text)
        times.append(time.process_time() - started)
    return min(times)


def grows_no_faster_than_length(check, unit, longest):
    whole = (unit * longest)[:longest]
    took = seconds(check, whole)
    return took < ENOUGH_TO_TELL or took <= 3 * seconds(check, whole[: longest // 2])


@pytest.mark.parametrize("unit", UNITS)
def test_finding_leaks_grows_with_length_only(unit):
    assert grows_no_faster_than_length(find_leaks, unit, 20_000)


@pytest.mark.parametrize("unit", UNITS)
def test_reading_grows_with_length_only(unit):
    assert grows_no_faster_than_length(read, unit, 12_000)


def test_a_pattern_that_looks_ahead_without_end_would_be_caught():
    careless = re.compile(r"(?=\S*\d)\S")
    assert not grows_no_faster_than_length(lambda text: careless.search(text), "'", 8_000)
