"""What the programs say can be read by people and programs, and repeats nobody's words."""

import json
import logging
import sys
from datetime import datetime
from typing import Any

from hearthside.config import settings
from hearthside.kernel.log_lines import LogLine


def line(says: str, *arguments: object, fault: Exception | None = None) -> str:
    """What comes of one call of a logger."""
    about: Any = None
    try:
        if fault:
            raise fault
    except Exception:
        about = sys.exc_info()
    return LogLine().format(logging.LogRecord("hearthside.kernel", logging.ERROR, __file__, 1, says, arguments, about))


def test_a_line_says_when_how_bad_who_and_what() -> None:
    said = json.loads(line("job %s failed", "one"))
    assert (said["level"], said["by"], said["says"]) == ("ERROR", "hearthside.kernel", "job one failed")
    moment = datetime.fromisoformat(said["at"]).utcoffset()
    assert moment is not None and not moment


def test_a_fault_is_told_by_class_and_place_and_not_by_its_words() -> None:
    text = line("failed", fault=ValueError("words that somebody wrote in trust"))
    said = json.loads(text)
    assert said["fault"] == ["ValueError"]
    assert said["where"][-1].startswith("hearthside/kernel/tests/test_log_lines.py:") and "trust" not in text


def test_nobody_writes_a_line_of_their_own() -> None:
    text = line("Not Found: %s", "/x\n2026-01-01 ERROR all is lost\r\u2028\x1b[31m")
    assert len(text.splitlines()) == 1
    assert "\x1b" not in text and json.loads(text)["says"].startswith("Not Found: /x\n")


def test_the_programs_of_a_site_speak_so() -> None:
    handler: Any = settings.LOGGING["handlers"]
    formatters: Any = settings.LOGGING["formatters"]
    assert formatters[handler["console"]["formatter"]]["()"] == "hearthside.kernel.log_lines.LogLine"
