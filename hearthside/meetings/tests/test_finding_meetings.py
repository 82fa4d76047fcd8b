"""Meetings are found by what they are about, by those who may know of them, while there is a next time."""

import pytest

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.meetings.finding import take_in
from hearthside.meetings.models import Meeting, Occurrence, State
from hearthside.meetings.tests.builders import meeting
from hearthside.search.tests.builders import found, taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Group:
    return group("Evening table")


@pytest.fixture
def reader(home: Group) -> Person:
    return member(home).person


@pytest.fixture
def series(home: Group) -> Meeting:
    made = meeting(home, title="Kites in the park", about="We bring string.")
    taken_in()
    return made


def test_a_member_finds_it_by_title_and_words_and_a_stranger_does_not(series, reader):
    assert found(reader, "kite") == found(reader, "string") == ["Kites in the park"]
    assert found(person(), "kite") == found(None, "kite") == []


def test_an_open_one_is_found_by_anybody(home):
    meeting(home, title="Kites in the park", audience="everyone")
    taken_in()
    assert found(person(), "kite") == ["Kites in the park"]


def test_one_without_a_next_time_is_not_found(series, reader):
    Occurrence.objects.update(state=State.CANCELLED)
    assert found(reader, "kite") == []


def test_a_word_that_is_not_wanted_today_keeps_it_away(series, reader):
    reader.not_today = {"topics": [], "words": ["string"]}
    assert found(reader, "kite") == []


def test_what_was_planned_just_now_is_taken_in(home, reader):
    taken_in()
    made = meeting(home, title="Kites in the park")
    take_in(str(made.pk), str(home.pk))
    assert found(reader, "kite") == ["Kites in the park"]
