"""Makes the weights file from the sheets: rows, folds, heads, calibration, whole numbers, text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from hearthside.triage.chances import STEPS
from hearthside.triage.rules.shapes import LEVELS
from hearthside.triage.shapes import ALL_HARMS
from hearthside.triage.training.calibrating import FOLDS, best_threshold, fold_of, line_for, threshold_at
from hearthside.triage.training.fitting import Plan, Row, fit, score
from hearthside.triage.training.items import Item
from hearthside.triage.training.table import features_of_item, row_of, seen_by, stretches_of, vocabulary
from hearthside.triage.weights import BIGGEST, written

LEVEL_PLAN = Plan(rounds=12, first_step=0.5, shrink=0.0002)
HARM_PLAN = Plan(rounds=10, first_step=0.5, shrink=0.0003, enough=0.04)
HEADS = (*STEPS, *ALL_HARMS)
TOO_SMALL = 12
"""A feature with no weight as large as this is left out."""
THRESHOLDS = {"amber": 0.55, "red": 0.36, "red_unspoken": 0.65, "red_by_crisis": 0.17, "crisis": 0.42}
"""The chance from which a text is called so. A chance of crisis that is not enough for crisis is still enough for red."""
SUREST = -0.5
"""No head for a harm is believed under this score: a wrong flag can hold somebody's post."""
WRONG_IN_TALK = 0.001
"""So small a share of everyday talk, in sections that were not learned from, may a head flag."""
CALM_COUNTS = 1.5
TALK_COUNTS = 3.0
"""How much a calm text counts, and how much one of everyday talk, which is most of what people write."""
_TALK = ("talk_", "benign_")
HARM_COUNTS = 3.0
"""How much more a text with a harm counts than one without: in a queue it is worse to miss one than to look twice."""


@dataclass(frozen=True, slots=True)
class Table:
    """Every item as a row, and as rows of the stretches that the engine reads a longer text in (none for a short one)."""

    rows: list[Row]
    parts: list[list[Row]]


@dataclass(frozen=True, slots=True)
class Made:
    """A weights file, and for each head the score every item got from weights that had not seen its section."""

    text: str
    unseen: dict[str, list[float]]


def make(items: Sequence[Item], say: Callable[[str], object] = lambda _: None) -> Made:
    """The weights for these items. The same items give the same text, byte for byte."""
    found = [features_of_item(item) for item in items]
    words = vocabulary(found)
    numbers = {feature: number for number, feature in enumerate(words)}
    rows = [row_of(features, numbers) for features in found]
    parts = [[row_of(each, numbers) for each in stretches_of(features)] for features in found]
    table = Table(rows, parts)
    unseen, weights = {}, {}
    for head in HEADS:
        say(f"fitting {head}")
        unseen[head] = _unseen(items, table, head, len(words))
        weights[head] = _fitted(items, table, head, len(words))
    scales = [_scale(weights[head]) for head in HEADS]
    whole = {
        feature: [round(weights[head][number] / scale) for head, scale in zip(HEADS, scales, strict=True)]
        for feature, number in numbers.items()
    }
    kept = {feature: row for feature, row in whole.items() if max(map(abs, row)) >= TOO_SMALL}
    settings = {"scales": scales, "sheets": digest(items), **_settings(items, unseen)}
    return Made(written(HEADS, kept, settings), unseen)


def wanted(item: Item, head: str) -> bool:
    """Whether a head should answer yes for an item."""
    if head in STEPS:
        return LEVELS.index(item.level) >= LEVELS.index(head)
    return head in item.harms


def _fitted(items: Sequence[Item], table: Table, head: str, size: int, without: int = -1) -> list[float]:
    """The weights of a head, from all items but those of one fold."""
    chosen = (place for place, item in enumerate(items) if fold_of(item.section) != without)
    examples = [each for place in chosen for each in _examples(items[place], table, place, head)]
    rows, answers, counts = map(list, zip(*((seen_by(head, row), *rest) for row, *rest in examples), strict=True))
    plan = LEVEL_PLAN if head in STEPS else HARM_PLAN
    return fit(rows, answers, counts, size, plan, HEADS.index(head))


def _examples(item: Item, table: Table, place: int, head: str) -> Iterator[tuple[Row, float, float]]:
    """An item whole; and, when the answer is no, its stretches as well: what is not there in the whole is in no part of it."""
    is_wanted, count, parts = wanted(item, head), _count(item, head), table.parts[place]
    yield table.rows[place], float(is_wanted), count
    if not is_wanted:
        yield from ((part, 0.0, count * len(parts) ** -0.5) for part in parts)


def _count(item: Item, head: str) -> float:
    """How much an item counts for a head: what has a harm is rare and counts more; so does what needs nobody, for most talk is that."""
    if head in STEPS:
        return item.weight * _calm(item)
    return item.weight * (HARM_COUNTS if head in item.harms else 1.0)


def _calm(item: Item) -> float:
    if item.level != "green":
        return 1.0
    return TALK_COUNTS if item.section.startswith(_TALK) else CALM_COUNTS


def _unseen(items: Sequence[Item], table: Table, head: str, size: int) -> list[float]:
    found = [0.0] * len(items)
    for fold in range(FOLDS):
        weights = _fitted(items, table, head, size, fold)
        for place, item in enumerate(items):
            if fold_of(item.section) == fold:
                found[place] = score(table.rows[place], weights)
    return found


def _scale(weights: list[float]) -> float:
    """What one whole number is worth."""
    return round(max(*map(abs, weights), 1e-3) / BIGGEST, 9)


def _settings(items: Sequence[Item], unseen: dict[str, list[float]]) -> dict[str, Any]:
    counts = [item.weight for item in items]
    answers = {head: [wanted(item, head) for item in items] for head in HEADS}
    calibration = {step: line_for(unseen[step], [float(each) for each in answers[step]], counts) for step in STEPS}
    harms = {harm: _believed(items, unseen[harm], answers[harm]) for harm in ALL_HARMS}
    return {"calibration": calibration, "harms": harms, "thresholds": THRESHOLDS}


def _believed(items: Sequence[Item], scores: list[float], answers: list[bool]) -> float:
    """The score from which a head for a harm is believed: that of the best F1, but no lower than everyday talk and SUREST allow."""
    own = [place for place, item in enumerate(items) if not item.is_grown]
    talk = [scores[place] for place in own if items[place].section.startswith(_TALK) and not items[place].harms]
    best = best_threshold([scores[place] for place in own], [answers[place] for place in own], 1.0)
    return round(max(SUREST, best, threshold_at(talk, WRONG_IN_TALK) if talk else SUREST), 3)


def digest(items: Sequence[Item]) -> str:
    """A short hash of all that the items say and how they are labelled."""
    said = "\n".join(f"{item.level}|{','.join(item.harms)}|{item.previous}|{item.text}" for item in items)
    return sha256(said.encode()).hexdigest()[:16]
