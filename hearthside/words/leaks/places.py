"""Finds postal addresses and postcodes as written in Britain, Ireland, North America, Spain, France, Germany, Poland."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearthside.words.leaks.leak import Leak, leak
from hearthside.words.listed import listed
from hearthside.words.sieve import Sieve, sieve

_UP = "A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ"
_CAP = rf"[{_UP}][\w'’.-]{{1,25}}"
_SUFFIX = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Crescent|Court|Ct|Way|Terrace|Place|Pl|Gardens|Grove|"
    r"Square|"
    r"Boulevard|Blvd|Hill|Row|Mews|Parade|Highway|Circle|Walk|Rise)"
)
_ENGLISH = sieve(rf"\b\d{{1,5}}[A-Za-z]?,?\s(?:(?:{_CAP}|\d{{1,3}}(?:st|nd|rd|th))\s){{1,3}}{_SUFFIX}\b")
_ENGLISH_LOWER = sieve(
    r"\b\d{1,5}[a-z]?,?\s(?P<middle>(?:[a-z'’]{2,20}\s){1,3})(?:street|road|avenue|lane|crescent|drive|terrace|"
    r"close)\b",
    re.I,
)
_LIVING_ON = sieve(
    rf"\b(?:live|living|lives?|moved|staying|home is|house is|flat is|apartment is)\s(?:on|at|in|to|just off|off|"
    rf"near)\s"
    rf"(?:(?:{_CAP})\s){{1,3}}{_SUFFIX}\b"
)
_FLAT = sieve(rf"\b(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit)\s?\d{{1,4}}[A-Za-z]?,?\s{_CAP}(?:\s{_CAP}){{0,2}}")
_SPANISH = sieve(
    rf"\b(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Cc]amino|[Cc]arrer|[Rr]onda|[Tt]raves[ií]a)\s?"
    rf"(?:(?:de|la|las|los|el|del)\s){{0,3}}{_CAP}(?:\s(?:de|la|las|los|del|y|{_CAP})){{0,4}}"
    rf",?\s(?:n[úu]mero\s|n[ºo°]\.?\s?)?\d{{1,4}}\b"
)
_SPANISH_LIVING = sieve(
    rf"\b[Vv]iv(?:o|imos)\sen\s(?:la\s)?(?:calle|avenida|plaza|urbanizaci[óo]n)\s(?:(?:de|la|las|los|el|"
    rf"del)\s){{0,3}}{_CAP}"
)
_FRENCH = sieve(
    rf"\b\d{{1,4}}\s?(?:bis|ter)?,?\s(?:rue|avenue|av\.|boulevard|bd|place|all[ée]e|impasse|chemin|quai|cours|route|"
    rf"square)\s"
    rf"(?:(?:de|du|des|la|le|les)\s|(?:de\s)?l['’]|d['’]){{0,3}}{_CAP}",
)
_FRENCH_LIVING = sieve(
    rf"\b(?:[Jj]['’]habite|[Oo]n habite|[Jj]e vis)\s(?:au\s|à\s|dans\s)?(?:la\s|l['’])?(?:rue|avenue|boulevard|impasse|"
    rf"place)\s"
    rf"(?:(?:de|du|des|la|le|les)\s|(?:de\s)?l['’]|d['’]){{0,3}}{_CAP}"
)
_GERMAN = sieve(
    rf"\b(?:{_CAP}[\s-]){{0,2}}(?:[{_UP}][\wäöüß-]{{2,25}}(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|ring|damm|ufer|"
    rf"hof|steig)|"
    rf"Stra(?:ß|ss)e|Str\.|Weg|Platz|Allee|Gasse|Ring)\s\d{{1,4}}\s?[a-z]?\b"
    r"(?!\s?(?:Min|Uhr|Euro|€|km|Kilometer|Jahr|Tag|Woche|Stunde|Mal|Leute|Mensch|Schritt|Meter|Prozent|%|Monat|Std|"
    r"Personen|:))"
)
_GERMAN_LIVING = sieve(
    rf"\b(?:wohne|wohnen|lebe)\s(?:in|an)\s(?:der|dem)\s{_CAP}?(?:stra(?:ß|ss)e|gasse|allee)\b|"
    rf"\b(?:wohne|wohnen|lebe)\s(?:am|im)\s[{_UP}][\wäöüß-]{{2,25}}(?:weg|platz|ring|damm)\b"
)
_POLISH = sieve(
    rf"\b(?:ul\.|ulic[aąyęe]|al\.|alej[aeięą]+|os\.|osiedl[euai]+|pl\.|"
    rf"plac(?:u)?)\s{_CAP}(?:\s{_CAP}){{0,2}}\s\d{{1,4}}[a-zA-Z]?"
    rf"(?:\s?/\s?\d{{1,4}}|\sm\.?\s?\d{{1,4}})?\b",
)
_POLISH_LIVING = sieve(rf"\b[Mm]ieszka(?:m|my)\s(?:przy|na)\s(?:ul\.|ulicy|osiedlu|os\.|alei|placu)\s{_CAP}")
_LETTER_THEN_DIGIT = re.compile(r"[A-Z]\s?\d")
_BY_FORM = (
    sieve(r"\b(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s\d[A-Z]{2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}\d[A-Z]{2})\b"),
    sieve(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z]\s\d[A-Z]\d\b"),
    sieve(r"\b[AC-FHKNPRTV-Y]\d[\dW]\s[AC-FHKNPRTV-Y\d]{4}\b"),
)
_FIVE_DIGITS = re.compile(r"\d\d-?\d{3}")
_BY_PLACE = (
    sieve(r"\b(?:c[óo]digo postal|c\.?\s?p\.?|code postal|postleitzahl|plz)[^\d\n]{0,12}\d{5}\b", re.I),
    sieve(r"\bkod(?:\s+pocztowy)?\b[^\d\n]{0,8}\d{2}-\d{3}\b", re.I),
    sieve(rf"\b\d{{2}}-\d{{3}}\s{_CAP}"),
    sieve(
        r"\b(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|"
        r"OH|"
        r"OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY),?\s\d{5}(?:-\d{4})?\b"
    ),
    sieve(
        rf"\b(?:[Ww]ohne|[Ll]ebe|[Aa]us|[Ii]n|[Vv]ivo en|[Hh]abite à|[Hh]abite au|[Àà]|,)\s?\d{{5}}\s(?!(?:Euro|Jahr|"
        rf"Menschen|Schritt|Leute|"
        rf"Mitglieder|Einwohner|Personen|Stück|Tage|Worte|Wörter))[{_UP}]\w{{2,25}}"
    ),
)
_BY_WORD = sieve(
    r"\b(?:post\s?code|zip(?:\s?code)?|eircode)\b[^\w\n]{0,3}(?:is|:|"
    r"=)?\s?[A-Za-z]{0,2}\d[A-Za-z\d]{1,3}\s?[A-Za-z\d]{0,4}\b",
    re.I,
)
_PLAIN_MIDDLE = frozenset(
    listed("""
    minutes minute mins min hours hour days day weeks week months month years year miles mile metres meters km steps
    more on the down of in a an my to up along from off and or by people cars houses times other busy long empty
    quiet dark at your his her their this that same next we it was were is are walk drive
