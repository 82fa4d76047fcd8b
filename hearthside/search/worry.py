"""Whether a question sounds like somebody in danger, or like looking for harm. Read at once, kept nowhere, told to nobody."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearthside.search.terms import words_in


@dataclass(frozen=True)
class Reading:
    """`shows_help`: help comes first. `looks_for_harm`: nothing else is shown. `is_unsure`: the words could not be read well enough to
    tell; a quiet line says where help is."""

    shows_help: bool = False
    looks_for_harm: bool = False
    is_unsure: bool = False


_readers: list[Callable[[str], Reading]] = []


def is_read_by(reader: Callable[[str], Reading]) -> None:
    """After this, `reader(text)` is asked about every question. It must keep nothing."""
    if reader not in _readers:
        _readers.append(reader)


def read(text: str) -> Reading:
    """What the words alone say, and what the readers say; signs without a word or a picture ask for nothing. Never fails: a reader that
    does counts as help first."""
    if not says_something(text):
        return Reading()
    found = [_by_words(text)]
    for reader in _readers:
        try:
            found.append(reader(text))
        except Exception:
            found.append(Reading(shows_help=True))
    return Reading(
        any(one.shows_help for one in found),
        any(one.looks_for_harm for one in found),
        any(one.is_unsure for one in found),
    )


def says_something(text: str) -> bool:
    """Whether there is a letter, a figure or a picture among the signs."""
    return any(unicodedata.category(sign)[0] in "LN" or unicodedata.category(sign) == "So" for sign in text)


def _by_words(text: str) -> Reading:
    said = f" {' '.join(word.text for word in words_in(text[:1000]))} "
    return Reading(any(f" {words} " in said for words in _words()))


@cache
def _words() -> tuple[str, ...]:
    """Folded words that, alone in a search box, may come from somebody who needs a person now."""
    return tuple(json.loads((files("hearthside.search") / "data" / "worrying.json").read_text()))
