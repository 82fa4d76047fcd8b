"""What the reader of risk learns of a writer: whether they were in danger lately, never what is over, and nothing of anybody else."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.safety.known import known_of
from hearthside.safety.models import Case, due_at, need_of
from hearthside.safety.vocabulary import Outcome, Source

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=1)


@pytest.fixture
def ava() -> Person:
    return person()


def case(author: Person, level: str, hours_ago: int = 1, *, is_care: bool = True, **fields: Any) -> Case:
    opened_at = timezone.now() - hours_ago * HOURS
    known = {"kind": "note", "subject_id": uuid4(), "source": Source.AUTOMATIC, "reasons": []}
    need = need_of(level, is_care=is_care)
    times = {"opened_at": opened_at, "due_at": due_at(level, opened_at)}
    return Case.objects.create(person=author, level=level, is_care=is_care, need=need, **known, **times, **fields)


def lately(author: Person) -> tuple[str | None, str | None]:
    found = known_of(author)
    return found.worst_in_day, found.worst_in_week


def test_of_somebody_without_cases_nothing_is_known(ava: Person) -> None:
    case(person(), "crisis")
    assert lately(ava) == (None, None)


def test_the_worst_of_a_day_and_of_a_week(ava: Person) -> None:
    case(ava, "red"), case(ava, "amber")
    case(ava, "crisis", 3 * 24), case(ava, "red", 2 * 24)
    assert lately(ava) == ("red", "crisis")


def test_an_amber_case_does_not_count(ava: Person) -> None:
    case(ava, "amber")
    assert lately(ava) == (None, None)


def test_what_was_more_than_a_week_ago_is_over(ava: Person) -> None:
    case(ava, "crisis", 8 * 24)
    assert lately(ava) == (None, None)


def test_a_false_alarm_and_a_matter_of_conduct_do_not_count(ava: Person) -> None:
    case(ava, "red", outcome=Outcome.NOTHING_NEEDED)
    case(ava, "red", is_care=False, is_conduct=True)
    assert lately(ava) == (None, None)


def test_it_costs_one_query(ava: Person, django_assert_num_queries) -> None:
    known_of(ava)
    with django_assert_num_queries(1):
        known_of(ava)
