"""What the programs say: one line of JSON each, with its moment in UTC, that a person and a program can read."""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

MOST_PLACES = 12
"""Places in the code that a fault is told with, the innermost."""
CODE = Path(__file__).resolve().parent.parent.parent


class LogLine(logging.Formatter):
    """A fault is told by its class and where in the code it was, never by its own words: a database repeats people's words in them."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. Nothing in it can begin another one."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said: dict[str, Any] = {"at": at, "level": record.levelname, "by": record.name, "says": record.getMessage()}
        if record.exc_info and record.exc_info[1]:
            said |= {"fault": _chain(record.exc_info[1]), "where": _places(record.exc_info[2])}
        return json.dumps(said)


def _chain(fault: BaseException | None) -> list[str]:
    """The class of the fault, and of those it came from."""
    names: list[str] = []
    while fault is not None and len(names) < MOST_PLACES:
        names.append(type(fault).__name__)
        fault = fault.__cause__ or fault.__context__
    return names


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-MOST_PLACES:]
    return [f"{frame.filename.removeprefix(f'{CODE}/')}:{frame.lineno} {frame.name}" for frame in frames]
