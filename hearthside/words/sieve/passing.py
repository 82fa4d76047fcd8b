"""A text with its short runs of letters listed once, and a pattern that asks that list before it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from weakref import WeakSet

from hearthside.words.sieve.needed import Way, fold, needed

_GRAM = 5
_COMMON_FIRST = " etaoinsrhldcumfpgwybvk'xjqz"
"""Letters of English from common to rare, to ask for the rarest run of letters first. A guess here costs only time."""
_END = 2**31 - 1


_Need = tuple[str, list[frozenset[str]]]
_made: WeakSet[Sieve] = WeakSet()


class Sifted(str):
    """A text that knows every run of five letters in it. It is an ordinary text in all else, and nothing outlives it."""

    folded: str
    grams: frozenset[str]

    def __new__(cls, text: str) -> Sifted:
        """The same text, folded to lower case and cut into runs of five letters, once."""
        made = super().__new__(cls, text)
        made.folded = fold(text)
        made.grams = _grams_of(made.folded)
        return made


class Sieve:
    """A pattern, and letters of which every match holds some. Ask it like a compiled pattern.

    All is worked out at first use: a process that reads no words starts without it. `make_ready` does it ahead of time.
    """

    pattern: re.Pattern[str]
    ways: tuple[Way, ...]
    _short: list[_Need]
    _long: dict[str, list[_Need]]
    _grams: frozenset[str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Written as for re.compile."""
        self._written = pattern, flags
        _made.add(self)

    def __getattr__(self, name: str) -> Any:
        """Only asked for what is not there yet."""
        if name not in Sieve.__annotations__:
            raise AttributeError(name)
        self._work_out()
        return self.__dict__[name]

    def _work_out(self) -> None:
        """The letters come from the pattern itself, so that they never drift apart."""
        pattern = re.compile(*self._written)
        ways = needed(pattern)
        short: list[_Need] = []
        long: dict[str, list[_Need]] = {}
        for first, *others in ways:
            for need in first:
                place = long.setdefault(_rarest_gram(need), []) if len(need) >= _GRAM else short
                place.append((need, others))
        self._grams, self._short, self._long, self.ways, self.pattern = frozenset(long), short, long, ways, pattern

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Every match, as re finds them. An ordinary text is searched as it is."""
        return self.pattern.finditer(text, start, end) if self.may_match(text) else iter(())

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The first match, as re finds it, or None."""
        return self.pattern.search(text, start, end) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """False only when the pattern cannot be anywhere in the text. True for a text that is not sifted."""
        if not self.ways or not isinstance(text, Sifted):
            return True
        if not self._short and self._grams.isdisjoint(text.grams):
            return False
        return next(self._present(text), None) is not None

    def present(self, text: Sifted) -> list[str]:
        """The needed letters that the text holds, folded; a match holds at least one of them."""
        return list(self._present(text))

    def _present(self, text: Sifted) -> Iterator[str]:
        for gram in self._grams & text.grams:
            yield from _held(self._long[gram], text)
        if self._short:
            yield from _held(self._short, text)


def _held(needs: list[_Need], text: Sifted) -> Iterator[str]:
    letters = text.folded
    for need, others in needs:
        if need in letters and all(any(other in letters for other in each) for each in others):
            yield need


def _grams_of(letters: str) -> frozenset[str]:
    return frozenset(map("".join, zip(letters, letters[1:], letters[2:], letters[3:], letters[4:], strict=False)))


def _rarest_gram(need: str) -> str:
    return max(sorted(_grams_of(need)), key=lambda gram: sum(_COMMON_FIRST.find(letter) % 30 for letter in gram))


def sieve(pattern: str, flags: int = 0) -> Sieve:
    """The sieve of a pattern written as for re.compile. Its first use refuses (re.error) what re refuses."""
    return Sieve(pattern, flags)


def make_ready() -> None:
    """Every sieve made so far has its letters worked out: about a second of work, better done before somebody waits for it."""
    for one in list(_made):
        _ = one.ways
