"""Mistyped words made whole: two letters that changed places, one that is missing, an apostrophe in the wrong spot.

Nothing is guessed but words that people here write often, and only for a word that nobody here wrote.
"""

from __future__ import annotations

import logging
import string
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hearthside.words.listed import listed

WORDS = Path(__file__).resolve().parent.parent / "data" / "words.txt"
SHORTEST = 4
"""Shorter words are too like each other."""
LONGEST = 20
"""Longer ones are no words; looking for what was meant would take time that grows with the square of their length."""
SHORTEST_CUT = 5
"""With a letter missing, a word still has so many."""
MOSTLY_STRANGE = 0.5
"""A text in which more of the longer words can be made nothing of is in another language, or about things we know nothing of."""
NO_SLIPS = listed("""
    bets booed braking clam cloths county curse dairy diner diving ether exiting exits fats fiend fiends filed fining fried hearts heath
    honesty husbands daughters sons leaned leaning lots manger marred metal mete minuet minuets moths noting paced panned panning pants
    patent pats planed posed posing pots prefect rally relies sacred seeping shell singed sopping snag sprig stared stated stating stirs
    tables tanks thins tings tread trough tuned vices waned brian
""")
"""Words of their own that look like slips of the hand."""
logger = logging.getLogger("hearthside.triage")


@dataclass(frozen=True, slots=True)
class Words:
    """The words that are written often, and all that were seen; both without those of three letters or fewer."""

    often: frozenset[str]
    seen: frozenset[str]


def written(often: list[str], seen: list[str]) -> str:
    """The file of these words: one line each."""
    return f"{' '.join(often)}\n{' '.join(seen)}\n"


@cache
def words(path: Path = WORDS) -> Words:
    """The words of this release, read once. None are known, and nothing is respelled, while their file cannot be read."""
    try:
        often, seen = (frozenset(line.split()) for line in path.read_text("utf-8").splitlines())
    except (OSError, ValueError) as error:
        logger.error("The words for mistyped ones cannot be read (%s); words stay as they are typed.", error)
        return Words(frozenset(), frozenset())
    return Words(often, often | seen)


def likely_words(typed: set[str]) -> dict[str, str]:
    """For each of these words that is likely a mistyped one, the word that was meant."""
    longer = [word for word in typed if SHORTEST <= len(word) <= LONGEST]
    strange = [word for word in longer if word not in words().seen and word not in NO_SLIPS]
    likely = {word: meant for word in strange if (meant := _meant(word))}
    return likely if len(strange) - len(likely) <= len(longer) * MOSTLY_STRANGE else {}


def _meant(word: str) -> str | None:
    often = words().often
    return next((each for each in (*_swapped(word), *_moved(word), *_completed(word)) if each in often), None)


def _swapped(word: str) -> list[str]:
    """Two neighbours changed places; the first letter is seldom mistyped."""
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)]


def _moved(word: str) -> list[str]:
    """The apostrophe elsewhere, or in a word that lacks it."""
    bare = word.replace("'", "")
    return [f"{bare[:at]}'{bare[at:]}" for at in range(2, len(bare))]


def _completed(word: str) -> list[str]:
    """A letter more, anywhere but at the beginning."""
    if len(word) < SHORTEST_CUT:
        return []
    return [word[:at] + letter + word[at:] for at in range(1, len(word)) for letter in string.ascii_lowercase]
