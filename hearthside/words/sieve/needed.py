"""Works out, from a pattern, a few strings of which every match holds at least one.

The way is that of code search: follow the pattern, join letters that stand side by side, and where it branches keep what
each branch needs (Russ Cox, "Regular Expression Matching with a Trigram Index", 2012). Whatever is not understood is
taken to need nothing, so a pattern may be looked at too often, never too seldom.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any

_MOST = 256
_NO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_SAME_LETTER = str.maketrans({"\u0130": "i", "\u0131": "i"})

Words = frozenset[str]
Way = tuple[Words, ...]
"""One way a pattern can match: some string of each set has to be there."""
_EMPTY: Words = frozenset(("",))


def fold(text: str) -> str:
    """The text as re.IGNORECASE compares it, or more alike: folded letter by letter, every gap as one space."""
    letters = text.lower() if text.isascii() else text.translate(_SAME_LETTER).casefold()
    return f" {' '.join(letters.split())} "


def needed(pattern: re.Pattern[str]) -> tuple[Way, ...]:
    """The ways the pattern can match, in folded strings, rarest set first; empty when nothing can be said."""
    try:
        parser = importlib.import_module("re._parser")
    except ImportError:
        return ()
    ways = tuple(_ways(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)))
    return ways if all(ways) else ()


def _ways(parsed: Iterable[Any]) -> Iterator[Way]:
    steps: list[tuple[str, Any]] = [
        (str(operation), argument) for operation, argument in parsed if str(operation) not in _NO_WIDTH
    ]
    only: list[tuple[str, Any]] = steps if len(steps) == 1 else [("", None)]
    operation, argument = only[0]
    if operation == "SUBPATTERN":
        yield from _ways(argument[3])
    elif operation == "BRANCH":
        for branch in argument[1]:
            yield from _ways(branch)
    else:
        yield _Walk().through(steps)


class _Walk:
    """One way through a pattern: what the letters read so far can be, and the needs seen."""

    def __init__(self) -> None:
        self._run: Words = _EMPTY
        self._seen: list[Words] = []

    def through(self, steps: Iterable[tuple[str, Any]]) -> Way:
        for operation, argument in steps:
            self._step(operation, argument)
        self._close()
        return tuple(sorted(self._seen, key=_worth, reverse=True)[:3])

    def _step(self, operation: str, argument: Any) -> None:
        words = _exact_of(operation, argument)
        if words is None:
            self._close()
            self._keep(_needs_of(operation, argument))
        elif len(self._run) * len(words) > _MOST:
            self._close()
            self._run = words
        else:
            self._run = frozenset(map("".join, product(self._run, words)))

    def _close(self) -> None:
        self._keep(self._run)
        self._run = _EMPTY

    def _keep(self, words: Words) -> None:
        single = _shortest({" ".join(f"|{word}|".split())[1:-1] for word in words})
        if words and all(word.strip() for word in single):
            self._seen.append(single)


def _shortest(words: Iterable[str]) -> Words:
    """The strings that hold no other of them; whatever holds a longer one holds one of these."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(short in word for short in kept):
            kept.append(word)
    return frozenset(kept)


def _best(parsed: Iterable[Any]) -> Words:
    """The one set most worth asking for, of which every way through a piece needs a string."""
    found: list[Words] = []
    for way in _ways(parsed):
        if not way:
            return frozenset()
        found.append(way[0])
    return _shortest(frozenset().union(*found))


def _worth(words: Words) -> tuple[int, int]:
    """Longer is rarer, so more worth asking for; then fewer, so quicker to ask."""
    return min(6, *map(len, words), 6), -len(words)


def _exact(parsed: Iterable[Any]) -> Words | None:
    """Everything a piece can be, when that is a short list; else None."""
    run: Words = _EMPTY
    for operation, argument in parsed:
        words = _EMPTY if str(operation) in _NO_WIDTH else _exact_of(str(operation), argument)
        if words is None or len(run) * len(words) > _MOST:
            return None
        run = frozenset(map("".join, product(run, words)))
    return run


def _exact_of(operation: str, argument: Any) -> Words | None:
    reader = _EXACT.get(operation)
    return reader(argument) if reader else None


def _exact_letter(code: int) -> Words:
    return frozenset((_letter(code),))


def _letter(code: int) -> str:
    letter = chr(code)
    return " " if letter.isspace() else letter.translate(_SAME_LETTER).casefold()


def _exact_class(members: Any) -> Words | None:
    if [str(value) for _, value in members] == ["CATEGORY_SPACE"]:
        return frozenset(" ")
    if len(members) > 4 or any(str(operation) != "LITERAL" for operation, _ in members):
        return None
    return frozenset(_letter(code) for _, code in members)


def _exact_branch(argument: Any) -> Words | None:
    found: set[str] = set()
    for branch in argument[1]:
        words = _exact(branch)
        if words is None or len(found) > _MOST:
            return None
        found |= words
    return frozenset(found) if len(found) <= _MOST else None


def _exact_repeat(argument: Any) -> Words | None:
    least, most, piece = argument
    words = _exact(piece)
    if words is None or (most > 1 and words != {" "}):
        return None
    return words if least else words | _EMPTY


_EXACT: dict[str, Callable[[Any], Words | None]] = {
    "LITERAL": _exact_letter,
    "IN": _exact_class,
    "BRANCH": _exact_branch,
    "SUBPATTERN": lambda argument: _exact(argument[3]) if not argument[1] | argument[2] else None,
    "MAX_REPEAT": _exact_repeat,
    "MIN_REPEAT": _exact_repeat,
}


def _needs_of(operation: str, argument: Any) -> Words:
    if operation == "SUBPATTERN":
        return _best(argument[3])
    if operation in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] > 0:
        return _best(argument[2])
    return _best([(operation, argument)]) if operation == "BRANCH" else frozenset()
