"""What the linear layer looks at: words, pairs of words, letters of words, meanings with their scope, and the rules' own reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import log1p

from hearthside.triage.harm_ideas import HARM_IDEAS
from hearthside.triage.ideas import ideas_in
from hearthside.triage.rules.notes import Notes
from hearthside.triage.rules.shapes import Reading
from hearthside.triage.sentences import Meaning, Sentence, sentences
from hearthside.triage.signs import signs_of
from hearthside.words.listed import listed
from hearthside.words.sieve import Sifted

SHORT = 3
_GRAVE = frozenset({"DIE", "KILL_SELF", "GONE", "ATTEMPT", "SELF_HARM", "UNSAFE"})
_HEAVY = frozenset({"HOPELESS", "BURDEN", "SAD", "LONELY", "CANT", "HURT"})
_OF_DANGER = frozenset(
    listed("""DIE KILL_SELF KILL_OTHER_SELF GONE SELF_HARM ATTEMPT UNSAFE ACTED GOODBYE LETTER GIVE_AWAY WILL_PAPER BURDEN ABUSE HIDING
    VOICES EATING HARM_OTHERS EMERGENCY WORRIED_FOR METHOD_Q REASON_LIVE PEACE BABY DENY GO_ON SUBSTANCE HURT""")
)
_IDEAS_OF_DANGER = frozenset(
    f"~{name}"
    for name in listed("""no_future not_wake not_be gone better_without notice keeps_me dead end_self end_other letter give_away in_order
    goodbye decided acted unsafe urge unreached violence control hurt_them voices food newborn""")
)
WHO = "IDENTITY"
MOST_MEANINGS = 10
"""Meanings of one sentence that are paired with each other."""


@dataclass(frozen=True, slots=True)
class Part:
    """The features of one sentence, by group, and where the sentence stands in the plain text."""

    start: int
    end: int
    words: frozenset[str]
    meanings: frozenset[str]
    letters: frozenset[str]
    ideas: frozenset[str]
    harms: frozenset[str] = frozenset()
    """Ideas of harm, which the heads for harms look at and the levels do not."""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a text: of each sentence, and the signs of the text as a whole."""

    parts: list[Part]
    signs: frozenset[str]
    told: float = 0.0
    """How often a longer text comes back to danger and despair of the writer: 0 for a text of three sentences or fewer."""
    speaks_of_danger: bool = False
    """Whether any word or idea of danger is known in it, whoever it is about, or it is in a language with no lexicon."""


def features_of(notes: Notes, reading: Reading, previous: str = "") -> Features:
    """The features of a text whose notes and reading by the rules are at hand; `previous` is the plain message it answers."""
    found, plain = sentences(notes.normal.text), Sifted(notes.normal.text)
    ideas = ideas_in(plain, found)
    harms = [frozenset(f"!{each}" for each in one) for one in ideas_in(plain, found, HARM_IDEAS)]
    before = [None, *found]
    parts = [_part(each, before[place], ideas[place], harms[place]) for place, each in enumerate(found)]
    signs = frozenset(signs_of(notes, reading, found, plain, previous))
    return Features(parts, signs, _told(found), _speaks(notes, found, ideas))


def _speaks(notes: Notes, found: list[Sentence], ideas: list[frozenset[str]]) -> bool:
    is_named = any(each.name in _OF_DANGER for sentence in found for each in sentence.meanings)
    return notes.language != "en" or is_named or any(each & _IDEAS_OF_DANGER for each in ideas)


def _told(found: list[Sentence]) -> float:
    if len(found) <= SHORT:
        return 0.0
    grave, heavy = (sum(_is_about_me(each, names) for each in found) for names in (_GRAVE, _HEAVY))
    return min(1.0, len(found) / 6) * (log1p(grave) + 0.3 * log1p(heavy))


def _is_about_me(sentence: Sentence, names: frozenset[str]) -> bool:
    return any(each.name in names and each.who in ("me", "none") for each in sentence.meanings)


def _part(sentence: Sentence, before: Sentence | None, ideas: frozenset[str], harms: frozenset[str]) -> Part:
    meanings = {*_scoped(sentence.meanings), *_paired(sentence.meanings)}
    if before:
        meanings.update(_across(before.meanings, sentence.meanings))
    letters = _letters(_without_who(sentence))
    return Part(sentence.start, sentence.end, _words(sentence), frozenset(meanings), letters, ideas, harms)


def _words(sentence: Sentence) -> frozenset[str]:
    words = _without_who(sentence)
    pairs = (f"{one}_{two}" for one, two in pairwise(words))
    skips = (f"{one}__{two}" for one, two in zip(words, words[2:], strict=False))
    ends = (f"^{words[0]}", f"{words[-1]}$")
    marked = (
        f"{_mark(each)}_{sentence.words[each.first]}" for each in sentence.meanings if _mark(each) and each.name != WHO
    )
    return frozenset((*words, *pairs, *skips, *ends, *marked))


def _without_who(sentence: Sentence) -> list[str]:
    """The words, with what people are (faith, origin, love, illness by name) taken out: the same words weigh the same for everybody."""
    who = {place for each in sentence.meanings if each.name == WHO for place in range(each.first, each.last + 1)}
    return [word for place, word in enumerate(sentence.words) if place not in who] or ["~"]


def _mark(meaning: Meaning) -> str:
    return "neg" if meaning.is_denied else "other" if meaning.who == "they" else "you" if meaning.who == "you" else ""


def _scoped(meanings: list[Meaning]) -> Iterator[str]:
    for each in meanings:
        if each.name == WHO:
            continue
        yield f"={each.name}"
        yield f"={each.who}.{each.name}"
        if each.is_denied:
            yield f"=neg.{each.name}"
            yield f"=neg.{each.who}.{each.name}"
        if each.is_supposed:
            yield f"=if.{each.name}"


def _names(meanings: list[Meaning]) -> list[str]:
    named = dict.fromkeys(f"neg.{each.name}" if each.is_denied else each.name for each in meanings if each.name != WHO)
    return sorted(list(named)[:MOST_MEANINGS])


def _paired(meanings: list[Meaning]) -> Iterator[str]:
    for one, two in combinations(_names(meanings), 2):
        yield f"={one}+{two}"


def _across(before: list[Meaning], now: list[Meaning]) -> Iterator[str]:
    for one in _names(before)[:6]:
        for two in _names(now)[:6]:
            yield f"={one}>{two}"


def _letters(words: list[str]) -> frozenset[str]:
    """Runs of three to five letters of the longer words, so that a mistyped word still looks like itself."""
    found: set[str] = set()
    for word in set(words):
        if 4 <= len(word) <= 24 and word.isalpha():
            framed = f"<{word}>"
            for size in (3, 4, 5):
                found.update(framed[place : place + size] for place in range(len(framed) - size + 1))
    return frozenset("#" + each for each in found)
