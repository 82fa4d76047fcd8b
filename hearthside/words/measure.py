"""Measures the leak guard, the word hints and the advice check on their labelled items: python -m hearthside.words.measure"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from hearthside.words.intents import holds_advice
from hearthside.words.language import hints
from hearthside.words.leaks import find_leaks


@dataclass(frozen=True, slots=True)
class Score:
    """How a check did on labelled items: what it should have found and did, and what it found where nothing was."""

    found: int
    expected: int
    false_alarms: int
    benign: int
    mistakes: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """Share of what should be found that was found, 0 to 1."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def false_alarm_rate(self) -> float:
        """Share of harmless items with any finding, 0 to 1."""
        return self.false_alarms / self.benign if self.benign else 0.0


def items(name: str) -> Iterator[dict[str, Any]]:
    """The labelled items of a file in this room's tests, one per line."""
    path = files("hearthside.words") / "tests" / name
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def leak_score(language: str | None = None) -> Score:
    """How the leak guard does on its items, in one language or in all."""
    counts: Counter[str] = Counter()
    mistakes = []
    for item in items("leak_items.jsonl"):
        if language is None or item["language"] == language:
            outcome = _leak_outcome(item)
            counts[outcome] += 1
            if outcome in ("missed", "false alarm"):
                mistakes.append(f"{outcome}: {item['text']}")
    return _score(counts, mistakes)


def _leak_outcome(item: dict[str, Any]) -> str:
    leaks = find_leaks(item["text"])
    if "kind" not in item:
        return "false alarm" if leaks else "left alone"
    hit = any(each.kind == item["kind"] and each.start < item["end"] and item["start"] < each.end for each in leaks)
    return "found" if hit else "missed"


def hint_score() -> Score:
    """How the word hints do: the named entry found where it helps, nothing said where nothing should be."""
    counts: Counter[str] = Counter()
    mistakes = []
    for item in items("wording_items.jsonl"):
        found = {hint.entry_id for hint in hints(item["text"], item["scope"], intent="listen")}
        is_right = item["entry_id"] in found if "entry_id" in item else not found
        outcome = _OUTCOMES["entry_id" in item, is_right == ("entry_id" in item)]
        counts[outcome] += 1
        if not is_right:
            mistakes.append(f"{outcome}: {item['text']}")
    return _score(counts, mistakes)


def advice_score() -> Score:
    """How the advice check does on labelled replies to someone who asked only to be heard."""
    counts: Counter[str] = Counter()
    mistakes = []
    for item in items("advice_items.jsonl"):
        is_noticed = holds_advice(item["text"]) is not None
        outcome = _OUTCOMES[item["is_advice"], is_noticed]
        counts[outcome] += 1
        if item["is_advice"] != is_noticed:
            mistakes.append(f"{outcome}: {item['text']}")
    return _score(counts, mistakes)


_OUTCOMES = {(True, True): "found", (True, False): "missed", (False, True): "false alarm", (False, False): "left alone"}


def _score(counts: Counter[str], mistakes: list[str]) -> Score:
    return Score(
        found=counts["found"],
        expected=counts["found"] + counts["missed"],
        false_alarms=counts["false alarm"],
        benign=counts["false alarm"] + counts["left alone"],
        mistakes=tuple(mistakes),
    )


def _line(label: str, score: Score) -> str:
    return f"{label:<24}{score.expected:>6}{score.recall:>9.3f}{score.benign:>8}{score.false_alarm_rate:>13.3f}"


def main() -> None:
    """Prints one row per check: items, recall, harmless items, share with a false alarm; then each mistake."""
    rows = [(f"leaks {language}", leak_score(language)) for language in ("en", "es", "fr", "de", "pl")]
    rows += [("leaks, all", leak_score()), ("kinder words", hint_score()), ("advice where unasked", advice_score())]
    print(f"{'check':<24}{'items':>6}{'recall':>9}{'benign':>8}{'false alarms':>13}")
    for label, score in rows:
        print(_line(label, score))
    for mistake in (mistake for _, score in rows[5:] for mistake in score.mistakes):
        print(mistake)


if __name__ == "__main__":
    main()
