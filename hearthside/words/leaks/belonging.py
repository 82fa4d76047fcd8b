"""Finds schools and places of work that a person names as their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearthside.words.leaks.leak import Leak, leak
from hearthside.words.leaks.vocabulary import NOT_A_NAME, PLAIN_DESCRIPTION
from hearthside.words.sieve import Sieve, sieve

_UP = "A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ"
_CAP = rf"[{_UP}][\w'’.&-]{{1,30}}"
_WORD = r"[\w'’.&-]{1,30}"
_I = r"(?:[Ii]['’]?m|[Ii] am|[Ii]['’]ve been|[Ii] was)"
_SCHOOL = r"(?:school|college|university|uni|academy|high|primary|grammar|sixth form|elementary|secondary)"
_ATTENDING = (
    rf"\b(?:(?:I|i|we|My (?:son|daughter)|my (?:son|daughter|kids)) (?:go|goes|went|study|studied|teach|attend|"
    rf"am studying|am) (?:to |at |in )?|"
    rf"{_I} (?:a |an )?(?:\w+ )?(?:student|pupil|teacher|sixth former|fresher|undergrad) (?:at |in )|{_I} (?:at |"
    rf"studying at |in year \d+ at )|"
    rf"(?:[Mm]y|our) (?:school|college|university|uni) is (?:called )?|(?:[Jj]ust )?started at |[Aa]ttend )"
)
_ENGLISH_SCHOOL = sieve(rf"{_ATTENDING}(?P<name>(?:{_WORD}\s){{1,5}}?){_SCHOOL}\b", re.I)
_UNIVERSITY_OF = sieve(rf"{_ATTENDING}(?:the )?(?P<name>[Uu]ni(?:versity)? of {_CAP}(?:\s{_CAP})?)")
_OTHER_SCHOOLS = (
    sieve(
        rf"\b(?:[Vv]oy (?:al|a la|a)|[Ee]studi(?:o|aba) en(?: el| la)?|[Mm]i (?:colegio|instituto|universidad) (?:es|"
        rf"se llama)(?: el| la)?|"
        rf"[Ss]oy (?:alumn[oa]|estudiante|profesora?) (?:del|de la|en el|en la)|[Dd]oy clases en(?: el| la)?)\s"
        rf"(?:colegio|instituto|IES|CEIP|universidad|Universidad|Colegio|Instituto|escuela|Escuela|liceo|facultad)\s"
        rf"(?:(?:de|la|las|los|el|del|público|pública|privado)\s){{0,3}}(?P<name>{_CAP}(?:\s(?:de|del|la|"
        rf"{_CAP})){{0,4}})"
    ),
    sieve(
        rf"\b(?:[Jj]e (?:vais|suis) (?:au|à la|à l['’]|à|en \w+ au|en \w+ à)|[Jj]['’]étudie (?:au|à la|à l['’]|à)|"
        rf"[Mm]on (?:lycée|collège|école) (?:s['’]appelle|c['’]est|est)(?: le| la)?|(?:élève|étudiante?|prof) (?:au|"
        rf"à la|à l['’]|à))\s?"
        rf"(?:lycée|collège|école|université|fac|Lycée|Collège|École|Université)\s(?:(?:de|du|des|la|le)\s|d['’]|"
        rf"l['’]){{0,3}}"
        rf"(?P<name>{_CAP}(?:\s{_CAP}){{0,3}})"
    ),
    sieve(
        rf"\b(?:[Ii]ch (?:gehe|bin) (?:auf das|aufs|auf die|zur|an die|an der|am|in die|auf dem|auf der)|"
        rf"[Ii]ch studiere an der|[Ii]ch studiere an|"
        rf"[Mm]eine? (?:Schule|Uni|Gymnasium) (?:ist|heißt)(?: das| die)?|(?:Schüler|Schülerin|Lehrer|Lehrerin|"
        rf"Studentin|Student) (?:am|an der|auf der|auf dem))\s"
        rf"(?P<name>[{_UP}][\wäöüß.]{{2,20}}(?:-[{_UP}][\wäöüß.]{{2,20}}){{0,2}}-(?:Gymnasium|Schule|Grundschule|"
        rf"Realschule|Gesamtschule|Universität|Hochschule)|"
        rf"(?:Uni|Universität|Hochschule|Gymnasium|Realschule|Grundschule|Gesamtschule|TU|FH|LMU) {_CAP}|"
        rf"[{_UP}][\wäöüß]{{3,15}}er (?:Gymnasium|Universität|Realschule))"
    ),
    sieve(
        rf"\b(?:[Cc]hodz(?:ę|i) do|[Uu]czę się w|[Uu]czę w|[Ss]tudiuję na|[Mm]oja szkoła to|[Jj]estem (?:uczniem|"
        rf"uczennicą|studentem|studentką|nauczycielką|nauczycielem))\s"
        rf"(?P<name>[IVX]{{1,6}}\s?(?:LO|Liceum|liceum)\b|(?:LO|liceum|technikum|szkoły podstawowej|szkole podstawowej|"
        rf"szkoły|szkole|podstawówki|Liceum|Szkoły|Szkole)"
        rf"\s(?:Podstawowej\s|Ogólnokształcącego\s)?(?:im\.|nr|numer)\s?[\w.]{{1,25}}|(?:Uniwersyte(?:cie|tu)|"
        rf"Politechni(?:ce|ki)|Akademii)\s{_CAP}|"
        rf"(?:[Uu]niwersytecie|[Uu]niwersytetu|[Pp]olitechnice|[Pp]olitechniki|UW|UJ|AGH|SGH|UAM|{_CAP} (?:LO|"
        rf"Liceum))\b)"
    ),
)
_PLACE_OF_WORK = (
    r"(?:hospital|nursery|school|bakery|hotel|library|bank|shop|cafe|café|restaurant|pub|clinic|surgery|farm|factory|"
    r"ltd|limited|inc|llc|plc|"
    r"warehouse|supermarket|council|university|college|care home|salon|garage|law|partners|solutions|group)"
)
_WORKING = (
    rf"\b(?:(?:I|i) (?:work|worked|teach|nurse|volunteer) (?:at|for)|(?:I|i) work as an? \w{{2,20}} (?:at|for)|"
    rf"{_I} (?:working|employed) (?:at|by|for)|"
    rf"{_I} an? (?:\w{{2,15}} )?\w{{2,20}} (?:at|for)|(?:I|i)['’]ve worked (?:at|for)|[Mm]y employer is|"
    rf"(?:[Mm]y )?(?:boss|job|shift|manager) at|(?:I|i) started (?:at|working at|working for))\s"
)
_ENGLISH_WORK = sieve(rf"{_WORKING}(?:the )?(?P<name>{_CAP}(?:\s(?:and\s|&\s|of\s)?{_CAP}){{0,3}})")
_ENGLISH_WORK_PLACE = sieve(rf"{_WORKING}(?:the )?(?P<name>(?:[\w'’&-]{{2,30}}\s){{1,3}}?){_PLACE_OF_WORK}\b", re.I)
_OTHER_WORK = (
    sieve(
        rf"\b(?:[Tt]rabaj(?:o|aba) (?:en|para|de \w{{3,20}} en)|[Mm]i (?:empresa|jefa|jefe) (?:es|en|de)|"
        rf"[Ss]oy emplead[oa] (?:de|en)|"
        rf"[Ss]oy (?:enfermer[oa]|camarer[oa]|cajer[oa]|médic[oa]|profesora?|cociner[oa]|dependient[ae]) (?:en|del|"
        rf"de))\s(?:el\s|la\s|los\s)?"
        rf"(?:(?:[Hh]ospital|banco|hotel|bar|restaurante|tienda|colegio)\s)?(?P<name>{_CAP}(?:\s(?:de\s|del\s|"
        rf"y\s)?{_CAP}){{0,3}})"
    ),
    sieve(
        rf"\b(?:[Jj]e (?:travaille|bosse|travaillais) (?:chez|pour|comme \w{{3,20}} chez|à la|au|à l['’])|"
        rf"[Mm]on (?:employeur|patron) (?:est|chez)|[Mm]a boîte (?:est|c['’]est)|"
        rf"[Jj]e suis (?:caissière|caissier|infirmière|infirmier|vendeuse|vendeur|serveuse|serveur|aide-soignante|"
        rf"ingénieure?|prof) (?:chez|au|à la|à l['’]))\s?"
        rf"(?:(?:hôpital|clinique|CHU|banque)\s(?:de\s)?)?(?P<name>{_CAP}(?:\s(?:et\s|de\s)?{_CAP}){{0,3}})"
    ),
    sieve(
        rf"\b(?:[Ii]ch (?:arbeite|jobbe|arbeitete) (?:bei|für|als \w{{3,25}} bei|im|beim|in der)|"
        rf"[Mm]ein Arbeitgeber ist|[Mm]eine Firma (?:ist|heißt)|[Mm]ein Chef bei|"
        rf"[Ii]ch bin \w{{4,25}} (?:bei|beim|im|in der)|[Aa]ngestellte?r? (?:bei|beim))\s(?:der\s|dem\s|"
        rf"den\s)?(?P<name>{_CAP}(?:\s{_CAP}){{0,2}})"
    ),
    sieve(
        rf"\b(?:[Pp]racuj(?:ę|emy) (?:w|we|dla|u|jako \w{{3,20}} w)|[Mm]oja firma to|[Mm]ój (?:pracodawca|szef) (?:to|"
        rf"z|w)|[Jj]estem (?:kasjerką|kasjerem|pielęgniarką|pielęgniarzem|kelnerką|kelnerem|lekarką|lekarzem|"
        rf"nauczycielką|księgową) w)\s"
        rf"(?:firmie\s|sklepie\s|szpitalu\s|banku\s|hotelu\s)?(?P<name>{_CAP}(?:\s(?:i\s)?{_CAP}){{0,3}})"
    ),
)
_GERMAN_KNOWN_PLACE = re.compile(r"\b(?:GmbH|AG|KG|SE)\b|\bKlinik\w*\s[A-ZÄÖÜ]|\w(?:krankenhaus|klinik)\b")


def schools(text: str) -> Iterator[Leak]:
    """Schools, colleges and universities named as the writer's own, in five languages."""
    for found in _ENGLISH_SCHOOL.finditer(text):
        if _names_something(found["name"]):
            yield leak("school", found.start("name"), found.end())
    for pattern in (_UNIVERSITY_OF, *_OTHER_SCHOOLS):
        for found in pattern.finditer(text):
            yield leak("school", found.start("name"), found.end())


def employers(text: str) -> Iterator[Leak]:
    """Employers named as the writer's own, in five languages. Places and plain kinds of work are left alone."""
    for found in _ENGLISH_WORK_PLACE.finditer(text):
        if _names_something(found["name"]):
            yield leak("employer", found.start("name"), found.end())
    for pattern in (_ENGLISH_WORK, *_OTHER_WORK):
        for found in pattern.finditer(text):
            if _is_employer(pattern, found):
                yield leak("employer", found.start("name"), found.end())


def _names_something(words: str) -> bool:
    """True when the words before "school" or "hospital" hold a name of some kind, not only plain description."""
    return any(word.casefold().strip(".,") not in PLAIN_DESCRIPTION | NOT_A_NAME for word in words.split())


def _is_employer(pattern: Sieve, found: re.Match[str]) -> bool:
    words = [word.casefold().strip(".,'’") for word in found["name"].split()]
    if words[0] in NOT_A_NAME and not _GERMAN_KNOWN_PLACE.search(found["name"]):
        return False
    is_german_place = pattern is _OTHER_WORK[2] and bool(re.search(r"\b(?:im|in der)\s", found.group()))
    return not is_german_place or bool(_GERMAN_KNOWN_PLACE.search(found["name"]))
