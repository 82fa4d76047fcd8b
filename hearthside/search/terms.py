"""From words to terms: numbers made from stems with the site's secret. The index holds terms only, so it can be read by nobody."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache
from struct import unpack
from typing import NamedTuple

from django.conf import settings

from hearthside.search import letters, stems

BREAK = 0
"""Stands between title and body, and before what follows the words; no word becomes it."""
VERSION = "1"
"""Grows when words are cut or counted in another way: then the index is built anew."""


class Word(NamedTuple):
    """One word of a text, or two neighbours in a script without spaces: its folded form and its place."""

    text: str
    start: int
    end: int
    is_pair: bool = False


def words_in(text: str) -> Iterator[Word]:
    """The words of a text in order. Scripts without spaces come as pairs of neighbouring letters."""
    for found in letters.PIECE.finditer(text):
        if found.lastgroup == "run":
            yield from _pairs(found[0], found.start())
        else:
            for part in letters.parts_of(letters.folded(found[0])):
                if part:
                    yield Word(part, found.start(), found.end())


def _pairs(run: str, start: int) -> Iterator[Word]:
    signs = [(letters.folded(sign), start + place) for place, sign in enumerate(run)]
    signs = [(sign, place) for sign, place in signs if sign]
    if len(signs) == 1:
        yield Word(signs[0][0], signs[0][1], signs[0][1] + 1, True)
    for (one, place), (other, end) in zip(signs, signs[1:], strict=False):
        yield Word(one + other, place, end + 1, True)


def terms_of(title: str, body: str, *, also: str = "") -> array[int]:
    """The terms of a thing: its title, a break, its body, and after another break what is never part of a phrase."""
    parts = [list(words_in(title)), list(words_in(body))]
    language = stems.guess([word.text for part in parts for word in part if not word.is_pair])
    found = array("i")
    for number, part in enumerate(parts):
        found.extend(term for word in part if (term := term_of(word, language)) is not None)
        found.append(BREAK) if number == 0 else None
    tail = [sign_term(also)] if also else []
    tail += sorted({_numbered(sign) for part in parts for word in part if word.is_pair for sign in _lone(word)})
    if tail:
        found.append(BREAK)
        found.extend(tail)
    return found


def _lone(word: Word) -> list[str]:
    return [sign for sign in word.text if letters.is_han(sign)] if len(word.text) > 1 else []


def term_of(word: Word, language: str) -> int | None:
    """The word's number in this language; None for a small word, which is not kept."""
    if word.is_pair:
        return _numbered(word.text)
    if word.text in stems.small_words(language):
        return None
    return _numbered(stems.stem(word.text, language))


def choices(word: Word) -> frozenset[int]:
    """The numbers this word may have, in any of the site's languages; empty for a word that is small in all of them."""
    return _choices(word.text, word.is_pair, tuple(stems.languages()), settings.SECRET_KEY)


def is_small(word: Word) -> bool:
    """Whether texts in one of the site's languages are kept without this word."""
    return not word.is_pair and any(word.text in stems.small_words(language) for language in stems.languages())


@lru_cache(maxsize=8_000)
def _choices(text: str, is_pair: bool, languages: tuple[str, ...], _secret: str) -> frozenset[int]:
    found = (term_of(Word(text, 0, 0, is_pair), language) for language in languages)
    return frozenset(term for term in found if term is not None)


def sign_term(name: str) -> int:
    """The number of a sign that no word can spell, such as the kind of a thing."""
    return _numbered(f"/{name}")


def _numbered(text: str) -> int:
    """A number of 32 bits, never `BREAK`, that says nothing without the site's secret."""
    return _number_of(text, settings.SECRET_KEY)


@lru_cache(maxsize=8_000)
def _number_of(text: str, secret: str) -> int:
    (number,) = unpack("<i", hashlib.blake2b(text.encode(), digest_size=4, key=_key(secret)).digest())
    return int(number) or 1


@cache
def _key(of_site: str) -> bytes:
    return hashlib.blake2b(of_site.encode(), person=b"hearth.search", digest_size=32).digest()


def fingerprint() -> str:
    """Changes when terms would be made in another way: another secret, other languages, other code."""
    said = "|".join([VERSION, *stems.languages(), str(_numbered("a fixed word"))])
    return hashlib.sha256(said.encode()).hexdigest()[:32]
