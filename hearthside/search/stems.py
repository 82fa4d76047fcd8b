"""Languages: how a word is cut to its stem, and which small words say nothing on their own."""

import json
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock
from typing import Any

import snowballstemmer
from django.conf import settings

ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Language code to the name of its Snowball algorithm. A language that is not here keeps its words as they are."""
ENDINGS_ONLY = frozenset("ca cs da de en es et fi fr hu it nb nn no pl pt ro ru sv".split())
"""Languages whose stems begin as their words do: only endings are cut."""
FIRST_LETTER_ONLY = frozenset("de et fi".split())
"""Of those, the ones that may also change letters further in."""
ENDING = 2
"""Letters at the end of a stem that may not be those of its word; all before them are, in the other languages of `ENDINGS_ONLY`."""
GUESSED_FROM = 60
"""Words of a text that are looked at to guess its language."""
_one_at_a_time = Lock()


def languages() -> list[str]:
    """The languages people write in here, as the operator says; the first counts when a text tells nothing."""
    return settings.SEARCH_LANGUAGES or ["en"]


def beginning(word: str, language: str) -> str:
    """With what every word begins that has this folded word's stem; nothing where the language says no such thing."""
    code, found = language.split("-")[0], stem(word, language)
    if code not in ENDINGS_ONLY:
        return ""
    return found[:1] if code in FIRST_LETTER_ONLY else found[: max(1, len(found) - ENDING)]


@lru_cache(maxsize=8_000)
def stem(word: str, language: str) -> str:
    """The folded word's stem; the word itself in a language without an algorithm."""
    cutter = _cutter(language)
    if cutter is None:
        return word
    with _one_at_a_time:
        return str(cutter.stemWord(word))


@cache
def _cutter(language: str) -> Any:
    name = ALGORITHMS.get(language.split("-")[0])
    return snowballstemmer.stemmer(name) if name else None


@cache
def small_words(language: str) -> frozenset[str]:
    """Folded words that stand in nearly every text of the language."""
    return _lists().get(language.split("-")[0], frozenset())


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("hearthside.search") / "data" / "small_words.json").read_text()
    return {code: frozenset(words.split()) for code, words in json.loads(text).items()}


def guess(words: list[str]) -> str:
    """Which of the site's languages these folded words are most likely in, by their small words."""
    known = languages()
    if len(known) == 1:
        return known[0]
    seen = words[:GUESSED_FROM]
    return max(known, key=lambda code: sum(word in small_words(code) for word in seen))
