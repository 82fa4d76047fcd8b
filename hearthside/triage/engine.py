"""Reads a text through all stages: rules, linear layer, context; and puts them together, never lower than any stage that answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache

from hearthside.triage import chances, harms
from hearthside.triage.context import Context, lift_of
from hearthside.triage.features import Features, features_of
from hearthside.triage.fusing import NOT_READ, fused, without_rules, without_weights
from hearthside.triage.rules.harms import is_own
from hearthside.triage.rules.notes import Notes
from hearthside.triage.rules.reading import read_with_notes
from hearthside.triage.rules.shapes import Reading
from hearthside.triage.scoring import Scores, scores_of
from hearthside.triage.shapes import Assessment, Reason
from hearthside.triage.weights import Damaged, Weights, load

__all__ = ["NOT_READ", "assess", "in_use", "is_whole", "read_with", "shipped"]
logger = logging.getLogger("hearthside.triage")


@cache
def shipped() -> Weights | None:
    """The weights of this release, read once; None when the file is missing or damaged, which staff are told."""
    try:
        return load()
    except Damaged as error:
        logger.error("The weights for triage cannot be used (%s); the rules read alone.", error)
        return None


def _nothing() -> Weights | None:
    return None


_learned_here: Callable[[], Weights | None] = _nothing


def read_with(learned_here: Callable[[], Weights | None]) -> None:
    """After this, texts are read with the weights that this call gives, and with the shipped ones while it gives none."""
    global _learned_here
    _learned_here = learned_here


def in_use() -> Weights | None:
    """The weights that texts are read with: those a site learned and chose, else those of this release."""
    try:
        return _learned_here() or shipped()
    except Exception as error:
        logger.error("The weights learned here cannot be used (%s); the shipped ones read.", type(error).__name__)
        return shipped()


def is_whole() -> bool:
    """Whether every stage of the engine can answer."""
    return in_use() is not None


UNREAD = {"language", "empty"}
"""Reasons that say: nobody here can read these words."""


def assess(
    text: str, *, previous: str = "", context: Context | None = None, weights: Weights | None = None
) -> Assessment:
    """The assessment of a text; `previous` is the message it answers. Keeps nothing, raises nothing.

    Empty texts, texts past the cap, languages that are not known and a stage that fails are at least amber. `weights` are those in use
    unless others are given.
    """
    weights = weights or in_use()
    try:
        notes, reading = read_with_notes(text, previous=previous)
    except Exception as error:
        logger.error("The rules for triage failed (%s).", type(error).__name__)
        return without_rules(len(text))
    if weights is None:
        return without_weights(reading)
    try:
        return _whole(notes, reading, weights, lift_of(context))
    except Exception as error:
        logger.error("The linear layer of triage failed (%s).", type(error).__name__)
        return without_weights(reading)


def _whole(notes: Notes, reading: Reading, weights: Weights, lift: float) -> Assessment:
    features = features_of(notes, reading, notes.asked)
    scores = scores_of(features, weights)
    steps = chances.steps_of(scores.by_head, weights.settings, lift)
    named = _named(notes, reading, scores, weights)
    level, steps = fused(reading, steps, weights.settings["thresholds"], features.speaks_of_danger)
    guessed = tuple(harm for harm in named if harm not in reading.harms)
    learned = _learned(notes, features, scores, level, set(guessed))
    reasons = tuple(sorted({*reading.reasons, *learned}, key=lambda each: (each.start, each.end, each.why)))
    return Assessment(
        level,
        chances.chances_of(steps),
        named,
        reasons,
        reading.is_about_other,
        version=weights.version,
        guessed=guessed,
    )


def _named(notes: Notes, reading: Reading, scores: Scores, weights: Weights) -> tuple[str, ...]:
    """The harms in it. Of words that cannot be read only the rules name one: a guess would be about the message before them."""
    unread = any(reason.why in UNREAD for reason in reading.reasons) or not _is_latin(notes.normal.text)
    if unread:
        return tuple(reading.harms)
    return harms.named(
        scores,
        weights.settings["harms"],
        reading.harms,
        is_answer=bool(notes.asked),
        is_own=is_own(notes.plain),
    )


def _is_latin(text: str) -> bool:
    """At least half of the letters are those of the languages that were learned."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 >= len(letters) > 0


def _learned(notes: Notes, features: Features, scores: Scores, level: str, harms_learned: set[str]) -> list[Reason]:
    """The sentence that speaks loudest for the level, and for each harm that the rules did not name."""
    wanted = [("learned", level)] if level != "green" else []
    found = []
    for why, head in [*wanted, *((harm, harm) for harm in harms_learned)]:
        number = scores.sentence[head]
        if number >= 0:
            part = features.parts[number]
            found.append(Reason(*_trimmed(notes, part.start, part.end), why))
    return found


def _trimmed(notes: Notes, start: int, end: int) -> tuple[int, int]:
    words = notes.normal.text[start:end]
    return notes.normal.original(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
