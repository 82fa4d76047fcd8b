"""What somebody typed, understood: words, "words in quotes", and -words to leave out. Any text at all gives an answer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from hearthside.search.stems import beginning, languages
from hearthside.search.terms import Word, choices, is_small, words_in

MOST_LETTERS = 400
MOST_PARTS = 12
"""Words and phrases that are looked for; more than anybody means."""
_OPEN, _CLOSE = '"“”„«»「『＂', '"“”„«»」』＂'
_SAID = re.compile(
    rf"(?P<not>(?<!\S)[-−–](?=[^\s\-]))?(?:[{_OPEN}](?P<phrase>[^{_OPEN}{_CLOSE}]*)[{_CLOSE}]|(?P<word>[^\s{_OPEN}{_CLOSE}]+))"
)

Group = frozenset[int]
"""Numbers that each stand for the same word."""


@dataclass(frozen=True)
class Part:
    """One word, or several that must follow each other."""

    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Asked:
    """What is looked for. Without `must` there is nothing to look for, and `trouble` says why."""

    must: tuple[Part, ...] = ()
    without: tuple[Part, ...] = ()
    is_cut: bool = False
    trouble: str = ""
    starts: tuple[str, ...] = ()
    """With what the words begin that must be there, in any form; nothing where one of the site's languages does not tell."""

    @cached_property
    def groups(self) -> list[Group]:
        """Every word that must be there, phrases taken apart."""
        return list(dict.fromkeys(group for part in self.must for group in part.groups))

    @cached_property
    def known(self) -> Known:
        """Where in any piece of a text the words stand that must be there."""
        return Known(frozenset().union(*self.groups), self.starts)


class Known(dict[str, list[tuple[int, int]]]):
    """By a piece of a text, the beginning and end in it of each word that is asked for. A piece is looked at once for all texts of a page.
    Most are told apart by how they begin, without looking for their stem."""

    def __init__(self, wanted: Group, starts: tuple[str, ...]) -> None:
        self.wanted, self.starts = wanted, starts

    def __missing__(self, piece: str) -> list[tuple[int, int]]:
        """As it is when this piece was not met before."""
        is_other = self.starts and piece.isascii() and piece.isalnum() and not piece.lower().startswith(self.starts)
        found = self[piece] = (
            [] if is_other else [(one.start, one.end) for one in words_in(piece) if self._is_wanted(one)]
        )
        return found

    def _is_wanted(self, word: Word) -> bool:
        return (not self.starts or word.text.startswith(self.starts)) and not self.wanted.isdisjoint(choices(word))


def understand(text: str) -> Asked:
    """Never refuses. Signs of control are dropped; of a long text the first words count."""
    plain = _cleaned(text)
    short = plain[:MOST_LETTERS]
    must, without, saw_words, looked_for = list[Part](), list[Part](), False, list[Word]()
    for found in _SAID.finditer(short):
        words = list(words_in(found["phrase"] if found["phrase"] is not None else found["word"]))
        saw_words = saw_words or bool(words)
        part = _part(words)
        if part.groups:
            (without if found["not"] else must).append(part)
            looked_for += words
    is_cut = len(plain) > MOST_LETTERS or len(must) > MOST_PARTS
    return Asked(
        tuple(dict.fromkeys(must))[:MOST_PARTS],
        tuple(dict.fromkeys(without))[:MOST_PARTS],
        is_cut,
        _trouble(must, without, saw_words),
        _starts(looked_for),
    )


def _starts(words: list[Word]) -> tuple[str, ...]:
    found = {word.text if word.is_pair else beginning(word.text, one) for word in words for one in languages()}
    return () if "" in found else tuple(sorted(found))


def _cleaned(text: str) -> str:
    """Without what cannot be seen and is no space."""
    short = text[: MOST_LETTERS * 4]
    kept = "".join(sign if unicodedata.category(sign) not in {"Cc", "Cs"} else " " for sign in short)
    return " ".join(kept.split())


def _part(words: list[Word]) -> Part:
    """A phrase goes without the words that are small in any language here: in texts of that one they are not there to follow."""
    words = [word for word in words if not is_small(word)] or words
    return Part(tuple(group for word in words if (group := choices(word))))


def _trouble(must: list[Part], without: list[Part], saw_words: bool) -> str:
    if must:
        return ""
    if without:
        return "only_without"
    return "small_words" if saw_words else "nothing"
