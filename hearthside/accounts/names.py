"""Names people choose. Two names that look alike count as one, so that nobody can pose as somebody else."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 30
RESERVED = {"admin", "administrator", "moderator", "hearthside", "staff", "support", "safety", "team", "help", "system"}
_ALIKE = {
    ord(lookalike): plain
    for plain, lookalikes in {
        "a": "аα@ɑ⍺",
        "b": "Ьβ",
        "c": "сϲᴄⅽ",
        "d": "ԁđ",
        "e": "еεёѐ3℮ꬲҽ",
        "g": "ɡց",
        "h": "һ",
        "i": "іıιї1!|ɩ⍳ꙇ",
        "j": "јϳ",
        "k": "кκ",
        "l": "ӏΙӀ∣ǀ",
        "m": "м",
        "n": "пո",
        "o": "оοσ0øօᴏⲟ",
        "p": "рρ",
        "q": "ԛզ",
        "r": "ᴦꭇ",
        "s": "ѕ5$ꜱ",
        "t": "тτ",
        "u": "υᴜʋꭎս",
        "v": "νѵᴠ",
        "w": "ԝωᴡ",
        "x": "хχ",
        "z": "ᴢ",
        "y": "уүγʏ",
        "ss": "ß",
    }.items()
    for lookalike in lookalikes
}

INVISIBLE = set(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc"
    + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
)
"""Letters and marks that show nothing: fillers, joiners, selectors, a blank braille cell."""
TOGETHER = {"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"}
"""Alphabets that are written together; all others stand alone in a name (UTS 39, "highly restrictive")."""


def key_of(name: str) -> str:
    """The look of a name: compatibility forms, case, accents, look-alike letters and separators folded (after UTS 39)."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name.translate(_ALIKE)).casefold())
    shown = (c for c in plain if not unicodedata.combining(c) and c not in INVISIBLE)
    letters = "".join(str(unicodedata.decimal(c, c)) for c in shown).translate(_ALIKE)
    return "".join(c for c in letters if c.isalnum()).replace("l", "i").replace("rn", "m")


def alphabets_of(name: str) -> set[str]:
    """The alphabets that the letters of a name are from, by their Unicode names."""
    letters = (c for c in unicodedata.normalize("NFKC", name) if c.isalpha())
    return {unicodedata.name(c, "UNNAMED").split()[0] for c in letters} - {"FEMININE", "MASCULINE", "MODIFIER"}


def clean_name(name: str) -> str:
    """The name as stored, without what nobody can see. Refuses empty, too long, control or link-like names, names that mix alphabets,
    and names that pose as the team."""
    name = "".join(c for c in name if c not in INVISIBLE)
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not key_of(name):
        raise ValidationError(_("Please choose a name with at least one letter or number."))
    if len(name) > LONGEST:
        raise ValidationError(_("Please choose a name of at most %(count)d letters.") % {"count": LONGEST})
    if any(unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs"} or c in ".:/<>@" for c in name):
        raise ValidationError(_("A name can have letters, numbers, spaces and _ - ' but no dots, slashes or @."))
    if len(alphabets := alphabets_of(name)) > 1 and not alphabets <= TOGETHER:
        raise ValidationError(_("Please use letters of one alphabet, so that nobody can look like somebody else."))
    if key_of(name) in {key_of(word) for word in RESERVED}:
        raise ValidationError(_("That name could be taken for the team. Please choose another."))
    return name
