"""Mistyped words made whole: two letters that changed places, one that is missing, doubled or the key beside it, an apostrophe in the
wrong spot, two words run together.

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
SHORTEST_BESIDE = 6
"""So long must a word be before the key beside the right one is thought of."""
LONGEST_PARTED = 40
MOST_PARTS = 8
"""Words that ran together are no longer, and no more, than this."""
_GLUE = frozenset(listed("i to my me myself you your yourself not and"))
"""Words that the next one is run together with most; without one of them a long word is a word."""
_SHORT = _GLUE | frozenset(listed("do go die am so no him them can did was"))
"""The short words that are looked for in words run together."""
_BESIDE = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, letter in enumerate(row)
}
"""The keys left and right of each."""
MOSTLY_STRANGE = 0.5
"""A text in which more of the longer words can be made nothing of is in another language, or about things we know nothing of."""
NO_SLIPS = listed("""
    bets booed braking clam cloths county curse dairy diner diving ether exiting exits fats fiend fiends filed fining fried hearts heath
    honesty husbands daughters sons leaned leaning lots manger marred metal mete minuet minuets moths noting paced panned panning pants
    patent pats planed posed posing pots prefect rally relies sacred seeping shell singed sopping snag sprig stared stated stating stirs
    tables tanks thins tings tread trough tuned vices waned brian
    andover beings booth careers dripped eater funding hopping iphone isolate latter licked linger lively mater mediation neatly
    patents scarred sensing sentimental sewing sprung starred starring stats steep string toward towards walled william myspace
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
    longer = [word for word in typed if SHORTEST <= len(word) <= LONGEST_PARTED]
    strange = [word for word in longer if word not in words().seen and word not in NO_SLIPS]
    likely = {word: meant for word in strange if (meant := _meant(word))}
    return likely if len(strange) - len(likely) <= len(longer) * MOSTLY_STRANGE else {}


def _meant(word: str) -> str | None:
    if len(word) > LONGEST:
        return _parted(word)
    often = words().often
    ways = (_swapped, _moved, _completed, _undoubled, _beside)
    return next((each for way in ways for each in way(word) if each in often), None) or _parted(word)


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


def _undoubled(word: str) -> list[str]:
    """One letter of a pair less."""
    return [word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]]


def _beside(word: str) -> list[str]:
    """The key beside one that was hit, but for the first and the last."""
    if len(word) < SHORTEST_BESIDE:
        return []
    return [word[:at] + key + word[at + 1 :] for at in range(1, len(word) - 1) for key in _BESIDE.get(word[at], "")]


def _parted(word: str) -> str | None:
    """The fewest words that ran together in this one, one of them long and one of those that run together most; else None."""
    if len(word) < SHORTEST_BESIDE:
        return None
    fewest: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - LONGEST), end):
            before, part = fewest[start], word[start:end]
            if before is not None and (part in _SHORT or part in words().often):
                best = fewest[end]
                fewest[end] = [*before, part] if best is None or len(before) + 1 < len(best) else best
    found = fewest[-1]
    if not found or len(found) > MOST_PARTS or _GLUE.isdisjoint(found) or all(len(part) < SHORTEST for part in found):
        return None
    return " ".join(found)
