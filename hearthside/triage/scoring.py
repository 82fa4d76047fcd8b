"""From features to scores: each head adds up its weights over every stretch of three sentences, and the loudest stretch speaks."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from hearthside.triage.features import Features, Part
from hearthside.triage.weights import Weights

GROUPS = ("words", "meanings", "letters", "ideas")
COUNTS = {"words": 1.5, "meanings": 1.0, "letters": 0.6, "ideas": 1.0, "signs": 0.35}
"""How much each group of features counts against the others."""
FEWEST = {"words": 12, "meanings": 10, "letters": 40, "ideas": 8}
"""A group with fewer features than this is not made louder for it."""
STRETCH = 3
"""Sentences that are read together."""
TOLD_COUNTS = {"amber": 4.5, "red": 4.5, "crisis": 4.5}
CHANCE_COSTS = 0.4


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
    sums = [[weights.sums(group_of(part, group))[0] for group in GROUPS] for part in features.parts]
    counts = [[len(group_of(part, group)) for group in GROUPS] for part in features.parts]
    by_head, sentence, of_words = {}, {}, {}
    for place, head in enumerate(weights.heads):
        said = COUNTS["signs"] * signs[place]
        best, where = _loudest([[one[place] for one in each] for each in sums], counts)
        by_head[head], sentence[head] = (said + best) * weights.scales[place] + _of_length(head, features), where
        of_words[head] = best * weights.scales[place]
    return Scores(by_head, sentence, of_words)


def _of_length(head: str, features: Features) -> float:
    """What a longer text gains from coming back to danger, and loses because it has more stretches that may be loud by chance."""
    chances = max(1, len(features.parts) - STRETCH + 1)
    return TOLD_COUNTS.get(head, 0.0) * features.told - CHANCE_COSTS * log(chances) * (head in TOLD_COUNTS)


def _loudest(sums: list[list[int]], counts: list[list[int]]) -> tuple[float, int]:
    """The score of the loudest stretch, and its loudest sentence."""
    if not sums:
        return 0.0, -1
    found = [_of_stretch(sums, counts, first) for first in range(max(1, len(sums) - STRETCH + 1))]
    first = max(range(len(found)), key=found.__getitem__)
    alone = range(first, min(len(sums), first + STRETCH))
    return found[first], max(alone, key=lambda number: _of_stretch(sums, counts, number, 1))


def _of_stretch(sums: list[list[int]], counts: list[list[int]], first: int, length: int = STRETCH) -> float:
    total = 0.0
    for place, group in enumerate(GROUPS):
        count = sum(each[place] for each in counts[first : first + length])
        total += loudness(group, count) * sum(each[place] for each in sums[first : first + length])
    return total
