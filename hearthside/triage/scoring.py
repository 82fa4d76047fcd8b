"""From features to scores: each head adds up its weights over every stretch of three sentences, and the loudest stretch speaks."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from hearthside.triage.features import Features, Part
from hearthside.triage.weights import Weights

GROUPS = ("words", "meanings", "letters", "ideas", "harms")
COUNTS = {"words": 1.5, "meanings": 1.0, "letters": 0.6, "ideas": 1.0, "harms": 1.0, "signs": 0.2}
"""How much each group of features counts against the others."""
FEWEST = {"words": 12, "meanings": 10, "letters": 40, "ideas": 8, "harms": 8}
"""A group with fewer features than this is not made louder for it."""
STRETCH = 3
"""Sentences that are read together."""
TOLD_COUNTS = {"amber": 4.5, "red": 4.5, "crisis": 4.5}
CHANCE_COSTS = 0.4
Packed = tuple[int, int, int]
"""How many features a group of a sentence has, what they weigh together (packed), and how many of them are known."""


@dataclass(frozen=True, slots=True)
class Scores:
    """For every head its score, and the sentence (by number) that adds most to it (-1 when there is none)."""

    by_head: dict[str, float]
    sentence: dict[str, int]
    of_words: dict[str, float]
    """What the loudest stretch adds by its own words, without the signs of the text and of the message before it."""


def loudness(group: str, count: int) -> float:
    """What one feature counts in a group of so many."""
    return float(COUNTS[group] * max(count, FEWEST[group]) ** -0.5)


def group_of(part: Part, group: str) -> frozenset[str]:
    """The features of one group of a sentence."""
    found: frozenset[str] = getattr(part, group)
    return found


def scores_of(features: Features, weights: Weights) -> Scores:
    """The score of every head for a text. Weights are whole numbers; the scale of each head makes them scores again."""
    signs, _ = weights.sums(features.signs)
    sentences = [_packed(part, weights) for part in features.parts]
    stretches = [sentences[first : first + STRETCH] for first in range(max(1, len(sentences) - STRETCH + 1))]
    loud, alone = [[_of_stretch(each, weights) for each in many] for many in (stretches, [[one] for one in sentences])]
    by_head, sentence, of_words = {}, {}, {}
    for place, head in enumerate(weights.heads):
        best, where = _loudest(place, loud, alone)
        said = COUNTS["signs"] * signs[place] + best
        by_head[head], sentence[head] = said * weights.scales[place] + _of_length(head, features), where
        of_words[head] = best * weights.scales[place]
    return Scores(by_head, sentence, of_words)


def _of_length(head: str, features: Features) -> float:
    """What a longer text gains from coming back to danger, and loses because it has more stretches that may be loud by chance."""
    chances = max(1, len(features.parts) - STRETCH + 1)
    return TOLD_COUNTS.get(head, 0.0) * features.told - CHANCE_COSTS * log(chances) * (head in TOLD_COUNTS)


def _packed(part: Part, weights: Weights) -> list[Packed]:
    """What a sentence adds, by group."""
    return [(len(found), *weights.total(found)) for found in (group_of(part, group) for group in GROUPS)]


def _of_stretch(sentences: list[list[Packed]], weights: Weights) -> list[float]:
    """What these sentences add together, for every head."""
    score = [0.0] * len(weights.heads)
    for group, adds in zip(GROUPS, zip(*sentences, strict=True), strict=False):
        count, total, known = map(sum, zip(*adds, strict=True))
        loud = loudness(group, count)
        score = [one + loud * each for one, each in zip(score, weights.unpacked(total, known), strict=True)]
    return score


def _loudest(place: int, loud: list[list[float]], alone: list[list[float]]) -> tuple[float, int]:
    """The score of the loudest stretch for the head at this place, and the stretch's loudest sentence."""
    if not alone:
        return 0.0, -1
    first = max(range(len(loud)), key=lambda number: loud[number][place])
    near = range(first, min(len(alone), first + STRETCH))
    return loud[first][place], max(near, key=lambda number: alone[number][place])
