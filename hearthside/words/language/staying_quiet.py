"""When to say nothing about words: own story, quotes, own community's words, distress, other languages."""

from __future__ import annotations

import re

from hearthside.words.language.entries import Entry
from hearthside.words.language.innocent import is_everyday_sense
from hearthside.words.listed import listed

_FIRST_PERSON = re.compile(
    r"\b(?:i|i['’]m|i['’]ve|i['’]d|i['’]ll|im|ive|me|my|mine|myself|we|we['’]re|our|us|as an?)\b", re.I
)
_CLAUSE_END = re.compile(r"[.!?;:\n]|,\s(?:but|and|so|while|because)\s|\s(?:but|while|whereas)\s")
_NEAR = 6  # words on either side, as the list says
_QUOTED = re.compile(
    r"\"[^\"\n]{0,500}\"|“[^”\n]{0,500}”|«[^»\n]{0,500}»|„[^“”\n]{0,500}[“”]|(?<!\w)'[^'\n]{1,300}'(?!\w)|"
    r"(?<!\w)‘[^’\n]{1,300}’(?!\w)"
    r"|^[ \t]{0,3}>[^\n]{0,2000}",
    re.M,
)
_NAMES = re.compile(
    r"\b(?:Alcoholics Anonymous|Narcotics Anonymous|Mad Pride|Mad Studies|Crip Camp|Queer Eye|"
    r"Adult Children of Alcoholics|"
    r"[A-Z]\w+ (?:Anonymous|Society|Foundation|Association|Trust|Alliance))\b"
)
_RECLAIMED = re.compile(
    r"\b(?:proud|pride|reclaim\w*|my community|our community|fellow|twelve[- ]step|12[- ]step|in recovery|in aa|"
    r"in na)\b",
    re.I,
)
_FELT_BY_WRITER = re.compile(
    r"\b(?:suicidal|kill(?:ing)? myself|kms|end(?:ing)? (?:it all|my life|things)|(?:want|wanted|wanting|wanna|"
    r"ready) to (?:die|be dead|disappear)|"
    r"hurt(?:ing)? myself|harm(?:ing)? myself|self[- ]?harm(?:ed|ing)?|(?:can['’]?t|cannot|can not) (?:go on|do this|"
    r"cope|take (?:it|this)|keep (?:going|myself safe))|"
    r"no (?:point|reason) (?:in )?(?:living|going on)|hopeless|worthless|i['’]?m (?:so )?(?:scared|desperate|"
    r"terrified|broken|falling apart)|"
    r"panic attack|can['’]?t (?:stop crying|breathe)|don['’]?t want to (?:be here|live|wake up)|"
    r"better off without me)\b",
    re.I,
)
_ABOUT_DYING = re.compile(
    r"\b(?:suicid\w*|took (?:his|her|their) (?:own )?li(?:fe|ves)|died by|killed (?:him|her|them)sel(?:f|ves)|"
    r"end(?:ed|ing) (?:his|her|their) li(?:fe|ves))",
    re.I,
)
_AT_A_PERSON = re.compile(
    r"\b(?:you|you['’]re|he|she|he['’]s|she['’]s|they|they['’]re|him|her|them|that (?:man|woman|girl|guy|boy|member)|"
    r"a|an|such|total|bunch of)\b",
    re.I,
)
_FUNCTION_WORDS = {
    "en": frozenset(
        listed("""
    the and is are was to of in it that this you they he she with for not have has be my me at on but so if what a
    an do don't
""")
    ),
    "es": frozenset(
        listed("""
    el la los las y es son de en que un una por con no se lo mi tu pero como para está muy del al yo me te su
""")
    ),
    "fr": frozenset(
        listed("""
    le la les et est sont de en que un une pour avec ne pas je tu il elle mon ma mais dans du des ce qui sur au à
    c'est
""")
    ),
    "de": frozenset(
        listed("""
    der die das und ist sind zu in es dass ich du er sie wir mit für nicht habe hat ein eine mein aber auf den dem
    von so wie
""")
    ),
    "pl": frozenset(
        listed("""
    i w na jest są do że nie się to z mam ma ja ty on ona mój moja ale jak po za od co czy już tak tylko
""")
    ),
}


def is_list_language(text: str) -> bool:
    """True unless the text looks like another language than English, which the list is written in."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.casefold()[:4000])
    if not words:
        return False
    counts = {language: sum(word in known for word in words) for language, known in _FUNCTION_WORDS.items()}
    letters = "".join(words)
    is_latin = sum(letter < "\u0250" for letter in letters) > 0.8 * len(letters)
    return is_latin and counts["en"] >= max(counts.values())


def shows_distress(text: str) -> bool:
    """True when the writer's own distress or risk is spoken of; then safety comes first and wording never."""
    return any(_has_first_person(_sentence_around(text, found)) for found in _FELT_BY_WRITER.finditer(text))


def keeps_quiet(entry: Entry, text: str, found: re.Match[str], quoted: list[tuple[int, int]]) -> bool:
    """True when the list says never to correct here: own story, quotes, names, own community, or a needed context missing."""
    if any(start <= found.start() < end for start, end in quoted) or is_everyday_sense(entry.id, text, found):
        return True
    if not _is_about_the_reader(entry) and (
        _speaks_of_self(text, found) or _RECLAIMED.search(_sentence_around(text, found))
    ):
        return True
    if entry.id == "suicide-14":
        return not _ABOUT_DYING.search(text)
    return entry.id == "condition-14" and not _AT_A_PERSON.search(_words_before(text, found, 4))


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where quotes, quoted blocks and names of organisations stand."""
    return [found.span() for pattern in (_QUOTED, _NAMES) for found in pattern.finditer(text)]


def _is_about_the_reader(entry: Entry) -> bool:
    # "I promise" and "I know exactly how you feel" are said by the writer to the reader; first person is the point.
    return entry.id in ("minimising-07", "minimising-11")


def _speaks_of_self(text: str, found: re.Match[str]) -> bool:
    return _has_first_person(_clause_around(text, found)) or _has_first_person(_words_near(text, found))


def _has_first_person(text: str) -> bool:
    return bool(_FIRST_PERSON.search(text))


def _clause_around(text: str, found: re.Match[str]) -> str:
    before = text[max(0, found.start() - 300) : found.start()]
    after = text[found.end() : found.end() + 300]
    starts = [end.end() for end in _CLAUSE_END.finditer(before)]
    stop = _CLAUSE_END.search(after)
    return before[starts[-1] if starts else 0 :] + found.group() + after[: stop.start() if stop else None]


def _sentence_around(text: str, found: re.Match[str]) -> str:
    before = re.split(r"[.!?\n]", text[max(0, found.start() - 300) : found.start()])[-1]
    after = re.split(r"[.!?\n]", text[found.end() : found.end() + 300])[0]
    return before + found.group() + after


def _words_near(text: str, found: re.Match[str]) -> str:
    sentence = _sentence_around(text, found)
    place = sentence.find(found.group())
    before, after = sentence[:place].split()[-_NEAR:], sentence[place + len(found.group()) :].split()[:_NEAR]
    return " ".join((*before, *after))


def _words_before(text: str, found: re.Match[str], count: int) -> str:
    return " ".join(text[max(0, found.start() - 120) : found.start()].split()[-count:])
