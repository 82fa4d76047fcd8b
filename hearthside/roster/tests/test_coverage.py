"""The sentence on every page is exactly true, over midnight, days off and changes of the clock."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.roster import queries
from hearthside.roster.actions import add_hours, remove_hours, set_day_off
from hearthside.roster.models import StaffedHours
from hearthside.roster.queries import coverage
from hearthside.roster.words import until_words

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
NOBODY = "No one is reading right now; the helplines are there."


@pytest.fixture(autouse=True)
def in_london(settings):
    settings.TIME_ZONE = "Europe/London"
    queries.forget()
    yield
    queries.forget()


def staffed(weekday: int, starts: str, ends: str) -> StaffedHours:
    return StaffedHours.objects.create(
        weekday=weekday, starts=time.fromisoformat(starts), ends=time.fromisoformat(ends)
    )


def line_at(moment: str, zone: str = "Europe/London", fold: int = 0) -> str:
    at = datetime.fromisoformat(moment).replace(tzinfo=LONDON, fold=fold)
    queries.forget()
    with time_machine.travel(at.astimezone(UTC), tick=False), timezone.override(zone):
        return coverage().line


def test_nobody_is_promised_when_no_hours_are_set() -> None:
    assert line_at("2026-11-23T12:00") == NOBODY


@pytest.mark.parametrize(
    ("moment", "line"),
    [
        ("2026-11-23T16:59", NOBODY),
        ("2026-11-23T17:00", "A trained person is here until 9 this evening."),
        ("2026-11-23T20:59", "A trained person is here until 9 this evening."),
        ("2026-11-23T21:00", NOBODY),
        ("2026-11-24T18:00", NOBODY),
    ],
)
def test_the_hours_begin_and_end_on_the_minute(moment: str, line: str) -> None:
    staffed(0, "17:00", "21:00")
    assert line_at(moment) == line


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ("11:30", "11:30 this morning"),
        ("12:00", "12 noon"),
        ("16:00", "4 this afternoon"),
        ("22:00", "10 tonight"),
        ("00:00", "midnight"),
        ("00:12", "12:12 at night"),
        ("02:00", "2 in the morning"),
        ("08:00", "8 tomorrow morning"),
    ],
)
def test_the_end_is_said_in_words(ends: str, words: str) -> None:
    staffed(0, "09:00", ends)
    assert line_at("2026-11-23T10:00") == f"A trained person is here until {words}."


def test_a_night_shift_counts_after_midnight() -> None:
    staffed(0, "22:00", "02:00")
    assert line_at("2026-11-23T23:00") == "A trained person is here until 2 in the morning."
    assert line_at("2026-11-24T01:00") == "A trained person is here until 2 in the morning."
    assert line_at("2026-11-24T02:00") == NOBODY


@pytest.mark.parametrize(
    ("now", "end", "words"),
    [
        ("2026-11-23T23:40", "2026-11-24T04:12", "4:12 in the morning"),
        ("2026-11-24T00:05", "2026-11-24T00:12", "12:12 at night"),
        ("2026-11-24T00:05", "2026-11-25T00:12", "12:12 tonight"),
        ("2026-11-24T01:00", "2026-11-25T02:00", "2 tomorrow morning"),
        ("2026-11-23T10:00", "2026-11-25T00:00", "12 in the night to Wednesday"),
        ("2026-11-23T10:00", "2026-11-25T02:00", "2 in the morning on Wednesday"),
        ("2026-11-23T10:00", "2026-11-25T09:00", "9 in the morning on Wednesday"),
        ("2026-11-23T10:00", "2026-11-25T12:00", "12 noon on Wednesday"),
        ("2026-11-23T10:00", "2026-11-25T15:00", "3 in the afternoon on Wednesday"),
        ("2026-11-23T10:00", "2026-11-25T20:30", "8:30 in the evening on Wednesday"),
        ("2026-11-23T10:00", "2026-11-25T23:00", "11 at night on Wednesday"),
    ],
)
def test_an_end_reads_right_at_every_part_of_the_day(now: str, end: str, words: str) -> None:
    assert until_words(datetime.fromisoformat(end), datetime.fromisoformat(now)) == words


def test_sunday_night_runs_into_monday() -> None:
    staffed(6, "22:00", "02:00")
    assert line_at("2026-11-23T01:30").startswith("A trained person")


def test_hours_that_touch_are_one_stretch() -> None:
    staffed(0, "09:00", "13:00")
    staffed(0, "13:00", "18:00")
    assert line_at("2026-11-23T12:00") == "A trained person is here until 6 this evening."


def test_hours_without_a_gap_are_day_and_night() -> None:
    for weekday in range(7):
        staffed(weekday, "00:00", "12:00")
        staffed(weekday, "12:00", "00:00")
    assert line_at("2026-11-23T12:00") == "A trained person is here, day and night."


def test_a_day_off_is_not_staffed() -> None:
    staffed(0, "17:00", "21:00")
    set_day_off(actor=person(is_operator=True), day=date(2026, 11, 23))
    assert line_at("2026-11-23T18:00") == NOBODY
    assert line_at("2026-11-30T18:00") != NOBODY


def test_a_reader_elsewhere_reads_their_own_clock() -> None:
    staffed(0, "17:00", "21:00")
    assert line_at("2026-11-23T18:00", "America/New_York") == "A trained person is here until 4 this afternoon."


def test_summer_time_moves_the_hours_with_the_clock() -> None:
    staffed(5, "17:00", "21:00")
    staffed(6, "17:00", "21:00")
    assert line_at("2026-03-28T17:30").startswith("A trained person")  # Saturday, winter time
    assert line_at("2026-03-29T17:30").startswith("A trained person")  # Sunday, summer time
    assert line_at("2026-03-29T21:00") == NOBODY


def test_the_missing_hour_of_spring_is_not_promised_twice() -> None:
    staffed(6, "00:30", "02:30")
    assert line_at("2026-03-29T02:15").startswith("A trained person")
    assert line_at("2026-03-29T02:30") == NOBODY


def test_the_doubled_hour_of_autumn_ends_at_its_first_turn() -> None:
    staffed(6, "00:00", "01:30")
    assert line_at("2026-10-25T01:15", fold=0).startswith("A trained person")
    assert line_at("2026-10-25T01:15", fold=1) == NOBODY


def test_the_doubled_hour_of_autumn_begins_at_its_second_turn() -> None:
    staffed(6, "01:30", "05:00")
    assert line_at("2026-10-25T01:45", fold=0) == NOBODY
    assert line_at("2026-10-25T01:45", fold=1).startswith("A trained person")


def test_a_known_week_costs_no_query(django_assert_num_queries) -> None:
    for weekday in range(7):
        staffed(weekday, "17:00", "21:00")
    with django_assert_num_queries(3):
        coverage()
    with django_assert_num_queries(0):
        coverage()


def test_a_change_shows_at_once() -> None:
    operator = person(is_operator=True)
    with time_machine.travel(datetime(2026, 11, 23, 18, tzinfo=UTC), tick=False):
        assert not coverage().is_staffed
        hours = add_hours(actor=operator, weekday=0, starts=time(17), ends=time(21))
        assert coverage().is_staffed
        remove_hours(actor=operator, hours_id=hours.pk)
        assert not coverage().is_staffed
