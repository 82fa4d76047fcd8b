"""Reads what a text says about someone else: danger now, worry, abuse, harm to others, grief."""

from __future__ import annotations

import re

from hearthside.triage.rules import phrases_others as others
from hearthside.triage.rules import scope
from hearthside.triage.rules.notes import Notes
from hearthside.triage.rules.shapes import Level
from hearthside.words.sieve import sieve

_SOON = sieve(r"\b(?:tonight|tomorrow|plan|detail\w*|today|when (?:he|she)|can't stop|going to|i'll|i will)\b")
_AT_A_LOSS = sieve(r"\b(?:what do i do|worried|scared|help|can't reach|where (?:he|she|they))")


def read_others(notes: Notes) -> None:
    """Notes every sign that someone other than the writer, or the writer at another's hands, may be in danger."""
    for step in (_read_worry, _read_goodbye_of_other, _read_emergency, _read_abuse, _read_harm_to_others, _read_grief):
        step(notes)


def _is_told(notes: Notes, found: re.Match[str]) -> bool:
    around = notes.sentence(*found.span())
    is_generic = scope.GENERIC.search(around) or scope.is_game(around)
    return bool(is_generic) or (
        scope.is_story(around)
        and not re.search(
            r"\bmy (?:\w+ )?(?:friend|brother|sister|son|daughter|wife|husband|partner|mum|dad)\b", around
        )
    )


def _read_worry(notes: Notes) -> None:
    for found in others.OTHER_AT_RISK.finditer(notes.plain):
        around = notes.sentence(*found.span())
        if _is_told(notes, found) or _is_loss(around):
            continue
        notes.is_about_other = True
        is_calm = scope.is_past(around) or re.search(
            r"\b(?:isn't|is not|not|never|no longer) (?:suicidal|self)", found.group()
        )
        level: Level = "amber" if is_calm else "crisis" if _is_near(around) else "red"
        notes.note(level, "other_now" if level == "crisis" else "other_person", *found.span())
    for found in others.CARING.finditer(notes.plain):
        notes.is_about_other = True
        notes.note("amber", "other_person", *found.span())


def _is_near(around: str) -> bool:
    return bool(
        re.search(
            r"\b(?:tonight|right now|today|tomorrow|goodbye|won't (?:answer|pick|reply)|just (?:said|texted|told|posted)|"
            r"has a plan|going to kill)\b",
            around,
        )
    )


def _is_loss(around: str) -> bool:
    return bool(others.BEREAVED.search(around))


def _read_goodbye_of_other(notes: Notes) -> None:
    found = list(notes.found_in_sentences(others.OTHER_NOW))
    goodbyes = [each for each in found if re.search(r"goodbye|good bye|farewell|note", each.group())]
    silences = [each for each in found if each not in goodbyes]
    if goodbyes and (silences or notes.holds(_AT_A_LOSS)):
        notes.is_about_other = True
        for each in (*goodbyes, *silences):
            notes.note("crisis", "other_now", *each.span())


def _read_emergency(notes: Notes) -> None:
    for found in others.EMERGENCY.finditer(notes.plain):
        around = notes.sentence(*found.span())
        if not (_is_told(notes, found) or others.NO_EMERGENCY.search(around) or scope.is_past(around)):
            notes.note("crisis", "emergency", *found.span())


def _read_abuse(notes: Notes) -> None:
    for pattern in (others.ABUSE, others.CHILD_HARM):
        for found in pattern.finditer(notes.plain):
            around = notes.sentence(*found.span())
            if _is_told(notes, found) or scope.is_negated(notes.before(found.start())):
                continue
            if scope.is_past(around):
                notes.note("amber", "past", *found.span())
            else:
                is_now = notes.holds(others.DANGER_NOW)
                notes.note("crisis" if is_now else "red", "abuse_now" if is_now else "abuse", *found.span())


def _read_harm_to_others(notes: Notes) -> None:
    for found in others.HARM_TO_OTHERS.finditer(notes.plain):
        around = notes.sentence(*found.span())
        if _is_told(notes, found) or scope.is_negated(notes.before(found.start()) + found.group()):
            continue
        if not re.search(r"\b(?:i|i'm|i'll|i've|me|my)\b", around):
            continue
        if scope.is_light(around) or re.search(r"\b(?:lol|lmao|haha+)\b|😂|🤣", around):
            notes.note("amber", "joke", *found.span())
        else:
            is_near = notes.holds(_SOON)
            notes.note("crisis" if is_near else "red", "harm_to_others", *found.span())


def _read_grief(notes: Notes) -> None:
    for found in others.BEREAVED.finditer(notes.plain):
        around = notes.sentence(*found.span())
        if not _is_told(notes, found) and re.search(r"\b(?:i|my|we|our|me|us|lost|miss)\b", around):
            notes.note("amber", "bereavement", *found.span())
