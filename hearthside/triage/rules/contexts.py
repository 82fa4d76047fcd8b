"""What kind of mention a found phrase is: meant, denied, quoted, of a friend, a game, a story, past, or a joke."""

from __future__ import annotations

import re
from typing import Literal

from hearthside.triage.rules import scope
from hearthside.triage.rules.notes import Notes
from hearthside.triage.rules.shapes import Level

Context = Literal["meant", "denied", "quoted", "friend", "game", "story", "past", "joke"]
_MINE = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|myself)\b")
_YOURS = re.compile(r"\b(?:you|your|yourself|you're)\b")
_TOLD = re.compile(
    r"\bare you\b|\b(?:the|that) (?:old )?(?:song|lyrics?|poem|line|character|film|book)\b[^.!?]{0,40}\b(?:about|"
    r"says|goes|where|sings)\b"
)
_MY_LIFE = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my life|myself)\b")
_THEIRS = re.compile(r"\b(?:he|she|they|someone|him|her|them|friend|brother|sister|son|daughter|himself|herself)\b")
_SOFTER: dict[Context, str] = {"denied": "denied", "past": "past", "joke": "joke", "friend": "other_person"}


def context_of(notes: Notes, found: re.Match[str]) -> Context:
    """What kind of mention this is, from its quote, its clause and its sentence, in that order."""
    quote = notes.quote_around(found.start())
    if quote:
        return "friend" if scope.is_quote_of_another(notes.plain, quote[0]) else "quoted"
    if scope.is_negated(notes.before(found.start())):
        return "denied"
    return _told_as(notes.sentence(*found.span()))


def _told_as(around: str) -> Context:
    if scope.is_game(around):
        return "game"
    if _is_told_of_others(around):
        return "story"
    if scope.is_past(around):
        return "past"
    return "joke" if scope.is_light(around) else "meant"


def _is_told_of_others(around: str) -> bool:
    if scope.GENERIC.search(around):
        return True
    if not _MINE.search(around):
        return scope.is_story(around) or bool(_YOURS.search(around))
    return bool(_TOLD.search(around))


def is_of_another(around: str) -> bool:
    """True when the sentence speaks of someone else and not of the writer."""
    return bool(_THEIRS.search(around)) and not _MY_LIFE.search(around)


def softer(context: Context) -> str:
    """The reason to give for a mention that is not plainly meant."""
    return _SOFTER.get(context, "ideation")


def softer_level(notes: Notes, context: Context) -> Level | None:
    """The level a mention calls for when it is not plainly meant; None where it calls for none."""
    levels: dict[Context, Level] = {"denied": "amber", "past": past_level(notes), "joke": "amber", "friend": "red"}
    return levels.get(context)


def past_level(notes: Notes) -> Level:
    """Green when the whole text tells of things having got better, else amber."""
    return "green" if notes.holds(scope.RECOVERED) else "amber"
