"""Codes that can be said aloud, heard, typed on any keyboard and held against what is kept.

Four made-up words such as "lusab-babad-gutih-tugad": each is five letters, consonant and vowel in turn, and carries 16 random bits
(the alphabet of proquints, arXiv:0901.4016). 64 bits in all: at a thousand tries a second, finding one of a million good codes takes
half a million years, and tries are counted long before.
"""

import hashlib
import re
import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

CONSONANTS, VOWELS = "bdfghjklmnprstvz", "aiou"
WORDS = 4
PURPOSE = "hearthside.groups.invitation"


def new_code() -> str:
    """A new code of four words."""
    return "-".join(_word(secrets.randbits(16)) for _number in range(WORDS))


def _word(bits: int) -> str:
    places = ((12, CONSONANTS), (10, VOWELS), (6, CONSONANTS), (4, VOWELS), (0, CONSONANTS))
    return "".join(letters[(bits >> shift) % len(letters)] for shift, letters in places)


def words_of(code: str) -> list[str]:
    """The words of a spoken code, to be said one by one."""
    return code.split("-")


def as_typed(code: str) -> str:
    """The code as it was made, however it was typed: in capitals, with spaces, dots or nothing between its words."""
    letters = re.sub(r"[^a-z]", "", code.lower())
    return "-".join(letters[start : start + 5] for start in range(0, len(letters), 5))


def fingerprint(code: str) -> str:
    """What is kept of a spoken code: a hash with the site's key, so that a copy of the database alone opens no door."""
    return _keyed(as_typed(code), settings.SECRET_KEY)


def fingerprints(code: str) -> list[str]:
    """Every form in which a good code may be kept: under this key or one before it, or as the long code of earlier invitations."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    long_code = hashlib.sha256(code.encode()).hexdigest()
    return [long_code, *(_keyed(as_typed(code), key) for key in keys)]


def _keyed(words: str, key: str | bytes) -> str:
    return salted_hmac(PURPOSE, words, secret=key, algorithm="sha256").hexdigest()
