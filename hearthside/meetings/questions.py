"""Questions that rooms above add to the plan of a meeting, such as over which server people talk. They plug them in and keep the
answers; meetings know nothing of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from django import forms

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.meetings.models import Meeting


class Question(Protocol):
    """One question in the plan."""

    name: str

    def field(self, group: Group, answer: Any) -> forms.Field | None:
        """The field to ask it with, where `answer` was given before; None when it is not asked here."""

    def answer_for(self, meeting: Meeting) -> Any:
        """What is kept for this series. One query at most."""

    def wrong_with(self, given: dict[str, Any]) -> Any:
        """What does not fit the rest of the plan, in words; nothing when all does."""

    def keep(self, actor: Person, meeting: Meeting, answer: Any) -> None:
        """The answer is kept, in the transaction of the plan."""


_questions: list[Question] = []


def ask_also(question: Question) -> None:
    """After this, everybody who plans a meeting is asked this too."""
    if question not in _questions:
        _questions.append(question)


def fields_for(group: Group, initial: Mapping[str, Any]) -> dict[str, forms.Field]:
    """The fields of all questions that are asked here, by name."""
    made = {one.name: one.field(group, initial.get(one.name)) for one in _questions}
    return {name: field for name, field in made.items() if field is not None}


def answers_for(meeting: Meeting) -> dict[str, Any]:
    """What is kept for this series, by name."""
    return {one.name: one.answer_for(meeting) for one in _questions}


def wrong_with(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Answers that do not fit, by name, with the words about it."""
    for one in _questions:
        if one.name in given and (words := one.wrong_with(given)):
            yield one.name, words


def keep(actor: Person, meeting: Meeting, answers: dict[str, Any]) -> None:
    """Every answer that was given is kept; what was not asked stays as it is."""
    for one in _questions:
        if one.name in answers:
            one.keep(actor, meeting, answers[one.name])
