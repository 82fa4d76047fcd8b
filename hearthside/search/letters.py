"""Which characters make words, and how a word is brought to one form, whatever the keyboard it was written on."""

import re
import sys
import unicodedata
from functools import lru_cache


def _class_of(wanted: set[str]) -> str:
    """The characters of these Unicode categories as the inside of a character class."""
    spans: list[list[int]] = []
    for code in range(0x300, min(sys.maxunicode, 0x1FFFF) + 1):
        if unicodedata.category(chr(code)) in wanted:
            if spans and spans[-1][1] == code - 1:
                spans[-1][1] = code
            else:
                spans.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)


MARKS = _class_of({"Mn", "Mc"})
UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Joiners, soft hyphens and marks of direction: inside a word they change nothing."""
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003134f"
)
"""Scripts that put no space between words, or hang their endings on: Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese."""
_LETTER = rf"[^\W_{UNSPACED}]"
_PLAIN = r"(?![\0-~])"
"""Before a large class: the usual signs are in none of these, and are told apart at once."""
PIECE = re.compile(
    rf"(?P<word>{_LETTER}+(?:(?:['’](?=[^\W_])|{_PLAIN}[{MARKS}{UNSEEN}]){_LETTER}*)*)|{_PLAIN}(?P<run>[{UNSPACED}][{UNSPACED}{UNSEEN}]*)"
)
"""One word, or one run of letters of a script without spaces."""

_UNSEEN = re.compile(f"[{UNSEEN}ـ]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
# Accents of Latin, Greek, Cyrillic, Hebrew and Arabic may be left out when people write. In other scripts such marks are vowels.
_ACCENTS = re.compile(r"(?<!и)[\u0300-\u036f]|[\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
_FOLDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "’": "'"}
)
LONGEST = 40
"""Letters of a word that count."""


@lru_cache(maxsize=8_000)
def folded(word: str) -> str:
    """The word in one form: compatible letters, no case, no accents, nothing unseen."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", word)).casefold()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return unicodedata.normalize("NFC", bare).translate(_FOLDED)[:LONGEST]


def parts_of(word: str) -> list[str]:
    """A folded word without what hangs on by an apostrophe: "l'amour" is amour, "mother's" is mother."""
    if "'" not in word:
        return [word]
    parts = word.split("'")
    return [one for one in parts if len(one) > 2]


def is_han(letter: str) -> bool:
    """Whether one letter can be a word of its own."""
    return bool(_HAN.match(letter))
