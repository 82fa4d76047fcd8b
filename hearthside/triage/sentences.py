"""Cuts a plain text into sentences of words, and says of each word whom it is about and whether it is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hearthside.triage.lexicon import TOKEN, lexicon
from hearthside.words.listed import listed

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_ME = frozenset("i i'm i've i'd i'll me my myself mine im ive".split())
_YOU = frozenset("you you're you've you'd you'll your yours yourself u ur".split())
_WE = frozenset("we we're we've we'd we'll us our ours ourselves".split())
_THEY = frozenset(
    listed("""he he's he'd he'll him his himself she she's she'd she'll her hers herself they they're they've they'd they'll them
    their themselves themself someone somebody people everyone everybody nobody anyone""")
)
_DENIALS = frozenset(
    listed("""not never no without nobody none neither nor hardly don't didn't doesn't isn't wasn't won't wouldn't can't couldn't
    haven't hasn't hadn't aren't weren't shouldn't ain't stopped nothing""")
)
_NO_DENIAL = frozenset("stop help know sure only just care mind kidding joking wait one".split())
_BREAKS = frozenset(", ; : but because and though although so".split())
_IFS = frozenset("if unless suppose imagine would could might".split())
REACH = 5
"""How many words a denial reaches over."""


@dataclass(slots=True)
class Sentence:
    """One sentence: where it stands in the plain text, its words, and the meanings found in it with who and how."""

    start: int
    end: int
    words: list[str]
    places: list[tuple[int, int]]
    meanings: list[Meaning] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning in a sentence: its name, its words (first and last), who it is about, and whether it is denied or supposed."""

    name: str
    first: int
    last: int
    who: str
    is_denied: bool
    is_supposed: bool


def sentences(plain: str, last: int = 0) -> list[Sentence]:
    """The sentences of a plain text that hold any word, in reading order, with their meanings; only so many from the end when told."""
    spans = [match.span() for match in _SENTENCE.finditer(plain)]
    cut = [(span, tokens) for span in spans if (tokens := list(TOKEN.finditer(plain, *span)))]
    return [_sentence(*span, tokens) for span, tokens in cut[-last:]]


def _sentence(start: int, end: int, tokens: list[re.Match[str]]) -> Sentence:
    words, places = [token.group() for token in tokens], [token.span() for token in tokens]
    return Sentence(start, end, words, places, list(_meanings(words)))


def _meanings(words: list[str]) -> Iterator[Meaning]:
    known, who, denied_until, is_supposed, done = lexicon(), "none", -1, False, 0
    for place, word in enumerate(words):
        who = _who(word, who)
        if word in _BREAKS:
            denied_until, is_supposed = (denied_until, is_supposed) if word == "and" else (-1, False)
        is_supposed = is_supposed or word in _IFS
        names, length = known.at(words, place)
        for name in names if place + length > done else ():
            yield Meaning(name, place, place + length - 1, who, place <= denied_until, is_supposed)
        done = max(done, place + length) if names else done
        if word in _DENIALS and not (place + 1 < len(words) and words[place + 1] in _NO_DENIAL):
            denied_until = place + REACH


def _who(word: str, before: str) -> str:
    if word in _ME:
        return "me"
    if word in _YOU:
        return "you"
    if word in _WE:
        return "we"
    return "they" if word in _THEY or _is_kin(word) else before


def _is_kin(word: str) -> bool:
    names = lexicon().sayings.get(word, ())
    return "FAMILY" in names or "FRIEND" in names
