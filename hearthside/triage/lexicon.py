"""What words are about: some eighty meanings, each with the words and sayings that carry it, written for this project."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parent / "data" / "lexicon.txt"
TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[?!,;:£$€%@]|[^\w\s.'\"()\-/*_#]")
LONGEST_SAYING = 6


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sayings by their words, and stems by their first letters; both lead to the meanings they carry."""

    sayings: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    stem_lengths: tuple[int, ...]
    stem_starts: frozenset[str]
    """The first letters of all stems, as many as the shortest has."""
    first_words: dict[str, int]
    """For each word that begins a saying, the number of words of the longest one it begins."""

    def at(self, words: list[str], place: int) -> tuple[tuple[str, ...], int]:
        """The meanings that begin at a word, and how many words carry them; the longest saying counts. None: ((), 1)."""
        word = words[place]
        for length in range(min(self.first_words.get(word, 0), len(words) - place), 0, -1):
            found = self.sayings.get(" ".join(words[place : place + length]))
            if found:
                return found, length
        return self._of_stem(word), 1

    def _of_stem(self, word: str) -> tuple[str, ...]:
        if word[: self.stem_lengths[-1]] not in self.stem_starts:
            return ()
        for length in self.stem_lengths:
            if len(word) >= length and (found := self.stems.get(word[:length])):
                return found
        return ()


@cache
def lexicon() -> Lexicon:
    """The lexicon of this release, read once."""
    sayings: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    for name, saying in _lines():
        if saying.endswith("*"):
            stems.setdefault(saying[:-1], []).append(name)
        else:
            sayings.setdefault(" ".join(TOKEN.findall(saying)), []).append(name)
    lengths = tuple(sorted({*map(len, stems)}, reverse=True))
    starts = frozenset(stem[: lengths[-1]] for stem in stems)
    return Lexicon(_fixed(sayings), _fixed(stems), lengths, starts, _longest(sayings))


def _lines() -> list[tuple[str, str]]:
    lines = (line for line in LEXICON.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    split = (line.partition(":") for line in lines)
    return [(name, each.strip()) for name, _, listed in split for each in listed.split(",") if each.strip()]


def _fixed(found: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(set(names))) for key, names in found.items()}


def _longest(sayings: dict[str, list[str]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for saying in sayings:
        words = saying.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest
