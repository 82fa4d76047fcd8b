"""What somebody typed, understood: words, "words in quotes", and -words to leave out. Any text at all gives an answer."""

import re
import unicodedata
from dataclasses import dataclass

from hearthside.search.stems import keep_their_starts
from hearthside.search.terms import Word, choices, is_small, words_in

MOST_LETTERS = 400
MOST_PARTS = 12
"""Words and phrases that are looked for; more than anybody means."""
_OPEN, _CLOSE = '"“”„«»「『＂', '"“”„«»」』＂'
_SAID = re.compile(
    rf"(?P<not>(?<!\S)[-−–](?=[^\s\-]))?(?:[{_OPEN}](?P<phrase>[^{_OPEN}{_CLOSE}]*)[{_CLOSE}]|(?P<word>[^\s{_OPEN}{_CLOSE}]+))"
)

Group = frozenset[int]
"""Numbers that each stand for the same word."""


@dataclass(frozen=True)
class Part:
    """One word, or several that must follow each other."""

    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Asked:
    """What is looked for. Without `must` there is nothing to look for, and `trouble` says why."""

    must: tuple[Part, ...] = ()
    without: tuple[Part, ...] = ()
    is_cut: bool = False
    trouble: str = ""
    starts: str = ""
    """The first letters of all words that must be there; nothing where the site's languages do not keep them."""

    @property
    def groups(self) -> list[Group]:
        """Every word that must be there, phrases taken apart."""
        return list(dict.fromkeys(group for part in self.must for group in part.groups))


def understand(text: str) -> Asked:
    """Never refuses. Signs of control are dropped; of a long text the first words count."""
    plain = _cleaned(text)
    short = plain[:MOST_LETTERS]
    must, without, saw_words, starts = list[Part](), list[Part](), False, set[str]()
    for found in _SAID.finditer(short):
        words = list(words_in(found["phrase"] if found["phrase"] is not None else found["word"]))
        saw_words = saw_words or bool(words)
        part = _part(words)
        if part.groups:
            (without if found["not"] else must).append(part)
            starts.update(word.text[0] for word in words)
    is_cut = len(plain) > MOST_LETTERS or len(must) > MOST_PARTS
    return Asked(
        tuple(dict.fromkeys(must))[:MOST_PARTS],
        tuple(dict.fromkeys(without))[:MOST_PARTS],
        is_cut,
        _trouble(must, without, saw_words),
        "".join(sorted(starts)) if keep_their_starts() else "",
    )


def _cleaned(text: str) -> str:
    """Without what cannot be seen and is no space."""
    short = text[: MOST_LETTERS * 4]
    kept = "".join(sign if unicodedata.category(sign) not in {"Cc", "Cs"} else " " for sign in short)
    return " ".join(kept.split())


def _part(words: list[Word]) -> Part:
    """A phrase goes without the words that are small in any language here: in texts of that one they are not there to follow."""
    words = [word for word in words if not is_small(word)] or words
    return Part(tuple(group for word in words if (group := choices(word))))


def _trouble(must: list[Part], without: list[Part], saw_words: bool) -> str:
    if must:
        return ""
    if without:
        return "only_without"
    return "small_words" if saw_words else "nothing"
