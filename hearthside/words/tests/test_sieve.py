"""Patterns that look first for letters they cannot do without find exactly what the bare patterns find."""

import gc
import re

import pytest

from hearthside.triage.rules import read
from hearthside.words.leaks import find_leaks
from hearthside.words.measure import items
from hearthside.words.sieve import Sieve, Sifted, needed, sieve

FILES = ("leak_items.jsonl", "advice_items.jsonl", "wording_items.jsonl")
TEXTS = [item["text"] for name in FILES for item in items(name)]


def every_sieve():
    assert read and find_leaks
    return [each for each in gc.get_objects() if type(each) is Sieve]


def test_the_sieves_of_the_house_let_every_match_through():
    held_back = []
    for text in TEXTS:
        sifted = Sifted(text)
        for each in every_sieve_once():
            if each.pattern.search(text) and not each.may_match(sifted):
                held_back.append((each.pattern.pattern[:60], text))
    assert not held_back


def every_sieve_once(found=[]):  # noqa: B006
    found[:] = found or every_sieve()
    assert len(found) > 80
    return found


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bwant\s+to\s+go\b", "I WANT\u00a0\n to go"),
        (r"stra(?:ß|ss)e", "STRASSE"),
        (r"kind", "\u212aIND"),
        (r"list", "l\u0131st"),
        (r"(?:so|very) (?:alone|tired)", "Very tired"),
        (r"a.c(?!d)", "xabcx"),
        (r"(?:ab){2,}", "ABAB"),
        (r"my (?:\w+ )?house", "My old house"),
        (r"colou?r[s]?", "COLOR"),
    ],
)
def test_a_sieve_lets_through_what_matches(pattern, text):
    each = sieve(pattern, re.I)
    assert each.pattern.search(text) and each.search(Sifted(text))


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [(r"\bso (?:low|alone)\b", {"so low", "so alone"}), (r"\w+(?:end|ending) it", {"end it", "ending it"})],
)
def test_what_a_pattern_needs_is_read_from_the_pattern(pattern, needs):
    assert needed(re.compile(pattern))[0][0] == needs


def test_a_text_without_the_needed_letters_is_not_searched():
    assert not sieve(r"(?:so|very) alone").may_match(Sifted("A walk by the river."))


def test_a_pattern_that_needs_nothing_always_looks():
    assert sieve(r"\w+").may_match(Sifted(""))
