"""Items as rows of numbers: which features each has, and what each feature counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hearthside.triage.chances import STEPS
from hearthside.triage.features import Features, features_of
from hearthside.triage.rules.reading import read_with_notes
from hearthside.triage.scoring import COUNTS, GROUPS, STRETCH, group_of, loudness
from hearthside.triage.training.fitting import Row
from hearthside.triage.training.items import Item

_HARMS = GROUPS.index("harms")
SEEN_IN, LETTERS_SEEN_IN = 2, 4
"""A feature counts when at least so many items have it; a run of letters needs more."""


def features_of_item(item: Item) -> Features:
    """The features of an item, as the engine sees them."""
    notes, reading = read_with_notes(item.text, previous=item.previous)
    return features_of(notes, reading, notes.asked)


def stretches_of(features: Features) -> list[Features]:
    """A text longer than one stretch, in the stretches that the engine scores, each with the signs of the whole; none of a shorter one."""
    starts = range(len(features.parts) - STRETCH + 1) if len(features.parts) > STRETCH else ()
    return [Features(features.parts[start : start + STRETCH], features.signs) for start in starts]


def vocabulary(found: Iterable[Features]) -> list[str]:
    """The features that enough items have, in the order of the alphabet."""
    counts: Counter[str] = Counter()
    for features in found:
        counts.update(
            {*features.signs, *(each for part in features.parts for group in GROUPS for each in group_of(part, group))}
        )
    return sorted(each for each, count in counts.items() if count >= (LETTERS_SEEN_IN if each[0] == "#" else SEEN_IN))


def row_of(features: Features, numbers: dict[str, int]) -> Row:
    """An item as a row: features outside the vocabulary count for the loudness and for nothing else."""
    return (*_of_parts(features, numbers), (COUNTS["signs"], _known(sorted(features.signs), numbers)))


def _of_parts(features: Features, numbers: dict[str, int]) -> Iterator[tuple[float, tuple[int, ...]]]:
    for group in GROUPS:
        each = [feature for part in features.parts for feature in sorted(group_of(part, group))]
        yield loudness(group, len(each)), _known(each, numbers)


def _known(features: Sequence[str], numbers: dict[str, int]) -> tuple[int, ...]:
    return tuple(numbers[feature] for feature in features if feature in numbers)


def seen_by(head: str, row: Row) -> Row:
    """What a head looks at of a row: those of the levels leave out the ideas of harm."""
    return tuple(each for place, each in enumerate(row) if head not in STEPS or place != _HARMS)
