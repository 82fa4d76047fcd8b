"""Reads what people say about their own life and safety."""

from __future__ import annotations

import re

from hearthside.triage.rules import phrases_self as own
from hearthside.triage.rules import scope
from hearthside.triage.rules.contexts import context_of, is_of_another, past_level, softer, softer_level
from hearthside.triage.rules.notes import Notes
from hearthside.triage.rules.shapes import Level

_INTENTS = (
    ("intent", own.INTENT),
    ("preparation", own.PREPARATION),
    ("acted", own.ACTED),
    ("unsafe", own.UNSAFE),
)
_FREE = re.compile(r"\b\d+ (?:\w+ )?(?:free|clean|without)\b|\bfree (?:from|of)\b")
_RELAPSE = re.compile(r"(?<!no )(?<!t )\brelapse?d?\b|\b(?:but|and) (?:last night|today) i\b")
_MY_HARM = re.compile(r"\b(?:i|i'm|i've|my|me|myself|sh|relapse\w*|urges?)\b")
_DAY = re.compile(r"\b(?:tonight|this time|right now|tomorrow|in (?:an|a few|\d+) (?:hours?|minutes?))\b")
_DEADLY = re.compile(r"\b(?:kill|end|die|suicide|dead)")
_THOUGHT = re.compile(r"\b(?:thinking|thoughts?|wish)\b")
_ORDERED = re.compile(r"\b(?:right|have to|hurt|die|kill|go|end)\b")
_WHO = re.compile(r"\b(?:you|you're|your|yourself|i|i'm|i've|me|my)\b")
_SPEAKER = re.compile(r"\b(?:i|i'm|i've|me|my)\b")


def read_self(notes: Notes) -> None:
    """Notes every sign that the writer may be in danger or in distress."""
    for step in (
        _read_intent,
        _read_ideation,
        _read_burden,
        _read_farewell,
        _read_soft_farewell,
        _read_self_harm,
        _read_attempt,
        _read_voices,
        _read_eating,
        _read_baby,
        _read_distress,
    ):
        step(notes)


def _read_intent(notes: Notes) -> None:
    for why, pattern in _INTENTS:
        for found in pattern.finditer(notes.plain):
            context = context_of(notes, found)
            if context == "denied" and why != "intent":
                context = "meant"
            level = _intent_level(notes, found, why) if context == "meant" else softer_level(notes, context)
            if level:
                notes.note(level, why if context == "meant" else softer(context), *found.span())


def _intent_level(notes: Notes, found: re.Match[str], why: str) -> Level:
    around = notes.sentence(*found.span())
    is_condition = bool(scope.CONDITION.search(around)) and not scope.NOW.search(around)
    return "red" if (is_condition and why == "intent") else "crisis"


def _read_ideation(notes: Notes) -> None:
    for found in notes.found_in_sentences(own.IDEATION):
        context = context_of(notes, found)
        around = notes.sentence(*found.span())
        level = softer_level(notes, context)
        if context == "meant" and not is_of_another(around):
            notes.note("crisis" if _is_for_now(around) else "red", "ideation", *found.span())
        elif level:
            notes.note(level, softer(context), *found.span())


def _is_for_now(around: str) -> bool:
    return bool(_DAY.search(around) and _DEADLY.search(around) and not _THOUGHT.search(around))


def _read_burden(notes: Notes) -> None:
    for found in own.BURDEN.finditer(notes.plain):
        is_said = context_of(notes, found) in ("meant", "denied", "joke")
        if is_said and not is_of_another(notes.sentence(*found.span())):
            notes.note("red", "burden", *found.span())


def _read_farewell(notes: Notes) -> None:
    for found in own.FAREWELL.finditer(notes.plain):
        if _is_meant_or_addressed(notes, found) and not notes.holds(own.COMING_BACK):
            notes.note("red" if notes.holds(own.BENIGN_PARTING) else "crisis", "farewell", *found.span())


def _is_meant_or_addressed(notes: Notes, found: re.Match[str]) -> bool:
    context = context_of(notes, found)
    return context == "meant" or (context == "story" and not scope.is_story(notes.sentence(*found.span())))


def _read_soft_farewell(notes: Notes) -> None:
    soft = [each for each in own.SOFT_FAREWELL.finditer(notes.plain) if context_of(notes, each) != "quoted"]
    if len({found.group() for found in soft}) > 1 and not notes.holds(own.BENIGN_PARTING):
        for found in soft:
            notes.note("crisis", "farewell", *found.span())


def _read_self_harm(notes: Notes) -> None:
    for found in notes.found_in_sentences(own.SELF_HARM):
        context = context_of(notes, found)
        around = notes.sentence(*found.span())
        if context in ("past", "denied") or _FREE.search(around):
            notes.note(_behind_level(notes, around, context == "past"), "self_harm", *found.span())
        elif context == "meant" and _MY_HARM.search(around):
            notes.note("red", "self_harm", *found.span())
        elif context == "meant" and not scope.COMFORT.search(around):
            notes.note("amber", "self_harm", *found.span())


def _behind_level(notes: Notes, around: str, is_past: bool) -> Level:
    is_back = is_past and re.search(r"\b(?:again|last night|urges?)\b", around)
    return "red" if is_back or _RELAPSE.search(around) else past_level(notes)


def _read_attempt(notes: Notes) -> None:
    for found in own.ATTEMPT.finditer(notes.plain):
        context = context_of(notes, found)
        if context in ("game", "quoted", "story", "denied"):
            continue
        is_fresh = context == "meant" and not notes.holds(scope.RECOVERED)
        is_recent = is_fresh or scope.is_recent(notes.sentence(*found.span()))
        notes.note("red" if is_recent and context != "past" else past_level(notes), "attempt", *found.span())


def _read_voices(notes: Notes) -> None:
    for found in own.VOICES.finditer(notes.plain):
        is_near = _ORDERED.search(notes.plain[found.end() : found.end() + 120] + found.group())
        notes.note("crisis" if is_near else "red", "voices", *found.span())


def _read_eating(notes: Notes) -> None:
    for found in own.EATING_RISK.finditer(notes.plain):
        notes.note("red" if notes.holds(own.BODY_FAILS) else "amber", "eating", *found.span())


def _read_baby(notes: Notes) -> None:
    for found in own.BABY.finditer(notes.plain):
        if context_of(notes, found) == "meant":
            notes.note("crisis", "baby", *found.span())


def _read_distress(notes: Notes) -> None:
    found = [match for each in own.DISTRESS if (match := next(notes.found_in_sentences(each), None))]
    meant = [each for each in found if context_of(notes, each) in ("meant", "joke") and not _is_comforting(notes, each)]
    for match in meant:
        notes.note("red" if len(meant) > 3 else "amber", "hopeless" if len(meant) > 3 else "distress", *match.span())


def _is_comforting(notes: Notes, found: re.Match[str]) -> bool:
    around = notes.sentence(*found.span())
    said_before = _WHO.findall(notes.before(found.start()))
    is_yours = bool(said_before) and said_before[-1].startswith("you")
    return is_yours or ("you" in around and not _SPEAKER.search(around))
