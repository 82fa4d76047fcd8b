"""How what people said about a group becomes one value, in one readable place. No database here: answers in, value out.

A handful of made-up accounts must not move it. So neutral answers are counted in: twenty-three where nobody has spoken, and one less for
every two answers of people, so that from forty-six on people speak alone. However good ten accounts are at looking like anybody else,
together they move the value by at most 0.18, and by 0.2 once it is rounded; `bench/reviews.py` tries. What it costs: of few answers
little is said, even when all of them agree. And who has been there longer weighs more, so that accounts made for it count half.
"""

from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 5
"""Answers below which nothing is shown."""
NEUTRAL, GIVES_WAY = 23.0, 0.5
"""Neutral answers where nobody has spoken, and how much of one gives way to each answer."""
STEP = 0.02
THERE_FOR, FULL_AFTER, FIRST_WEIGHT = 14, 60, 0.5
"""Days in the group from which an answer counts, after which it counts whole, and what it counts at first."""
VALUES = {"yes": 1.0, "partly": 0.5, "no": 0.0}
BANDS = ((0.85, "nearly_all"), (0.65, "most"), (0.56, "more"), (0.44, "unclear"), (0.35, "less"), (0.0, "hardly"))


@dataclass(frozen=True)
class Said:
    """One person's answer to one question, and how many days they had been in the group."""

    answer: str
    days: int


def weight(days: int) -> float:
    """What an answer counts: nothing before `THERE_FOR` days, `FIRST_WEIGHT` then, and 1 from `FULL_AFTER` days on."""
    if days < THERE_FOR:
        return 0.0
    grown = min(1.0, (days - THERE_FOR) / (FULL_AFTER - THERE_FOR))
    return FIRST_WEIGHT + (1 - FIRST_WEIGHT) * grown


def value_of(said: Iterable[Said]) -> float | None:
    """The value from 0 (no) to 1 (yes), rounded to `STEP`; None when fewer than `LEAST` people who were there long enough answered."""
    answers = [
        (VALUES[one.answer] - 0.5, weight(one.days)) for one in said if one.answer in VALUES and weight(one.days)
    ]
    if len(answers) < LEAST:
        return None
    people = sum(heavy for _away, heavy in answers)
    neutral = max(0.0, NEUTRAL - GIVES_WAY * people)
    value = 0.5 + sum(away * heavy for away, heavy in answers) / (people + neutral)
    return round(round(value / STEP) * STEP, 2)


def band_of(value: float) -> str:
    """The word that a value is shown as: people read words, never a number."""
    return next(band for least, band in BANDS if value >= least)
