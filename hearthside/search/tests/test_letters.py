"""How texts are cut into words, beside the rule in its plainest form."""

import re
from random import Random

from hearthside.search.letters import MARKS, PIECE, UNSEEN, UNSPACED

PLAIN = re.compile(
    rf"(?P<run>[{UNSPACED}][{UNSPACED}{UNSEEN}]*)|(?P<word>(?:(?![{UNSPACED}])[^\W_])(?:(?![{UNSPACED}])[^\W_]|[{MARKS}{UNSEEN}]|['’](?=[^\W_]))*)"
)
"""A run of a script without spaces; or a letter or figure of another, and then such, marks, unseen signs, and apostrophes before one."""
SIGNS = "ab'’_ é1-*東ไ가\u0300\u200b\u00ad\u0301夜ا\u064b\ufe0f😀\U00020001\u0e31~\u007f\u0080"


def pieces(rule: re.Pattern[str], text: str) -> list[tuple[str | None, tuple[int, int]]]:
    """What the rule finds: its kind, its beginning and its end."""
    return [(found.lastgroup, found.span()) for found in rule.finditer(text)]


def test_texts_of_all_kinds_of_signs_are_cut_as_the_plain_rule_cuts_them():
    chance = Random(1)
    texts = ["".join(chance.choices(SIGNS, k=chance.randint(1, 14))) for _ in range(10_000)]
    assert [text for text in texts if pieces(PIECE, text) != pieces(PLAIN, text)] == []


def test_every_sign_of_the_first_plane_is_taken_as_the_plain_rule_takes_it():
    signs = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    texts = [f"{sign} a{sign}b'{sign} 東{sign}京{sign}a’{sign}" for sign in signs]
    assert [text for text in texts if pieces(PIECE, text) != pieces(PLAIN, text)] == []
