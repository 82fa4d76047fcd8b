from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.utils import timezone

from hearthside.ui.words_for_time import date_words, time_words, weekday_and_date, when

NOW = datetime(2026, 3, 18, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 18, 19, 0, tzinfo=UTC), "this evening"),
        (datetime(2026, 3, 18, 3, 0, tzinfo=UTC), "in the night"),
        (datetime(2026, 3, 18, 23, 0, tzinfo=UTC), "tonight"),
        (datetime(2026, 3, 17, 9, 0, tzinfo=UTC), "yesterday morning"),
        (datetime(2026, 3, 17, 23, 0, tzinfo=UTC), "last night"),
        (datetime(2026, 3, 19, 14, 0, tzinfo=UTC), "tomorrow afternoon"),
        (datetime(2026, 3, 15, 9, 0, tzinfo=UTC), "on Sunday"),
        (datetime(2026, 3, 3, 9, 0, tzinfo=UTC), "3 March"),
        (datetime(2024, 3, 3, 9, 0, tzinfo=UTC), "3 March 2024"),
    ],
)
def test_a_moment_is_said_in_words_people_use(moment: datetime, words: str) -> None:
    with time_machine.travel(NOW, tick=False), timezone.override("UTC"):
        assert f">{words}</time>" in when(moment)


def test_the_hour_is_not_told_unless_asked_for() -> None:
    with time_machine.travel(NOW, tick=False), timezone.override("UTC"):
        assert 'datetime="2026-03-18"' in when(NOW) and "20:30" not in when(NOW)
        assert "this evening at 8:30 p.m." in when(NOW, exact=True)


def test_a_line_that_begins_with_a_moment_begins_with_a_large_letter() -> None:
    with time_machine.travel(NOW, tick=False), timezone.override("UTC"):
        assert ">This evening</time>" in when(NOW, begins=True) and ">this evening</time>" in when(NOW)
        assert ">This evening at 8:30 p.m.</time>" in when(NOW, exact=True, begins=True)


def test_the_day_is_the_readers_own() -> None:
    late = datetime(2026, 3, 18, 23, 30, tzinfo=UTC)
    with time_machine.travel(NOW, tick=False), timezone.override("Asia/Tokyo"):
        assert ">this morning</time>" in when(late)


def test_a_day_to_plan_by_is_written_with_its_year() -> None:
    assert date_words(date(2027, 3, 3)) == "3 March 2027"
    assert date_words(date(2027, 3, 3), date(2027, 1, 1)) == "3 March"


def test_a_weekday_stands_before_its_day() -> None:
    with time_machine.travel(NOW, tick=False), timezone.override("UTC"):
        assert weekday_and_date(date(2026, 11, 30)) == "Monday, 30 November"
        assert weekday_and_date(date(2027, 11, 30)) == "Tuesday, 30 November 2027"


def test_an_hour_of_every_week_is_written_like_any_other() -> None:
    assert time_words(time(17)) == "5 p.m." and time_words(datetime(2026, 3, 18, 17, 30, tzinfo=UTC)) == "5:30 p.m."
