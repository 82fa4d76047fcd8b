"""Undoes the ways words are hidden or mistyped, and remembers where every letter came from."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearthside.triage.rules.respelling import likely_words, words
from hearthside.words.listed import listed

_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u043a\u043c\u0442\u043d\u0432\u0455\u0501\u03b1\u03b5\u03bf\u03c1\u03c5\u03b9\u03ba\u03bd\u03c4\u0131\u2019\u2018\u02bc\u0060\u00b4\u201c\u201d\u00ab\u00bb\u201e",
    "aeopcyxijkmthbsdaeopuiknti'''''\"\"\"\"\"",
)
_LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "+": "t", "*": ""}
_MASKED = re.compile(r"(?<![\w@+])(?=['a-z]{0,29}[0-9@$!*+])['a-z0-9@$!*+]{2,30}(?![\w@])")
_SIGN = re.compile(r"[0-9@$*+]|!['a-z]")
"""Without one of these no word is masked."""
_DIGITS = re.compile(r"(?<![\w@+.,:/-])(?=[a-z'@$+]*[0-9@$+])(?:[13](?![.,:/]?\d)|['a-z0-9@$+]{2,30})(?![\w@])")
_MEASURE = re.compile(
    r"\d*1st|\d*2nd|\d*3rd|\d+(?:th|am|pm|[smhdwkx]|hrs?|mins?|secs?|yrs?|yo|km|kg|mg|ml|cm|mm|lbs?|oz|gb|mb)?"
)
_DIGITS_FROM = 2
"""So many words written with digits make a text that is written so all through."""
_HIDDEN_WORD = re.compile(r"\d+[a-z]{1,3}|[a-z]\d+")
_LETTER_NEAR = re.compile(r"\S{0,60}?[a-z]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_TRIPLES = tuple(letter * 3 for letter in string.ascii_lowercase)
_SPACED = re.compile(r"(?<![^\W_])[a-z](?:([ ._*-]{1,2})['a-z]){2,60}(?![^\W_])")
_DOTTED = re.compile(r"[a-z][._*-]")
_UNDERSCORED = re.compile(r"(?<![\w@./-])[a-z']+(?:_+[a-z']+){2,40}(?![\w@/-])")
_LONG_RUN = re.compile(r"([^\W\d_])[\u200b-\u200f\u2060\ufeff]?\1[\u200b-\u200f\u2060\ufeff]?\1")
_TRIPLED = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SPELLINGS = {
    "wanna": "want to", "gonna": "going to", "gunna": "going to", "im": "i'm", "ive": "i've", "ill": "i'll",
    "dont": "don't", "cant": "can't", "wont": "won't", "didnt": "didn't", "doesnt": "doesn't", "isnt": "isn't",
    "wasnt": "wasn't", "id": "i'd", "kms": "kill myself", "kys": "kill yourself", "unalive": "kill",
    "unaliving": "killing", "unalived": "killed", "sewerslide": "suicide", "sewercide": "suicide",
    "sooicide": "suicide", "sui": "suicide", "suicde": "suicide", "sucide": "suicide", "suicidle": "suicidal",
    "suicied": "suicide",
    "suicdial": "suicidal", "suicdal": "suicidal", "sucidal": "suicidal", "unlive": "die", "dei": "die", "daed": "dead",
    "killl": "kill",
    "kil": "kill", "kll": "kill", "killin": "killing", "thinkin": "thinking", "dyin": "dying", "livin": "living",
    "slef": "self", "tonite": "tonight",
    "2nite": "tonight", "tmrw": "tomorrow", "tmr": "tomorrow", "2moro": "tomorrow", "rn": "right now",
    "anymor": "anymore", "nomore": "no more", "iwant": "i want", "iwanna": "i want to", "cannot": "can't",
    "mum": "mum", "mom": "mum", "u": "you", "ur": "your", "youre": "you're", "r": "are", "ppl": "people",
    "thru": "through", "urself": "yourself", "yourslef": "yourself", "meself": "myself", "tho": "though",
    "bc": "because", "cuz": "because", "somone": "someone",
}  # fmt: skip
_STARRED = listed("kill killing killed die dying died dead death suicide suicidal myself harm hurt")
_COINED = {"unalive": "die", "unaliving": "dying", "unalived": "died"}
"""What a made-up word means when nobody is named after it; with somebody it means to kill."""
_NAMED_AFTER = re.compile(r" (?:my|your|him|her|them|me|us|you|it|the|an?|every|all|one|ur|people|plants?)\w*\b")
_COINED_PAIR = re.compile(r"\b(?:sewer[ -]?slid(?:e|ing|al)|self[ -]delet(?:e|ing|ion))\b")


@dataclass(frozen=True, slots=True)
class Normal:
    """A text made plain, in lower case, with the place in the original of each of its characters."""

    text: str
    places: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in the original: first character, and one past the last."""
        if start >= len(self.places):
            return (self.places[-1] + 1, self.places[-1] + 1) if self.places else (0, 0)
        return self.places[start], self.places[max(start, min(end, len(self.places)) - 1)] + 1


