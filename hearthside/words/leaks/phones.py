"""Finds phone numbers that could be someone's own, and leaves helplines, dates, prices and scores alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import phonenumbers
from phonenumbers import PhoneNumberType

from hearthside.words.leaks.leak import Leak, leak
from hearthside.words.listed import listed
from hearthside.words.sieve import sieve

# Emergency numbers and harmonised numbers of social value (EU decision 2007/116/EC, 2009/884/EC), and national lines
# reached by short codes: US 988 and 211, GB 111, FR 3114, ES 024, and long-known freephone helplines.
HARMONISED_NUMBERS: frozenset[str] = frozenset(
    listed("""
    112 999 911 000 111 110 113 997 998 15 17 18 061 091 062 016 017 024 988 211 144 3114 3018 3020 3919 119 116000
    116006 116111 116117 116123 08001111 08001110111 08001110222 08001110333 08001110550 18002738255 800702222
    800121212 717003717 900202010 85258 741741 50808
""")
)
_REGIONS = ("GB", "US", "FR", "ES", "DE", "PL", "IE", "AU")
_CANDIDATE = re.compile(r"(?<![\w.€$£#/:+-])(?<!\d,)(?:\+|00)?\(?\d(?:[ \u00a0().\-/]{0,3}\d){6,16}(?![\w]|[.,:/-]\d)")
_DIALLED = re.compile(
    r"\+\d[\d ().-]{7,16}|\(\d{2,5}\)[ -]?\d{3,4}[ .-]?\d{3,4}|\d{3}([ .-])\d{3}\1\d{4}|\d{2}([ -])\d{3}\2\d{2}\2\d{2}|"
    r"\d{2}(?:-\d{2}){3}|\d{3,5} \d{3} \d{3,4}|\d{2} \d{3} \d{2} \d{2}|"
    r"\d{2} \d{3,4} (?:\d{3} )?\d{4}|\d{4} \d{7}"
)
_SEVEN_DIGITS = re.compile(r"\d(?:[ \u00a0().\-/]{0,3}\d){6}")
_SPOKEN_BY = re.compile(
    r"\b(?:phone|number|call|text|ring|mobile|cell|whats\s?app|tel|tel[eé]fono|m[oó]vil|n[uú]mero|ll[aá]m\w+|"
    r"t[eé]l[eé]phone|"
    r"num[eé]ro|appel\w+|portable|handy\w*|nummer|telefon\w*|ruf\w*|anruf\w*|numer\w*|zadzwo\w*|kom[oó]rk\w*|dzwo\w+|"
    r"fijo|landline|fixe|festnetz|domowy|stacjonarny)\b",
    re.I,
)
_DATE_OR_TIME = re.compile(
    r"(?:\d{1,2}[./ -]){2}(?:19|20)\d\d\b|(?:19|20)\d\d[./ -]\d{1,2}[./ -]\d{1,2}|(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d$"
)
_UNIT_AFTER = re.compile(
    r"\s?(?:€|\$|£|%|zł|pln|eur|usd|gbp|euro|steps|schritte|pasos|pas\b|kroków|followers|points|punkte|km|kg|people|"
    r"views|mg|ml)",
    re.I,
)
_NEVER_PERSONAL = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
    }
)
_DIGIT_WORDS = (
    "zero oh nought one two three four five six seven eight nine",
    "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "zéro zero un deux trois quatre cinq six sept huit neuf",
    "null eins zwei zwo drei vier fünf sechs sieben acht neun",
    "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
)
_VALUES = {
    word: value
    for words, values in zip(
        _DIGIT_WORDS,
        ((0, 0, 0, *range(1, 10)), range(10), (0, *range(10)), (0, 1, 2, 2, *range(3, 10)), range(10)),
        strict=True,
    )
    for word, value in zip(words.split(), values, strict=True)
}
_DIGIT_WORD = rf"(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST_SPOKEN = 7
_SPOKEN_NUMBER = sieve(rf"\b{_DIGIT_WORD}(?:[\s,-]{{1,3}}(?:double\s|triple\s)?{_DIGIT_WORD}){{6,14}}\b", re.I)


def phones(text: str, allowed: Collection[str] = HARMONISED_NUMBERS) -> Iterator[Leak]:
    """Numbers that reach a person. `allowed` holds helplines in any spelling; toll-free lines are never flagged."""
    if _SEVEN_DIGITS.search(text):
        yield from _written(text, {_digits(number) for number in allowed})
    if sum(word in _VALUES for word in _LETTERS.findall(text.casefold())) >= _FEWEST_SPOKEN:
        for found in _SPOKEN_NUMBER.finditer(text):
            if not _is_counting(found.group()):
                yield leak("phone", found.start(), found.end())


def _written(text: str, helplines: set[str]) -> Iterator[Leak]:
    for found in _CANDIDATE.finditer(text):
        if not _is_helpline(found.group(), helplines) and _reaches_someone(text, found):
            yield leak("phone", found.start(), found.end())


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _is_helpline(number: str, helplines: set[str]) -> bool:
    digits = _digits(number).removeprefix("00")
    return any(
        digits == line or (len(line) > 5 and digits.endswith(line.lstrip("0")) and len(digits) <= len(line) + 3)
        for line in helplines
    )


def _reaches_someone(text: str, found: re.Match[str]) -> bool:
    written = found.group()
    if _DATE_OR_TIME.search(written) or _UNIT_AFTER.match(text, found.end()):
        return False
    if written.startswith(("+", "00")):
        return _is_personal("+" + _digits(written).removeprefix("00"), None) or _looks_dialled(written)
    if any(_is_personal(written, region) for region in _regions_for(written)) or _looks_dialled(written):
        return True
    return bool(_SPOKEN_BY.search(text, max(0, found.start() - 30), found.start())) and not _is_free(written)


def _looks_dialled(written: str) -> bool:
    """Whether a number is grouped as people write numbers to dial, whatever the country."""
    return bool(_DIALLED.fullmatch(written.strip())) and not _is_free(written)


def _regions_for(written: str) -> tuple[str, ...]:
    digits = _digits(written)
    if digits.startswith("0"):
        return ("GB", "FR", "DE", "IE", "AU")
    if len(digits) == 9 and re.fullmatch(r"\d{3}[ .-]?\d{3}[ .-]?\d{3}|\d{3}[ .-]\d{2}[ .-]\d{2}[ .-]\d{2}", written):
        return ("ES", "PL")
    if re.fullmatch(r"(?:1[ .-]?)?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}", written):
        return ("US",)
    return ()


def _is_personal(number: str, region: str | None) -> bool:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    is_real = phonenumbers.is_valid_number(parsed) or (region is None and phonenumbers.is_possible_number(parsed))
    return is_real and phonenumbers.number_type(parsed) not in _NEVER_PERSONAL


def _is_free(number: str) -> bool:
    for region in _REGIONS:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed) and phonenumbers.number_type(parsed) in _NEVER_PERSONAL:
            return True
    return False


def _is_counting(spoken: str) -> bool:
    values = [_VALUES[word] for word in _LETTERS.findall(spoken.casefold()) if word in _VALUES]
    steps = [after - before for before, after in zip(values, values[1:], strict=False)]
    return sum(step in (1, -1) for step in steps) >= len(steps) - 1
