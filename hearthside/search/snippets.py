"""The piece of a text that shows why it was found, in parts that are marked and parts that are not. Pages escape both."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from hearthside.search.asking import Asked
from hearthside.search.letters import PIECE

BEFORE, LONGEST = 60, 220
READ = 12_000
"""Letters of a text that are looked at."""
_MARKUP = re.compile(r"[*_`#>~\[\]]+|\]\([^)]*\)")


@dataclass(frozen=True)
class Piece:
    """Some letters, and whether they are what was asked for."""

    text: str
    is_marked: bool = False


def snippet(text: str, asked: Asked) -> list[Piece]:
    """About two lines around the first place with most of the words; the beginning when none is in it."""
    plain = " ".join(text[:READ].split())
    spots = list(_spots(plain, asked))
    start = _start(plain, spots)
    return _pieces(plain, start, _end(plain, start), spots)


def _spots(text: str, asked: Asked) -> Iterator[tuple[int, int]]:
    """Where the words that were asked for begin and end."""
    known = asked.known
    for found in PIECE.finditer(text):
        for first, last in known[found[0]]:
            yield found.start() + first, found.start() + last


def _start(text: str, spots: list[tuple[int, int]]) -> int:
    if not spots:
        return 0
    firsts = [first for first, _last in spots]
    # The earliest of those with the most words behind them.
    best = max(firsts, key=lambda first: bisect_left(firsts, first + LONGEST - BEFORE) - bisect_left(firsts, first))
    start = max(0, best - BEFORE)
    if start == 0:
        return 0
    space = text.find(" ", start, best)
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
    return _MARKUP.sub(" ", markdown)
