"""Pass-phrases and recovery phrases, made of plain words that are easy to write down."""

import secrets
from functools import lru_cache
from pathlib import Path

from django.contrib.auth.hashers import check_password, make_password

RECOVERY_WORDS = 10
"""Ten of at least 512 words: 90 bits or more, which nobody guesses."""
SUGGESTED_WORDS = 4
"""Four words, 36 bits or more: NIST SP 800-63B asks for far less of a made-up secret that is rate limited."""
SHORTEST = 15
"""Characters of a pass-phrase that stands alone (NIST SP 800-63B-4, 3.1.1.2)."""


@lru_cache(maxsize=1)
def word_list() -> tuple[str, ...]:
    """Our own list of plain, kind words."""
    return tuple((Path(__file__).parent / "words.txt").read_text().split())


def made_up(count: int) -> str:
    """So many words at random, parted by spaces, at least `SHORTEST` characters together."""
    phrase = ""
    while len(phrase) < SHORTEST:
        phrase = " ".join(secrets.choice(word_list()) for _ in range(count))
    return phrase


def plain(phrase: str) -> str:
    """The phrase as compared: small letters, one space between words, commas and line breaks forgiven."""
    return " ".join("".join(c if c.isalpha() else " " for c in phrase.lower()).split())


def hash_of(phrase: str) -> str:
    """What is stored of a recovery phrase."""
    return make_password(plain(phrase))


def is_phrase(phrase: str, stored: str) -> bool:
    """Whether the phrase is the stored one; takes as long when nothing is stored."""
    if not stored:
        make_password(plain(phrase))
        return False
    return check_password(plain(phrase), stored)
