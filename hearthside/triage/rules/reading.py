"""Reads a text: the level by rules, the harms, and the reasons with their places in the original."""

from __future__ import annotations

import re

from hearthside.triage.rules import phrases_self as own
from hearthside.triage.rules.about_self import read_self
from hearthside.triage.rules.harms import harms_in
from hearthside.triage.rules.notes import Notes, notes_on
from hearthside.triage.rules.other_languages import DISTRESS, NOW, WANTS_TO_DIE
from hearthside.triage.rules.others import read_others
from hearthside.triage.rules.shapes import HARMS, Reading, Reason, higher

LONGEST_TEXT = 12_000
"""Characters that are read. A longer text is at least amber, with the reason that it is too long to read to the end."""


def read(text: str, *, previous: str = "") -> Reading:
    """The reading of a text; `previous` is the message it answers. Reads LONGEST_TEXT characters and keeps nothing.

    Empty texts, texts past the cap and languages these rules do not read are at least amber. Raises nothing.
    """
    return read_with_notes(text, previous=previous)[1]


def read_with_notes(text: str, *, previous: str = "") -> tuple[Notes, Reading]:
    """The reading as `read` gives it, with the notes it was made from, for those who look further."""
    notes = notes_on(text[:LONGEST_TEXT], previous)
    _read_readable(notes, text)
    read_self(notes)
    read_others(notes)
    _read_answer(notes)
    _read_harms(notes, text)
    _read_other_languages(notes)
    return notes, _reading(notes)


def _read_readable(notes: Notes, text: str) -> None:
    if not re.search(r"\w", text[:LONGEST_TEXT]):
        notes.note("amber", "empty", 0, len(notes.plain))
    elif notes.language == "unknown":
        notes.note("amber", "language", 0, len(notes.plain))
    if len(text) > LONGEST_TEXT:
        notes.level = higher(notes.level, "amber")
        notes.reasons.append(Reason(LONGEST_TEXT, len(text), "too_long"))


def _read_answer(notes: Notes) -> None:
    if not notes.asked or len(notes.plain) > 160 or "?" not in notes.asked:
        return
    yes = own.YES.search(notes.plain)
    answer = yes or own.NO.search(notes.plain)
    if answer and own.SAFE_NOW_QUESTION.search(notes.asked):
        notes.note("green" if yes else "crisis", "answer", *answer.span())
    elif answer and own.SAFETY_QUESTION.search(notes.asked):
        notes.note("red" if yes else "amber", "answer", *answer.span())


def _read_harms(notes: Notes, text: str) -> None:
    for harm, start, end, level in harms_in(notes, text):
        notes.harms.add(harm)
        is_of_all = start < 0
        notes.note(level, harm, 0 if is_of_all else start, len(notes.plain) if is_of_all else end)


def _read_other_languages(notes: Notes) -> None:
    for language, pattern in WANTS_TO_DIE.items():
        for found in pattern.finditer(notes.plain):
            notes.note("crisis" if notes.holds(NOW[language]) else "red", "ideation", *found.span())
    distress = DISTRESS[notes.language].search(notes.plain) if notes.language in DISTRESS else None
    if distress:
        notes.note("amber", "distress", *distress.span())


def _reading(notes: Notes) -> Reading:
    reasons = sorted(set(notes.reasons), key=lambda each: (each.start, each.end, each.why))
    harms = tuple(harm for harm in HARMS if harm in notes.harms)
    return Reading(notes.level, harms, tuple(reasons), notes.is_about_other)
