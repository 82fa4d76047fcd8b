"""Assesses a file of texts, one JSON object a line, and answers each line with one of its own, in the same order."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from typing import Any

from hearthside.triage.chances import OF_RULES, chances_of
from hearthside.triage.context import context_from
from hearthside.triage.engine import assess


def assessed_lines(lines: Iterable[bytes]) -> Iterator[str]:
    """One answer for each line that is not blank. A line that cannot be read is amber and says why; the rest goes on."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            started = time.perf_counter()
            answer = _answered(number, line)
            answer["ms"] = round((time.perf_counter() - started) * 1000, 3)
            yield json.dumps(answer, ensure_ascii=False)


def _answered(number: int, line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return _refused(number, "not one JSON object")
    if not isinstance(asked, dict):
        return _refused(number, "not one JSON object")
    if not isinstance(asked.get("text"), str):
        return _refused(asked.get("id", number), "no text")
    return _assessed(asked)


def _assessed(asked: dict[str, Any]) -> dict[str, Any]:
    found = assess(asked["text"], previous=_previous(asked), context=context_from(asked.get("context")))
    return {
        "id": asked.get("id"),
        "level": found.level,
        "p": {level: found.chances[level] for level in ("green", "amber", "red", "crisis")},
        "harms": list(found.harms),
        "reasons": [{"start": each.start, "end": each.end, "why": each.why} for each in found.reasons],
    }


def _previous(asked: dict[str, Any]) -> str:
    """The message before: the context itself, or the words in it under any of their usual names; of a list, the last."""
    found: Any = asked.get("context", asked.get("previous", ""))
    for _ in range(3):
        if isinstance(found, list):
            found = found[-1] if found else ""
        elif isinstance(found, dict):
            found = next(
                (
                    found[name]
                    for name in ("previous", "text", "question", "body", "message", "thread", "messages")
                    if name in found
                ),
                "",
            )
    return found if isinstance(found, str) else str(asked.get("previous") or "")


def _refused(identity: Any, why: str) -> dict[str, Any]:
    return {
        "id": identity,
        "level": "amber",
        "p": chances_of(OF_RULES["amber"]),
        "harms": [],
        "reasons": [{"start": 0, "end": 0, "why": "not_read"}],
        "error": why,
    }