def normalise(text: str) -> Normal:
    """The text with hidden and mistyped words undone: look-alike letters, invisible signs, spacing, digits, long letters."""
    normal = _plain_letters(text)
    if _may_run_on(text.lower()):
        normal = _cut_long_runs(normal)
    return _respell(_unpair(_unmask(_join_spaced(_unscored(normal)))))


def _unscored(normal: Normal) -> Normal:
    """Words with lines between them stand apart."""
    if "_" not in normal.text:
        return normal
    runs = _UNDERSCORED.finditer(normal.text)
    return _edited(
        normal, ((*run.span(), run.group().replace("_", " "), normal.places[run.start() : run.end()]) for run in runs)
    )


_Edit = tuple[int, int, str, Sequence[int]]


def _edited(normal: Normal, edits: Iterable[_Edit]) -> Normal:
    """The text with stretches replaced, each given as start, end, new letters and their places, in reading order."""
    letters: list[str] = []
    places: list[int] = []
    done = 0
    for start, end, better, from_where in edits:
        letters += (normal.text[done:start], better)
        places += (*normal.places[done:start], *from_where)
        done = end
    if not done:
        return normal
    return Normal("".join((*letters, normal.text[done:])), [*places, *normal.places[done:]])


def _may_run_on(text: str) -> bool:
    """True when some letter may stand three times in a row, invisible signs aside."""
    if text.isascii():
        return any(triple in text for triple in _TRIPLES)
    return bool(_LONG_RUN.search(text))


def _plain_letters(text: str) -> Normal:
    if text.isascii():
        return Normal(text.lower(), range(len(text)))
    latin = sum("a" <= letter.lower() <= "z" for letter in text)
    is_mostly_latin = latin * 2 >= sum(map(str.isalpha, text))
    as_is = Normal("".join(letter.lower() if letter.isascii() else letter for letter in text), range(len(text)))
    return _edited(as_is, (_made_plain(found, is_mostly_latin) for found in _FOREIGN.finditer(text)))


def _made_plain(found: re.Match[str], is_mostly_latin: bool) -> _Edit:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(found.group(), found.start()):
        if unicodedata.category(letter) not in ("Cf", "Mn", "Me"):
            plain = unicodedata.normalize("NFKC", letter).lower()
            letters.append(plain.translate(_LOOKALIKES) if is_mostly_latin else plain)
            places += [place] * len(plain)
    return found.start(), found.end(), "".join(letters), places


def _cut_long_runs(normal: Normal) -> Normal:
    """A letter that stands three times or more is kept once."""
    return _edited(
        normal,
        ((run.start(), run.end(), run[1], normal.places[run.start() :][:1]) for run in _TRIPLED.finditer(normal.text)),
    )


def _join_spaced(normal: Normal) -> Normal:
    return _edited(normal, (_joined(normal, run) for run in _SPACED.finditer(normal.text)))


