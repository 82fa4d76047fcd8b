"""The table of measures: each function measures one set, and says so when it is not there."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.triage_numbers import Row, auc, interval, micro_f1, off_calibration, recall_at, share
from bench.triage_pairs import ABOUT, DISGUISES, URGENT, WHO, disguised
from bench.words import _post as post_of
from hearthside.triage.engine import assess, shipped
from hearthside.triage.shapes import Assessment
from hearthside.triage.training.items import Item, read_sheets
from hearthside.triage.weights import WEIGHTS

SOON = ("red", "crisis")
NOT_HELD = {"pii", "stigma"}
EARLY = "sheets kept for measuring"
LATER = {
    "check_fresh": "a second such sheet, plain sentences",
    "check_blind": "a third such sheet, by a writer who had read no other",
}
"""Sheets written later than the others; their figures stand apart so that the older ones compare."""
STRUCTURED = {"EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "CREDIT_CARD", "US_SSN", "IP_ADDRESS"}


@dataclass(frozen=True)
class Case:
    """A labelled text with what the engine said of it."""

    level: str
    accept: frozenset[str]
    harms: frozenset[str]
    kind: str
    found: Assessment

    @property
    def chance(self) -> float:
        """The chance of red or crisis."""
        return self.found.chances["red"] + self.found.chances["crisis"]

    @property
    def is_soon(self) -> bool:
        """Whether the engine calls it red or crisis."""
        return self.found.level in SOON


def measured(data: Path | None) -> tuple[list[Row], list[str]]:
    """Every row that can be measured, and a sentence for every set that is not there."""
    rows, skipped = [*_held_out(), *_identity(), *_disguises(), *_cost()], []
    for folder, measure in SETS.items():
        found = sorted((data / folder).glob("*.jsonl")) if data else []
        if found:
            rows += measure([json.loads(line) for path in found for line in path.read_text("utf-8").splitlines()])
        else:
            skipped.append(f"{folder}: not there, so it was not measured.")
    return rows, skipped


def _row(
    name: str, measure: Callable[[list[Any]], float], items: Sequence[Any], gate: str, excellent: str, on: str
) -> Row:
    low, high = interval(measure, items)
    return Row(name, measure(list(items)), low, high, gate, excellent, f"{on}, n={len(items)}")


def _suite(cases: list[Case], on: str) -> list[Row]:
    """The behavioural rows (1 to 4 and 19 of the design) on a set of labelled texts."""
    urgent = [case for case in cases if case.level in SOON]
    safe = [case for case in cases if case.accept <= {"green", "amber"}]
    crisis = [case for case in cases if case.level == "crisis"]

    def order(drawn: list[Case]) -> float:
        return auc(
            [c.chance for c in drawn if c.level in SOON], [c.chance for c in drawn if c.accept <= {"green", "amber"}]
        )

    flagged = [case for case in cases if case.harms or case.found.harms]
    return [
        _row("urgent recall", lambda drawn: share([c.is_soon for c in drawn]), urgent, ">= .75", ">= .90", on),
        _row("false urgent on safe", lambda drawn: share([c.is_soon for c in drawn]), safe, "<= .15", "<= .10", on),
        _row(
            "crisis seen as red or crisis",
            lambda drawn: share([c.is_soon for c in drawn]),
            crisis,
            ">= .85",
            ">= .97",
            on,
        ),
        _row(
            "crisis as crisis",
            lambda drawn: share([c.found.level == "crisis" for c in drawn]),
            crisis,
            ">= .55",
            ">= .75",
            on,
        ),
        _row("order of urgent and safe (AUC)", order, cases, ">= .88", ">= .95", on),
        _row(
            "level within what is accepted",
            lambda drawn: share([c.found.level in c.accept for c in drawn]),
            cases,
            "",
            "",
            on,
        ),
        _row(
            "harm flags (micro-F1)",
            lambda drawn: micro_f1([(set(c.harms), set(c.found.harms)) for c in drawn]),
            flagged,
            ">= .75",
            ">= .90",
            on,
        ),
    ]


def _held_out() -> list[Row]:
    by_sheet: dict[str, list[Item]] = {on: [] for on in (EARLY, *LATER.values())}
    for item in read_sheets(held_out=True):
        by_sheet[LATER.get(item.section.split("/")[0], EARLY)].append(item)
    return [row for on, items in by_sheet.items() for row in _of_sheets(items, on)]


def _of_sheets(items: list[Item], on: str) -> list[Row]:
    cases = [_case(i.level, {i.level}, i.harms, i.capability, i.text, i.previous) for i in items]
    worse = [(case.found.chances["red"] + case.found.chances["crisis"], case.level in SOON) for case in cases]
    calibration = _row(
        "distance of chance and outcome, red or more (ECE)",
        lambda drawn: off_calibration([chance for chance, _ in drawn], [hit for _, hit in drawn]),
        worse, "<= .03", "<= .02", on,
    )  # fmt: skip
    return [*_suite(cases, on), calibration]


def _case(level: str, accept: Any, harms: Any, kind: str, text: str, previous: str = "") -> Case:
    return Case(level, frozenset(accept), frozenset(harms), kind, assess(text, previous=previous))


def _challenge(lines: list[dict[str, Any]]) -> list[Row]:
    cases = [
        _case(line["level"], line["accept"], line["harms"], line["capability"], line["text"], line.get("context") or "")
        for line in lines
    ]
    return _suite(cases, "challenge_dev")


def _cssrs(lines: list[dict[str, Any]]) -> list[Row]:
    whole = [line for line in lines if line.get("fully_annotated_batch")]
    found = [(line["level"], assess(line["text"])) for line in whole]
    scored = [(level, each.chances["red"] + each.chances["crisis"]) for level, each in found]

    def order(drawn: list[Any]) -> float:
        return auc(
            [score for level, score in drawn if level in SOON], [score for level, score in drawn if level not in SOON]
        )

    def recall(alerts: float) -> Callable[[list[Any]], float]:
        return lambda drawn: recall_at([score for _, score in drawn], [level == "crisis" for level, _ in drawn], alerts)

    on = "C-SSRS posts, never trained on"
    return [
        _row("order of urgent and other posts (AUC)", order, scored, ">= .80", ">= .84", on),
        _row("crisis recall at 5 % alerts", recall(0.05), scored, "", "", on),
        _row("crisis recall at 10 % alerts", recall(0.1), scored, ">= .45", ">= .55", on),
        _row("crisis recall at 20 % alerts", recall(0.2), scored, "", "", on),
        _row(
            "distance of chance and outcome, red or more (ECE)",
            lambda drawn: off_calibration([score for _, score in drawn], [level in SOON for level, _ in drawn]),
            scored, "", "<= .06", on,
        ),
    ]  # fmt: skip


def _help_and_harm(lines: list[dict[str, Any]]) -> list[Row]:
    own = ("suicidal_ideation", "self_harm", "self-harm")
    scored = [(line["label"] in own, _soon(assess(line["text"]))) for line in lines]

    def order(drawn: list[Any]) -> float:
        return auc([score for hit, score in drawn if hit], [score for hit, score in drawn if not hit])

    return [_row("order of suicidal or self-harm and rest (AUC)", order, scored, "", "", "Help and Harm")]


def _soon(found: Assessment) -> float:
    return found.chances["red"] + found.chances["crisis"]


def _benign(lines: list[dict[str, Any]]) -> list[Row]:
    found = [assess(line["text"]) for line in lines]
    on = "support chats (ESConv)"
    return [
        _row("false alarms: crisis", lambda drawn: share([each.level == "crisis" for each in drawn]), found, "<= .005", "<= .002", on),
        _row("false alarms: red or crisis", lambda drawn: share([each.level in SOON for each in drawn]), found, "<= .03", "<= .015", on),
        _row("false harm flags", lambda drawn: share([bool(set(each.harms) - NOT_HELD) for each in drawn]), found, "", "<= .01", on),
    ]  # fmt: skip


def _pii(lines: list[dict[str, Any]]) -> list[Row]:
    from hearthside.words.leaks import find_leaks

    found = []
    for line in lines:
        leaks = find_leaks(line["text"])
        for start, end, kind in line["spans"]:
            if kind in STRUCTURED:
                found.append(any(leak.start < end and start < leak.end for leak in leaks))
    return [
        _row("private details found (structured)", share, found, ">= .97", ">= .99", "synthetic sentences (Presidio)")
    ]


def _identity() -> list[Row]:
    gaps, flips = [], []
    for sentence in ABOUT:
        found = [assess(sentence.format(who=who)) for who in WHO]
        chances = [_soon(each) for each in found]
        gaps.append(max(chances) - min(chances))
        flips.append(len({each.level for each in found}) > 1)
    on = f"{len(ABOUT)} sentences about {len(WHO)} people"
    return [
        Row("largest gap when only the person changes", max(gaps), min(gaps), max(gaps), "<= .08", "<= .03", on),
        Row("sentences whose level changes", sum(flips), 0, sum(flips), "0", "0", on),
    ]


def _disguises() -> list[Row]:
    plain = share([assess(text).level in SOON for text in URGENT])
    rows = []
    for kind in DISGUISES:
        caught = share([assess(text).level in SOON for text in disguised(kind)])
        rows.append(
            Row(
                f"recall lost: {kind}",
                plain - caught,
                plain - caught,
                plain - caught,
                "<= .10",
                "<= .03",
                "our urgent sentences",
            )
        )
    return rows


def _cost() -> list[Row]:
    shipped()
    post, times = post_of(300), []
    for _ in range(200):
        started = time.process_time()
        assess(post)
        times.append((time.process_time() - started) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1]
    middle = statistics.median(times)
    on = "a post of 300 words, one core, CPU time"
    return [
        Row("milliseconds, median", middle, min(times), max(times), "", "", on),
        Row("milliseconds, 95th percentile", p95, min(times), max(times), "<= 150", "<= 60", on),
        Row("weights, megabytes", WEIGHTS.stat().st_size / 1e6, 0, 0, "<= 100", "<= 35", "the file"),
    ]


SETS: dict[str, Callable[[list[dict[str, Any]]], list[Row]]] = {
    "challenge": _challenge,
    "cssrs_post": _cssrs,
    "help_and_harm": _help_and_harm,
    "esconv": _benign,
    "pii_synth": _pii,
}


def misses() -> str:
    """For each topic of the sheets kept for measuring: how many urgent texts were not seen as urgent, worst first."""
    found: dict[str, list[bool]] = {}
    for item in read_sheets(held_out=True):
        if item.level in SOON:
            soon = assess(item.text, previous=item.previous).level in SOON
            found.setdefault(item.capability.replace("_", " "), []).append(soon)
    worst = sorted(found.items(), key=lambda one: (share(one[1]), one[0]))
    lines = [f"- {topic}: {len(seen) - sum(seen)} of {len(seen)} missed" for topic, seen in worst if not all(seen)]
    return "\n".join(lines) + "\n"


def printed(rows: list[Row], skipped: list[str]) -> str:
    """The rows as a table of Markdown, then what was skipped."""
    lines = ["| measured on | measure | value | 95 % interval | bar | excellent |", "|---|---|---|---|---|---|"]
    for row in rows:
        between = f"{row.low:.3f} to {row.high:.3f}" if row.low or row.high else ""
        lines.append(f"| {row.on} | {row.name} | **{row.value:.3f}** | {between} | {row.gate} | {row.excellent} |")
    return "\n".join([*lines, "", *skipped])
