"""Reads harms: what pushes, asks, attacks, exposes or sells. Each goes to its own queue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearthside.triage.rules import phrases_harms as harm
from hearthside.triage.rules import scope
from hearthside.triage.rules.notes import Notes
from hearthside.triage.rules.phrases_self import IDEATION, SAFETY_QUESTION, SELF_HARM
from hearthside.triage.rules.shapes import Level
from hearthside.words.leaks import find_leaks

Found = tuple[str, int, int, Level]
_LONGEST_FOR_LEAKS = 12_000
_REACHING = ("email", "phone", "handle", "url")
_REACH_OUT = re.compile(r"\b(?:call|text|message|dm|write|ring|add|find|number)\b")
_OWN = re.compile(r"\b(?:my|i'm|i am|me on|me at|reach me|find me|call me|text me)\b")
_POINTING = re.compile(r"\b(?:go tell|go and|who reported|here(?:'s| is) (?:his|her|their))")
_ORDERED_AT = re.compile(
    r"^(?:order|orders|buy|shop|yours|visit|details|look|looking|us|today|now|book|tickets?|join|more|free|apply|donate|read|here) at ",
    re.I,
)
"""A shop's page in a sentence ("order at ...") looks like an address of mail said in words, and is nobody's own."""
_TO_THEIR_FACE = re.compile(r"\bnobody|no one|kill yourself|die\b|better")


def harms_in(notes: Notes, original: str) -> Iterator[Found]:
    """Each harm with its place in the plain text (or -1 where only the original shows it) and the level it calls for."""
    for step in (_method_seeking, _pacts, _encouragement, _attacks, _sales, _contacts):
        yield from step(notes)
    yield from _leaks(notes, original)


def _method_seeking(notes: Notes) -> Iterator[Found]:
    for found in harm.METHOD_SEEKING.finditer(notes.plain):
        around = _around(notes.plain, found)
        if not (scope.is_game(around) or scope.is_story(around) or scope.GENERIC.search(around)):
            yield "method_seeking", *found.span(), "crisis"


def _pacts(notes: Notes) -> Iterator[Found]:
    for found in harm.PACT.finditer(notes.plain):
        if not harm.BENIGN_TOGETHER.search(_around(notes.plain, found)):
            yield "pact", *found.span(), "crisis"


def _encouragement(notes: Notes) -> Iterator[Found]:
    for found in harm.ENCOURAGEMENT.finditer(notes.plain):
        if not (_is_reported(notes, found) or _is_denied(notes, found)):
            yield "encouragement", *found.span(), "green"
            if _TO_THEIR_FACE.search(found.group()):
                yield "harassment", *found.span(), "green"
    urged = list(harm.URGED_ON.finditer(notes.plain)) if notes.asked else []
    if urged and any(each.search(notes.asked) for each in (IDEATION, SELF_HARM, SAFETY_QUESTION)):
        for found in urged:
            yield "encouragement", *found.span(), "green"


def _attacks(notes: Notes) -> Iterator[Found]:
    for found in harm.HARASSMENT.finditer(notes.plain):
        is_told = _is_reported(notes, found) or _is_denied(notes, found)
        if not is_told and not re.search(r"\bnot\b", found.group()):
            yield "harassment", *found.span(), "green"


def _is_denied(notes: Notes, found: re.Match[str]) -> bool:
    return scope.is_negated(notes.before(found.start(), 60))


def _is_reported(notes: Notes, found: re.Match[str]) -> bool:
    is_quoted = notes.quote_around(found.start()) is not None
    return is_quoted or harm.REPORTED.search(notes.before(found.start(), 60)) is not None


def _sales(notes: Notes) -> Iterator[Found]:
    for name, pattern in (("scam", harm.SCAM), ("advertising", harm.ADVERT)):
        for found in pattern.finditer(notes.plain):
            if not _is_reported(notes, found):
                yield name, *found.span(), "green"


def _contacts(notes: Notes) -> Iterator[Found]:
    for found in harm.CONTACT.finditer(notes.plain):
        if harm.ON_A_DAY.search(notes.plain[found.start() : found.end() + 20]) and notes.holds(harm.BY_A_SERVICE):
            continue
        yield "contact_exchange", *found.span(), "red" if notes.holds(harm.YOUNG) else "green"


def _leaks(notes: Notes, original: str) -> Iterator[Found]:
    leaks = find_leaks(original[:_LONGEST_FOR_LEAKS])
    kinds = {each.kind for each in leaks if not _ORDERED_AT.search(original[each.start : each.end])}
    third = harm.THIRD_PARTY.search(notes.plain)
    is_of_another = bool(third) and bool(kinds or _POINTING.search(notes.plain))
    if third and is_of_another:
        yield "doxxing", *third.span(), "green"
    if kinds - {"url"} and (not is_of_another or is_own(notes.plain)):
        yield "pii", -1, -1, "green"
    if kinds & set(_REACHING) and _REACH_OUT.search(notes.plain):
        yield "contact_exchange", -1, -1, "green"


def is_own(plain: str) -> bool:
    """Whether the writer says that something in a plain text is theirs."""
    return _OWN.search(plain) is not None


def _around(plain: str, found: re.Match[str]) -> str:
    before = re.split(r"[.!?\n]", plain[max(0, found.start() - 200) : found.start()])[-1]
    return before + found.group() + re.split(r"[.!?\n]", plain[found.end() : found.end() + 200])[0]
