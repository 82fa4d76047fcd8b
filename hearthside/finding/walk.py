"""Where somebody stands in the reflection. All of it travels in the form and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hearthside.accounts.models import Person
from hearthside.finding import shelf
from hearthside.finding.questions import (
    AGE,
    BY_ID,
    LANGUAGE,
    QUESTIONS,
    SHORT,
    Option,
    Question,
    Said,
    after,
    is_asked,
    said_in,
)
from hearthside.kernel.place import place

SECONDS_EACH = 12
HELP_FIRST = {"danger": "danger", "thoughts": "thoughts", "harmed": "harmed"}
"""Answers about safety before which help is shown, whatever else was asked."""


@dataclass(frozen=True)
class Walk:
    """The answers so far, the question at hand, and whether the way is short or help was shown already."""

    said: Said
    at: str = ""
    is_short: bool = False
    has_seen_help: bool = False
    is_member: bool = False

    @property
    def help_first(self) -> str:
        """Which page of help comes before anything else: "danger", "thoughts", "harmed", "young" or none."""
        if "u16" in self.said.get("age", ()) and not self.is_member:
            return "young"
        (safety, *_rest) = self.said.get("safety", ("",))
        return "" if self.has_seen_help else HELP_FIRST.get(safety, "")

    @property
    def shows_support(self) -> bool:
        """Whether a small word about help stays in sight: for who struggles, and for who would rather not say."""
        return self.said.get("safety") != ("ok",)

    def without(self, question_id: str) -> Walk:
        """The same with this answer let go."""
        return replace(self, said={id: chosen for id, chosen in self.said.items() if id != question_id})

    def next(self, *, step: int = 1) -> Question | None:
        """The question after this one (before, with step -1) that is asked of this person; None past the end."""
        found = after(self.at, self.said, step=step)
        while found and not self.is_asked(found):
            found = after(found.id, self.said, step=step)
        return found

    def is_asked(self, question: Question) -> bool:
        """Not an age that the account knows, no choice of one language, and on the short way only the few that matter most."""
        if question == AGE and self.is_member:
            return False
        if question == LANGUAGE and len(languages()) < 2:
            return False
        return is_asked(question, self.said) and (question in SHORT or not self.is_short)

    @property
    def questions(self) -> list[Question]:
        """All questions for this person, for one page."""
        return [one for one in QUESTIONS if self.is_asked(one) or one.id == "camera"]

    @property
    def minutes_left(self) -> int:
        """About how many minutes the rest takes; 0 for less than one."""
        left = [one for one in QUESTIONS if self.is_asked(one)]
        place_now = next((number for number, one in enumerate(left) if one.id == self.at), 0)
        return (len(left) - place_now) * SECONDS_EACH // 60


def walk_in(form: Any, person: Person | None) -> Walk:
    """Where the form says that somebody stands. Unknown words are left out; never refuses."""
    at = form.get("at", "")
    return Walk(
        said_in(form),
        at if at in BY_ID else "",
        is_short=form.get("short") == "1",
        has_seen_help=form.get("seen") == "1",
        is_member=person is not None,
    )


def languages() -> list[Option]:
    """The languages that groups here speak, and that of the place."""
    here = place().language.split("-")[0] or "en"
    spoken = frozenset({here}).union(*(one.languages for one in shelf.listed()))
    return [option for option in LANGUAGE.options if option.id in spoken]


def options_of(question: Question) -> tuple[Option, ...]:
    """The answers to choose from; for the languages only such as are spoken here."""
    return tuple(languages()) if question == LANGUAGE else question.options
