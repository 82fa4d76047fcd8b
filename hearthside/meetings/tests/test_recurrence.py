"""Meetings come again at the hour people know, whatever the clocks do; and no rule can hold the site up."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hearthside.kernel.refusals import Refusal
from hearthside.meetings import recurrence
from hearthside.meetings.tests import oracle

BERLIN, LONDON = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/London")
FAR = datetime(2037, 1, 1)


def utc(rule: str, starts: str, zone: ZoneInfo, until: datetime = FAR) -> list[datetime]:
    return [recurrence.to_utc(one, zone) for one in recurrence.slots(rule, starts, until=until)]


def test_six_in_the_evening_stays_six_when_the_clocks_go_back():
    hours = [one.hour for one in utc("FREQ=WEEKLY;COUNT=3", "2026-10-15T18:00", BERLIN)]
    assert hours == [16, 16, 17]


def test_an_hour_the_clocks_leave_out_moves_forward():
    [moment] = utc("", "2026-03-29T02:30", BERLIN)
    assert moment.astimezone(BERLIN).strftime("%H:%M") == "03:30"


def test_an_hour_that_comes_twice_is_the_first():
    [moment] = utc("", "2026-10-25T02:30", BERLIN)
    assert moment == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_leap_day_comes_again_in_four_years():
    days = [one.date() for one in utc("FREQ=YEARLY", "2028-02-29T10:00", LONDON)]
    assert days == [date(2028, 2, 29), date(2032, 2, 29), date(2036, 2, 29)]


def test_the_last_friday_of_each_month_is_the_last():
    days = [one.date() for one in utc("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "2026-11-27T19:00", LONDON)]
    assert days == [date(2026, 11, 27), date(2026, 12, 25), date(2027, 1, 29)]


def test_a_series_has_at_most_two_hundred_meetings():
    assert len(recurrence.slots("FREQ=DAILY", "2026-01-01T10:00", until=FAR)) == recurrence.MOST


HOSTILE = [
    "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=99999999999999", "FREQ=DAILY;COUNT=1000000",
    "FREQ=DAILY;UNTIL=99991231", "FREQ=DAILY;UNTIL=20260230", "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=WEEKLY;BYHOUR=1,2,3", "FREQ=WEEKLY;BYEASTER=1", "FREQ=YEARLY;BYYEARDAY=366", "FREQ=YEARLY;BYWEEKNO=53",
    "FREQ=MONTHLY;BYDAY=5MO", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=", "weekly", ";;;", "=", "FREQ=DAILY;X",
    "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;COUNT=2;UNTIL=20270101", "FREQ=WEEKLY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=\u0663",
    "FREQ=DAILY;COUNT=\u00b2", "FREQ=WEEKLY\nDTSTART:19000101T000000", "FREQ=WEEKLY;BYDAY=" + "MO," * 5000 + "TU",
]  # fmt: skip


@pytest.mark.parametrize("rule", HOSTILE)
def test_a_rule_we_do_not_take_is_refused_with_a_kind_word(rule: str):
    with pytest.raises(recurrence.NoSuchTimes) as refusal:
        recurrence.clean_rule(rule, "2026-11-30T19:00")
    assert str(refusal.value.message).endswith(".")


@pytest.mark.parametrize(
    "starts", ["9999-12-31T23:59", "0001-01-01T00:00", "2026-02-30T10:00", "", "soon", "2026-11-30", "2101-01-01T10:00"]
)
def test_a_day_nobody_will_see_is_refused(starts: str):
    with pytest.raises(recurrence.NoSuchTimes):
        recurrence.read_local(starts)


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "", "../../etc/passwd", "localtime", "Mars/Olympus"])
def test_a_zone_that_is_gone_is_refused(zone: str):
    with pytest.raises(recurrence.NoSuchTimes):
        recurrence.read_zone(zone)


def test_a_first_day_that_does_not_fit_its_rule_is_refused():
    with pytest.raises(recurrence.NoSuchTimes):
        recurrence.clean_rule("FREQ=WEEKLY;BYDAY=TU", "2026-11-30T19:00")


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(
    some.lists(some.sampled_from(oracle.PIECES), max_size=6), some.datetimes(datetime(2024, 1, 1), datetime(2036, 1, 1))
)
def test_any_rule_at_all_is_taken_or_refused_and_never_more(pieces: list[str], starts: datetime):
    first = recurrence.write_local(starts)
    try:
        rule = recurrence.clean_rule(";".join(pieces), first)
    except Refusal:
        return
    assert len(recurrence.slots(rule, first, until=starts + recurrence.HORIZON)) <= recurrence.MOST


CASES = oracle.cases(1000)
LAST = datetime(2036, 12, 31)


def _end(starts: datetime) -> datetime:
    """Half a year on; the other library knows no clocks after 2037."""
    return min(starts + timedelta(days=180), LAST)


def test_a_thousand_series_are_those_of_a_walk_through_the_calendar():
    """The walk reads the rule by itself, day by day, and knows nothing of the library that expands it."""
    for rule, starts, _zone in CASES:
        until = _end(starts)
        assert recurrence.slots(rule, recurrence.write_local(starts), until=until) == oracle.walk(
            rule, starts, until
        ), rule


def test_a_thousand_series_begin_at_the_moments_of_another_library():
    """The other library keeps zones in its own way, and moves what the clocks leave out forward."""
    for rule, starts, zone in CASES:
        until = _end(starts)
        ours = [
            recurrence.to_utc(one, ZoneInfo(zone))
            for one in recurrence.slots(rule, recurrence.write_local(starts), until=until)
        ]
        theirs = [oracle.by_another_clock(one, zone) for one in oracle.walk(rule, starts, until)]
        assert ours == theirs, (rule, zone)


def test_every_change_of_the_clocks_until_2036_is_among_them():
    """Each case begins within the three weeks before a change, so that it runs across it."""
    met = {
        (zone, change)
        for _rule, starts, zone in CASES
        for change in oracle.changes(zone)
        if 0 <= (change - starts).days <= 21
    }
    assert met >= {(zone, change) for zone in oracle.ZONES for change in oracle.changes(zone)}


def test_the_other_clock_would_notice_a_fault():
    assert oracle.by_another_clock(datetime(2026, 7, 1, 18), "Europe/Berlin") != datetime(2026, 7, 1, 17, tzinfo=UTC)
