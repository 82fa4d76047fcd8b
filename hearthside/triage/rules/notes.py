"""What is known of one text while it is read. Quotes, sentences and whole-text signs are looked up once each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from hearthside.triage.rules import scope
from hearthside.triage.rules.languages import Language, language_of
from hearthside.triage.rules.normalising import Normal, normalise
from hearthside.triage.rules.shapes import Level, Reason, higher
from hearthside.words.sieve import Sieve, Sifted, fold

_SENTENCE_END = re.compile(r"[.!?\n]+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")


@dataclass(slots=True)
class Notes:
    """What has been noticed so far in one text. Lives as long as the reading and is kept nowhere."""

    normal: Normal
    plain: Sifted
    asked: str
    """The end of the message the text answers, made plain; empty when it answers none."""
    language: Language
    quotes: list[tuple[int, int]]
    """Where quotes stand that are not the writer's own words about themselves, in reading order."""
    level: Level = "green"
    reasons: list[Reason] = field(default_factory=list)
    harms: set[str] = field(default_factory=set)
    is_about_other: bool = False
    _held: dict[Sieve, bool] = field(default_factory=dict)
    _sentences: list[tuple[int, int, str]] = field(default_factory=list)

    def note(self, level: Level, why: str, start: int, end: int) -> None:
        """Raises the level, never lowers it, and keeps the reason with its place in the original text."""
        self.level = higher(self.level, level)
        self.reasons.append(Reason(*self.normal.original(start, end), why))

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a stretch of the plain text."""
        before = _SENTENCE_END.split(self.plain[max(0, start - 400) : start])[-1]
        after = _SENTENCE_END.split(self.plain[end : end + 300])[0]
        return before + self.plain[start:end] + after

    def before(self, start: int, letters: int = 100) -> str:
        """What stands before, within so many letters."""
        return self.plain[max(0, start - letters) : start]

    def holds(self, pattern: Sieve) -> bool:
        """True when the pattern is anywhere in the text. Looked up once, however often it is asked."""
        if pattern not in self._held:
            self._held[pattern] = pattern.search(self.plain) is not None
        return self._held[pattern]

    def quote_around(self, place: int) -> tuple[int, int] | None:
        """The quote that a place in the plain text stands in, or None."""
        index = bisect_right(self.quotes, (place, len(self.plain) + 1)) - 1
        quote = self.quotes[index] if index >= 0 else (0, 0)
        return quote if quote[0] <= place < quote[1] else None

    def found_in_sentences(self, pattern: Sieve) -> Iterator[re.Match[str]]:
        """Matches that start and end within one sentence, in reading order."""
        present = pattern.present(self.plain)
        for start, end, words in self._all_sentences() if present else ():
            if any(need in words for need in present):
                yield from pattern.pattern.finditer(self.plain, start, end)

    def _all_sentences(self) -> list[tuple[int, int, str]]:
        if not self._sentences:
            self._sentences = [(*each.span(), fold(each.group())) for each in _SENTENCE.finditer(self.plain)]
        return self._sentences


def notes_on(text: str, previous: str) -> Notes:
    """Notes on a text before anything is read in it. `text` is read to its end, `previous` from its last 2000 letters."""
    normal = normalise(text)
    plain = scope.mask_idioms(normal.text)
    asked = normalise(previous[-2000:]).text if previous else ""
    return Notes(normal, plain, asked, language_of(normal.text), scope.quoted(plain))
