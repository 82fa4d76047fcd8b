"""The piece of a text that shows why it was found, in parts that are marked and parts that are not. Pages escape both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearthside.search.asking import Asked
from hearthside.search.terms import Word, choices, words_in

BEFORE, LONGEST = 60, 220
READ = 12_000
"""Letters of a text that are looked at."""


@dataclass(frozen=True)
class Piece:
    """Some letters, and whether they are what was asked for."""

    text: str
    is_marked: bool = False


def snippet(text: str, asked: Asked) -> list[Piece]:
    """About two lines around the first place with most of the words; the beginning when none is in it."""
    plain = " ".join(text[:READ].split())
    spots = [(word.start, word.end) for word in _asked_for(plain, asked)]
    start = _start(plain, spots)
    return _pieces(plain, start, _end(plain, start), spots)


def _asked_for(text: str, asked: Asked) -> Iterator[Word]:
    """The words of a text that were asked for. Most are told apart by their first letter, without looking for their stem."""
    wanted = frozenset(term for group in asked.groups for term in group)
    for word in words_in(text):
        if (not asked.starts or word.text[0] in asked.starts) and not wanted.isdisjoint(choices(word)):
            yield word


def _start(text: str, spots: list[tuple[int, int]]) -> int:
    if not spots:
        return 0
    best = max(
        spots, key=lambda spot: (sum(spot[0] <= other < spot[0] + LONGEST - BEFORE for other, _ in spots), -spot[0])
    )
    start = max(0, best[0] - BEFORE)
    if start == 0:
        return 0
    space = text.find(" ", start, best[0])
    return space + 1 if space >= 0 else start


def _end(text: str, start: int) -> int:
    end = start + LONGEST
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", start + LONGEST // 2, end)
    return space if space > 0 else end


def _pieces(text: str, start: int, end: int, spots: list[tuple[int, int]]) -> list[Piece]:
    found, at = [Piece("… ")] if start else [], start
    for first, last in _joined(spots):
        if first < at or first >= end:
            continue
        found += [Piece(text[at:first]), Piece(text[first : min(last, end)], True)]
        at = min(last, end)
    found += [Piece(text[at:end]), Piece(" …") if end < len(text) else Piece("")]
    return [piece for piece in found if piece.text]


def _joined(spots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbouring pairs of one run become one mark."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spots):
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def plain_words(markdown: str) -> str:
    """A text without the signs of its markup, for a line of a list."""
    return re.sub(r"[*_`#>~\[\]]+|\]\([^)]*\)", " ", markdown)
