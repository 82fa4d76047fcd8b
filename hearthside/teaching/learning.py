"""A fit of the linear layer to what people said here, beginning with the shipped weights and beside the shipped sheets.

Only the weights of features that the shipped file knows are moved. So no word of anybody can come into the file, and it says of words
only how much they count. Chances are set anew from labels that were kept back.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from hearthside.triage.chances import STEPS
from hearthside.triage.features import Features
from hearthside.triage.rules.shapes import LEVELS
from hearthside.triage.scoring import STRETCH, scores_of
from hearthside.triage.shapes import ALL_HARMS
from hearthside.triage.training.calibrating import line_for
from hearthside.triage.training.fitting import Plan, Row, chance, move, score
from hearthside.triage.training.items import Item
from hearthside.triage.training.making import wanted
from hearthside.triage.training.table import features_of_item, row_of, seen_by
from hearthside.triage.weights import BIGGEST, Weights, written

PLAN = Plan(rounds=6, first_step=0.5, shrink=0.003, enough=0.05)
A_LABEL_COUNTS = 2.0
"""How much one label counts beside one text of the sheets."""
LEAST_OF_A_HARM = 3
KEPT_BACK = 4
"""One label in so many is not learned from; it sets the chances and shows what came of it."""
PRIOR = 60.0
"""The shipped chances count as so many labels."""
Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words and what people said of them. An empty level says nothing of it; `harms` holds those that were judged."""

    key: str
    text: str
    previous: str = ""
    level: str = ""
    harms: dict[str, bool] = field(default_factory=dict)

    @property
    def is_kept_back(self) -> bool:
        """Whether nothing is learned from it. The same answer always."""
        return sha256(self.key.encode()).digest()[0] % KEPT_BACK == 0


@dataclass(frozen=True, slots=True)
class Example:
    """A row with the score it has already, for every head; what each head should answer (None: nothing known), and how much it counts."""

    row: Row
    scores: dict[str, float]
    answers: dict[str, float]
    count: float


@dataclass(frozen=True)
class Learned:
    """How far to move each weight of each head that people taught, and the chances that go with it."""

    deltas: dict[str, list[float]]
    calibration: dict[str, list[float]]


def learn(base: Weights, lessons: Sequence[Lesson], sheets: Sequence[Item], check: Check = lambda: None) -> Learned:
    """What the lessons move. The same lessons give the same answer. `check` is called often and may raise to end it."""
    numbers = {feature: number for number, feature in enumerate(base.packed)}
    taught = [
        _example(_item(one), _answers(one), A_LABEL_COUNTS, base, numbers, check)
        for one in lessons
        if not one.is_kept_back
    ]
    kept = [_example(_item(one), _answers(one), 1.0, base, numbers, check) for one in lessons if one.is_kept_back]
    known = [
        _example(item, {head: float(wanted(item, head)) for head in base.heads}, item.weight, base, numbers, check)
        for item in sheets
    ]
    heads = [head for head in base.heads if _is_taught(head, taught)]
    deltas = {head: _nudged([*known, *taught], head, len(numbers), base.heads.index(head), check) for head in heads}
    return Learned(deltas, _calibration(base, deltas, kept))


def weights_text(base: Weights, learned: Learned, part: float, of_chances: float, labels: int) -> str:
    """The text of a weights file: its weights and its chances went so far of the way. It has just the features of the base."""
    rows = {}
    for number, feature in enumerate(base.packed):
        row = base.sums([feature])[0]
        for head, deltas in learned.deltas.items():
            place = base.heads.index(head)
            moved = row[place] + round(part * deltas[number] / base.scales[place])
            row[place] = max(-BIGGEST, min(BIGGEST, moved))
        rows[feature] = row
    chances = {
        step: _between(base.settings["calibration"][step], learned.calibration[step], of_chances) for step in STEPS
    }
    return written(base.heads, rows, {**base.settings, "calibration": chances, "base": base.version, "labels": labels})


def _between(old: list[float], new: list[float], part: float) -> list[float]:
    return [round(one + part * (two - one), 3) for one, two in zip(old, new, strict=True)]


def _item(lesson: Lesson) -> Item:
    return Item(lesson.text, "green", (), "taught", lesson.key, "", lesson.previous)


def _answers(lesson: Lesson) -> dict[str, float]:
    levels = {step: float(LEVELS.index(lesson.level) >= LEVELS.index(step)) for step in STEPS} if lesson.level else {}
    return levels | {harm: float(is_there) for harm, is_there in lesson.harms.items() if harm in ALL_HARMS}


def _example(
    item: Item, answers: dict[str, float], count: float, base: Weights, numbers: dict[str, int], check: Check
) -> Example:
    check()
    features = features_of_item(item)
    found = scores_of(features, base)
    row = row_of(_loudest(features, found.sentence.get("red", 0)), numbers)
    return Example(row, {head: found.by_head[head] for head in answers}, answers, count)


def _loudest(features: Features, sentence: int) -> Features:
    """A longer text speaks by its loudest stretch, so only that is learned from."""
    if len(features.parts) <= STRETCH:
        return features
    first = max(0, min(sentence - STRETCH // 2, len(features.parts) - STRETCH))
    return Features(features.parts[first : first + STRETCH], features.signs)


def _is_taught(head: str, taught: Sequence[Example]) -> bool:
    least = 1 if head in STEPS else LEAST_OF_A_HARM
    return sum(head in one.answers for one in taught) >= least


def _nudged(examples: Sequence[Example], head: str, size: int, seed: int, check: Check) -> list[float]:
    """How far each weight of a head moves from where it is: plain steps, as the shipped weights were fitted."""
    chosen = [one for one in examples if head in one.answers]
    deltas, shuffler = [0.0] * size, random.Random(seed)  # noqa: S311 (no secret)
    for turn in range(PLAN.rounds):
        check()
        shuffler.shuffle(chosen)
        step = PLAN.first_step / (1 + turn)
        for one in chosen:
            row = seen_by(head, one.row)
            miss = one.answers[head] - chance(one.scores[head] + score(row, deltas))
            if abs(miss) > PLAN.enough:
                move(deltas, row, step * miss * one.count)
        keep = 1 - PLAN.shrink * 10 / (1 + turn)
        deltas = [each * keep for each in deltas]
    return deltas


def _calibration(base: Weights, deltas: dict[str, list[float]], kept: Sequence[Example]) -> dict[str, list[float]]:
    return {step: _line(base, step, deltas.get(step), kept) for step in STEPS}


def _line(base: Weights, step: str, deltas: list[float] | None, kept: Sequence[Example]) -> list[float]:
    """The line that makes chances of scores: that of the base, moved by labels that were kept back."""
    old = base.settings["calibration"][step]
    told = [one for one in kept if step in one.answers]
    if not told or deltas is None:
        return list(old)
    spread = [place / 2 for place in range(-12, 13)]
    scores = [*spread, *(one.scores[step] + score(one.row, deltas) for one in told)]
    answers = [*(chance(old[0] * each + old[1]) for each in spread), *(one.answers[step] for one in told)]
    return line_for(scores, answers, [PRIOR / len(spread)] * len(spread) + [1.0] * len(told))
