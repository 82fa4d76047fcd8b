"""Which words people write often, counted over the sheets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hearthside.triage.rules.respelling import SHORTEST, written
from hearthside.triage.training.items import Item

OFTEN = 8
"""A word in so many lines is written often."""
SEEN = 2
"""A word in so many lines is no slip of the hand."""
MISTYPED = ("typo", "spacing", "algospeak", "leet", "homoglyph")
"""Lines that are about odd spelling teach no words."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def word_file(items: Sequence[Item]) -> str:
    """The file of words from the lines written by hand in English. The same lines give the same file."""
    counts: Counter[str] = Counter()
    for item in items:
        if item.language == "en" and not item.is_grown and not item.capability.startswith(MISTYPED):
            counts.update(set(_WORD.findall(item.text.lower().replace("\u2019", "'"))))
    long = sorted(word for word, count in counts.items() if len(word) >= SHORTEST and count >= SEEN)
    return written([word for word in long if counts[word] >= OFTEN], [word for word in long if counts[word] < OFTEN])
