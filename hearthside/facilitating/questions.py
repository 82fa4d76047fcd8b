"""Five short questions on how it is in a meeting, in our own words, and how answers become one word. Never a number, never a rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

LEAST = 5
"""Nothing is said of fewer people (DOMAIN 12.2)."""
QUESTIONS: dict[str, Any] = {
    "welcome": _("Did you feel welcome?"),
    "room": _("Was there room for you to talk, or to stay quiet?"),
    "heard": _("Did people listen to you?"),
    "safe": _("Did it feel safe to say what is true for you?"),
    "again": _("Would you come again?"),
}
ANSWERS: dict[str, Any] = {"yes": _("Yes"), "partly": _("Partly"), "no": _("Not really")}
SAID: dict[str, dict[str, Any]] = {
    "welcome": {
        "yes": _("Most felt welcome."),
        "mixed": _("Some felt welcome, some did not yet."),
        "no": _("Many did not feel welcome yet."),
    },
    "room": {
        "yes": _("Most found room to talk, or to stay quiet."),
        "mixed": _("Some found room, some did not yet."),
        "no": _("Many found no room for themselves yet."),
    },
    "heard": {
        "yes": _("Most felt that people listened."),
        "mixed": _("Some felt heard, some did not yet."),
        "no": _("Many did not feel heard yet."),
    },
    "safe": {
        "yes": _("Most could say what is true for them."),
        "mixed": _("Some could say what is true for them, some not yet."),
        "no": _("Many did not feel safe enough yet."),
    },
    "again": {
        "yes": _("Most would come again."),
        "mixed": _("Some would come again, some are not sure."),
        "no": _("Many are not sure that they would come again."),
    },
}


def read(given: Mapping[str, str]) -> dict[str, str]:
    """The answers that are among the known ones; all else is left out."""
    return {key: given[key] for key in QUESTIONS if given.get(key) in ANSWERS}


def sum_up(sheets: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """A code for each question that at least five people answered: "yes" where three in four say yes, "no" where half say not really,
    else "mixed"."""
    said: dict[str, Counter[str]] = {key: Counter() for key in QUESTIONS}
    for sheet in sheets:
        for key, answer in read(sheet).items():
            said[key][answer] += 1
    return {key: _code(counts) for key, counts in said.items() if counts.total() >= LEAST}


def _code(counts: Counter[str]) -> str:
    if counts["yes"] * 4 >= counts.total() * 3:
        return "yes"
    return "no" if counts["no"] * 2 >= counts.total() else "mixed"


def in_words(codes: Mapping[str, str]) -> list[Any]:
    """The sentences of these codes, in the order of the questions; a code that is not known any more says nothing."""
    return [SAID[key][codes[key]] for key in QUESTIONS if codes.get(key) in SAID[key]]
