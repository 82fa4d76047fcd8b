"""Why something was found whose title and text do not say so: the line of it in which the words of the question stand."""

from dataclasses import dataclass
from typing import Any

from hearthside.search.asking import Asked, Group
from hearthside.search.kinds import Hit, Reason
from hearthside.search.snippets import Piece, plain_words, snippet
from hearthside.search.terms import choices, words_in

MOST = 2


@dataclass(frozen=True)
class Line:
    """What is said of the hit, with the words marked."""

    label: Any
    pieces: list[Piece]


def reasons_of(hit: Hit, asked: Asked) -> list[Line]:
    """The first lines that have words of the question which title and text do not have; none when those say it all."""
    if not hit.reasons:
        return []
    missing = [group for group in asked.groups if not _stands_in(f"{hit.title} {plain_words(hit.text)}", group)]
    lines = list[Line]()
    for reason in hit.reasons:
        new = [group for group in missing if _stands_in(f"{reason.text} {reason.words}", group)]
        if new and len(lines) < MOST:
            lines.append(_line(reason, asked))
            missing = [group for group in missing if group not in new]
    return lines


def _line(reason: Reason, asked: Asked) -> Line:
    return Line(reason.label, snippet(plain_words(reason.text), asked))


def _stands_in(text: str, group: Group) -> bool:
    return any(choices(word) & group for word in words_in(text))