def _joined(normal: Normal, run: re.Match[str]) -> _Edit:
    spaced = run.group()
    is_dotted = _DOTTED.search(spaced) is not None
    kept = [
        index
        for index, letter in enumerate(spaced)
        if letter.isalpha() or letter == "'" or (letter == " " and index and (is_dotted or spaced[index - 1] == " "))
    ]
    letters = "".join(spaced[index] for index in kept)
    return run.start(), run.end(), letters, [normal.places[run.start() + index] for index in kept]


def _unmask(normal: Normal) -> Normal:
    if not _SIGN.search(normal.text):
        return normal
    masked = [word for word in _MASKED.finditer(normal.text) if _is_masked(word)]
    if sum(any(letter.isdigit() for letter in word.group()) for word in masked) >= _DIGITS_FROM:
        masked = [
            word
            for word in _DIGITS.finditer(normal.text)
            if word.group() in "13" or not _MEASURE.fullmatch(word.group())
        ]
    return _edited(normal, (_unmasked(normal, word) for word in masked))


def _unmasked(normal: Normal, word: re.Match[str]) -> _Edit:
    masked = word.group()
    ending = "!" if masked.endswith("!") else ""
    body = masked.removesuffix(ending) if ending else masked
    starred = _starred(body)
    if starred:
        return word.start(), word.end(), starred + ending, normal.places[word.start() : word.end()]
    letters = [(_LEET.get(letter, letter), word.start() + index) for index, letter in enumerate(body)]
    kept = [(letter, normal.places[index]) for letter, index in letters if letter]
    places = [place for _, place in kept] + ([normal.places[word.end() - 1]] if ending else [])
    return word.start(), word.end(), "".join(letter for letter, _ in kept) + ending, places


def _starred(body: str) -> str | None:
    """The word of danger that a starred word stands for, letter by letter, or None."""
    if "*" not in body:
        return None
    plain = [_LEET.get(letter, letter) for letter in body]
    fits = (word for word in sorted(_STARRED) if len(word) == len(body))
    return next((word for word in fits if all(one in ("", two) for one, two in zip(plain, word, strict=True))), None)


def _is_masked(word: re.Match[str]) -> bool:
    core = word.group().rstrip("!*")
    signs = sum(not letter.isalpha() for letter in core)
    return (
        bool(signs)
        and core[:1] not in "*"
        and not _HIDDEN_WORD.fullmatch(core)
        and (signs <= (len(core) + 1) // 2 or _without_digits(core) in words().seen)
        and _LETTER_NEAR.match(word.string, word.start()) is not None
    )


def _without_digits(word: str) -> str:
    return "".join(_LEET.get(letter, letter) for letter in word)


def _unpair(normal: Normal) -> Normal:
    """Made-up pairs of words stand for one plain word."""
    if "slid" not in normal.text and "delet" not in normal.text:
        return normal
    return _edited(normal, (_respelled(normal, pair, "suicide") for pair in _COINED_PAIR.finditer(normal.text)))


def _respell(normal: Normal) -> Normal:
    typed = set(_WORD.findall(normal.text))
    better = likely_words(typed) | {word: _SPELLINGS[word] for word in typed if word in _SPELLINGS}
    if not better:
        return normal
    words = (word for word in _WORD.finditer(normal.text) if word.group() in better)
    return _edited(normal, (_respelled(normal, word, _in_place(word, better[word.group()])) for word in words))


def _in_place(word: re.Match[str], better: str) -> str:
    """The likely word, for a made-up one by whether anybody is named after it."""
    coined = _COINED.get(word.group())
    return coined if coined and not _NAMED_AFTER.match(word.string, word.end()) else better


def _respelled(normal: Normal, word: re.Match[str], better: str) -> _Edit:
    last = word.end() - 1
    return *word.span(), better, [normal.places[min(word.start() + index, last)] for index in range(len(better))]