""")
)
_CASED = (
    _ENGLISH,
    _LIVING_ON,
    _FLAT,
    _SPANISH,
    _SPANISH_LIVING,
    _FRENCH,
    _FRENCH_LIVING,
    _GERMAN,
    _GERMAN_LIVING,
    _POLISH,
    _POLISH_LIVING,
)


def addresses(text: str) -> Iterator[Leak]:
    """Street addresses, and streets someone says they live in."""
    for pattern in _CASED:
        for found in pattern.finditer(text):
            yield leak("address", found.start(), found.end())
    for found in _ENGLISH_LOWER.finditer(text):
        if _PLAIN_MIDDLE.isdisjoint(found["middle"].casefold().split()):
            yield leak("address", found.start(), found.end())


def postcodes(text: str) -> Iterator[Leak]:
    """Postcodes that stand out by their form, or by the word or the town next to them."""
    for pattern in _postcodes_worth_a_look(text):
        for found in pattern.finditer(text):
            yield leak("postcode", found.start(), found.end())


def _postcodes_worth_a_look(text: str) -> Iterator[Sieve]:
    yield _BY_WORD
    if _LETTER_THEN_DIGIT.search(text):
        yield from _BY_FORM
    if _FIVE_DIGITS.search(text):
        yield from _BY_PLACE
