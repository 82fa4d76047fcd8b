"""What people said about a group, opened and summed up. Nothing of a single person leaves this file."""

from datetime import date, timedelta
from uuid import UUID

from hearthside.accounts.models import State
from hearthside.cards.models import QUESTIONS, Review
from hearthside.cards.weighing import Said, band_of, value_of
from hearthside.vault.keyring import VaultClosed
from hearthside.vault.sealing import Sealed

WAITS_FOR = timedelta(days=7)
"""A review counts a week after it was first written: when a word changes, nobody can say who has just been there."""
GONE = (State.PAUSED, State.CLOSED)
Answers = tuple[dict[str, str], int]


def counted(group_id: UUID, today: date) -> list[Answers] | None:
    """The reviews that count by now, each with its writer's days in the group; None while the vault is closed. One query, and keys."""
    rows = Review.objects.filter(group=group_id, first_on__lte=today - WAITS_FOR).exclude(person__state__in=GONE)
    try:
        return [(answers, row.days) for row in rows if (answers := _opened(row)) is not None]
    except VaultClosed:
        return None


def _opened(row: Review) -> dict[str, str] | None:
    try:
        answers: dict[str, str] = row.answers.reveal()
    except VaultClosed:
        raise
    except Sealed:
        return None
    return answers


def sums(rows: list[Answers]) -> dict[str, str]:
    """The band of each question that enough people answered."""
    values = {one: value_of(Said(answers.get(one, ""), days) for answers, days in rows) for one in QUESTIONS}
    return {question: band_of(value) for question, value in values.items() if value is not None}
