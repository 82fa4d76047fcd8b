"""The way to a person: a graph of small steps that ships as a file, and that an operator may replace by their own.

The page shows all steps at once as one document, so it works without scripts, without a database and offline once it was opened.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.utils.translation import gettext

SHIPPED = Path(__file__).parent / "data" / "pathway.json"
OWN_FILE = "pathway.json"
"""In the data folder: an operator's own steps stand in for ours, if they hold what a way needs to hold."""
SHOWS = {"emergency", "call", "write", "own", "tomorrow"}
"""What a step may show below its words: numbers, lines, one's own people, the wish to be asked again tomorrow."""
SURE = {"emergency", "call"}
"""What no country of the book is without; a list of chats or of one's own people may be empty."""
MOST_STEPS_TO_A_PERSON = 2
MOST_WORDS = 600
"""Characters of one paragraph: more than that is too much to read on such a night."""


class BrokenPathway(ValueError):
    """The file does not hold a way that always ends with a person. The message says where, in plain words."""


@dataclass(frozen=True)
class Way:
    """A button that leads to another step."""

    to: str
    label: str


@dataclass(frozen=True)
class Step:
    """One screen: what it says, words to say aloud or send, which people it shows, and the ways on."""

    id: str
    title: str
    text: tuple[str, ...]
    script: str
    shows: frozenset[str]
    ways: tuple[Way, ...]

    @property
    def has_people(self) -> bool:
        """Whether somebody can be reached from this very step."""
        return bool(self.shows & SURE)


@dataclass(frozen=True)
class Pathway:
    """All steps by id, in their order; `start` is the first one shown."""

    start: str
    steps: dict[str, Step]

    def in_words(self) -> "Pathway":
        """The same steps in the reader's language, where there is a translation."""
        return Pathway(self.start, {step.id: _in_words(step) for step in self.steps.values()})

    def steps_to_a_person(self, step_id: str) -> int:
        """How many taps from here to a step that shows people; -1 when there is no way."""
        edge, seen, taps = {step_id}, {step_id}, 0
        while edge:
            if any(self.steps[one].has_people for one in edge):
                return taps
            edge = {way.to for one in edge for way in self.steps[one].ways} - seen
            seen, taps = seen | edge, taps + 1
        return -1


def pathway() -> Pathway:
    """The operator's own steps when they are in order, else ours. Never fails."""
    try:
        return own_pathway() or shipped_pathway()
    except BrokenPathway:
        return shipped_pathway()


@lru_cache(maxsize=1)
def shipped_pathway() -> Pathway:
    """The steps that come with the place."""
    return read_pathway(SHIPPED.read_text())


def own_pathway() -> Pathway | None:
    """The operator's own steps, or None without a file. Refuses (BrokenPathway) a file that leaves somebody alone."""
    path = Path(settings.DATA_DIR) / OWN_FILE
    try:
        return _own(path.read_text(), path.stat().st_mtime_ns)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenPathway("The file cannot be read.") from error


def check_own_pathway(**_about: object) -> list[CheckMessage]:
    """For `hearthside check`: a warning that says what is wrong with an operator's own steps, while ours are shown."""
    try:
        own_pathway()
    except BrokenPathway as error:
        return [Warning(f"{OWN_FILE} is not used: {error}", hint="Our own steps are shown until it is mended.")]
    return []


@lru_cache(maxsize=2)
def _own(text: str, _changed_at: int) -> Pathway:
    return read_pathway(text)


def read_pathway(text: str) -> Pathway:
    """The steps in this JSON text. Refuses (BrokenPathway, saying where) what could leave somebody without a person or a number."""
    try:
        raw = json.loads(text)
        steps = [_step(row) for row in raw["steps"]]
        found = Pathway(str(raw["start"]), {step.id: step for step in steps})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenPathway(f"This is not a list of steps: {type(error).__name__}.") from error
    if len(found.steps) != len(steps):
        raise BrokenPathway("Two steps have the same id.")
    _check(found)
    return found


def _step(row: dict[str, Any]) -> Step:
    return Step(
        id=str(row["id"]),
        title=str(row["title"]).strip(),
        text=tuple(str(one).strip() for one in row["text"]),
        script=str(row.get("script", "")).strip(),
        shows=frozenset(row.get("shows", [])),
        ways=tuple(Way(str(way["to"]), str(way["label"]).strip()) for way in row["ways"]),
    )


def _check(found: Pathway) -> None:
    if found.start not in found.steps:
        raise BrokenPathway(f"There is no first step called {found.start!r}.")
    for step in found.steps.values():
        _check_words(step)
        _check_ways(found, step)
    if alone := set(found.steps) - _reached(found):
        raise BrokenPathway(f"No way leads to {sorted(alone)}.")


def _check_words(step: Step) -> None:
    if not step.id.replace("-", "").isalnum() or not step.id.isascii():
        raise BrokenPathway(f"The id {step.id!r} may hold letters, digits and - only.")
    words = [step.title, *step.text, *(way.label for way in step.ways)]
    if not all(words) or max(map(len, [*words, step.script])) > MOST_WORDS:
        raise BrokenPathway(f"{step.id!r} has an empty text, or one of more than {MOST_WORDS} characters.")
    if step.shows - SHOWS:
        raise BrokenPathway(f"{step.id!r} shows something unknown: {sorted(step.shows - SHOWS)}.")


def _check_ways(found: Pathway, step: Step) -> None:
    for way in step.ways:
        if way.to not in found.steps or way.to == step.id:
            raise BrokenPathway(f"{step.id!r} leads to {way.to!r}, where there is nothing new.")
    if not 0 <= found.steps_to_a_person(step.id) <= MOST_STEPS_TO_A_PERSON:
        raise BrokenPathway(f"From {step.id!r} it takes more than {MOST_STEPS_TO_A_PERSON} taps to reach a person.")


def _reached(found: Pathway) -> set[str]:
    seen, edge = {found.start}, {found.start}
    while edge:
        edge = {way.to for one in edge for way in found.steps[one].ways} - seen
        seen |= edge
    return seen


def _in_words(step: Step) -> Step:
    ways = tuple(Way(way.to, _said(way.label)) for way in step.ways)
    return Step(step.id, _said(step.title), tuple(map(_said, step.text)), _said(step.script), step.shows, ways)


def _said(words: str) -> str:
    return gettext(words) if words else ""


def texts_of(steps: Iterable[Step]) -> list[str]:
    """Everything the steps say, once each, in order: for translators and for those who measure how hard it is to read."""
    said = [
        words for step in steps for words in (step.title, *step.text, step.script, *(way.label for way in step.ways))
    ]
    return list(dict.fromkeys(words for words in said if words))
