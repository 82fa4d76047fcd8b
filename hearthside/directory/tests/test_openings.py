"""Open now means now, by the clock of the line's own country, also on the days when clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from hearthside.directory.book import countries, line_called
from hearthside.directory.openings import read_openings
from hearthside.directory.queries import helplines_for

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
KNOWN = [line for country in countries().values() for line in country.lines if line.openings]
CLOCK_CHANGES = [
    datetime(2026, 3, 28, tzinfo=UTC),
    datetime(2026, 10, 24, tzinfo=UTC),
    datetime(2026, 10, 31, tzinfo=UTC),
]
MINUTE = timedelta(minutes=1)


def minutes_of_week(days: str, starts: str, ends: str) -> set[int]:
    """The open minutes of a local week, counted one by one: another way to the same answer."""
    first, last = int(days[0]), int(days[-1])
    begin, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (starts, ends))
    length = (end - begin) % 1440 or 1440
    return {(day * 1440 + begin + minute) % 10080 for day in range(first, last + 1) for minute in range(length)}


@pytest.mark.parametrize(
    ("line_id", "weekly"),
    [
        ("gb-breathing-space-scotland", ["0-3 18:00 02:00", "4-4 18:00 00:00", "5-6 00:00 00:00", "0-0 00:00 06:00"]),
        ("us-nami-helpline", ["0-4 10:00 22:00"]),
        ("pt-sos-voz-amiga", ["0-6 15:30 00:30"]),
    ],
)
@pytest.mark.parametrize("start", CLOCK_CHANGES)
def test_every_minute_of_the_days_when_clocks_change_is_right(line_id: str, weekly: list[str], start: datetime) -> None:
    line = line_called(line_id)
    assert line and line.openings
    expected = set[int]().union(*(minutes_of_week(*window.split()) for window in weekly))
    for minute in range(0, 3 * 1440, 7):
        local = (start + minute * MINUTE).astimezone(line.openings.zone)
        of_week = local.weekday() * 1440 + local.hour * 60 + local.minute
        assert line.is_open(start + minute * MINUTE) == (of_week in expected), local


@pytest.mark.parametrize("line", KNOWN, ids=lambda line: line.id)
@pytest.mark.parametrize("hour", range(0, 168, 5))
def test_a_closed_line_says_when_it_opens_and_is_open_then(line, hour: int) -> None:
    now = datetime(2026, 3, 27, tzinfo=UTC) + timedelta(hours=hour)
    begins = line.openings.opens_next(now)
    assert begins.timestamp() > now.timestamp() and line.is_open(begins)


def test_exact_hours_are_known_for_nine_lines() -> None:
    assert len(KNOWN) == 9


def test_nobody_claims_to_know_hours_that_the_book_does_not_have() -> None:
    line = line_called("nl-113") or next(
        one for country in countries().values() for one in country.lines if not one.openings and not one.is_always_open
    )
    assert line.is_open(datetime(2026, 5, 4, 12, tzinfo=UTC)) in (None, True)


def test_an_open_line_stands_before_a_closed_one() -> None:
    zone = ZoneInfo("Europe/London")
    with time_machine.travel(datetime(2026, 5, 4, 12, tzinfo=zone), tick=False):
        by_day = [one.line.id for one in helplines_for("GB").lines]
    with time_machine.travel(datetime(2026, 5, 4, 19, tzinfo=zone), tick=False):
        by_night = {one.line.id: one.is_open for one in helplines_for("GB").lines}
    assert by_day[-1] in {"gb-calm-campaign-against-living-miserably", "gb-breathing-space-scotland"}
    assert by_night["gb-calm-campaign-against-living-miserably"]


def test_the_page_says_when_a_closed_line_opens(client) -> None:
    with time_machine.travel(datetime(2026, 5, 4, 12, tzinfo=ZoneInfo("Europe/London")), tick=False):
        page = client.get("/help/?country=GB").content.decode()
    assert "Closed now. Opens on Monday at 5 p.m., their time." in page


def test_days_that_are_no_days_are_refused() -> None:
    with pytest.raises(ValueError, match="names no days"):
        read_openings({"zone": "Europe/London", "weekly": [{"days": "5-9", "from": "10:00", "to": "12:00"}]})
