"""A series in a place is looked at date by date: what clashes is named, and nothing that was typed is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import signed_in_client
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group
from hearthside.meetings import actions
from hearthside.meetings.models import Meeting, State
from hearthside.meetings.tests.builders import first_of, meeting, plan
from hearthside.places import queries as places
from hearthside.places.actions import ask_for
from hearthside.places.models import Booking, BookingState, Venue
from hearthside.places.tests.builders import booking, venue

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WEEK = timedelta(days=7)


def evening(weeks: int = 0) -> datetime:
    """Six in the evening a week from today, or so many weeks later."""
    day = timezone.now().astimezone(UTC).replace(hour=18, minute=0, second=0, microsecond=0)
    return day + WEEK + weeks * WEEK


def agreed(place: Group, where: Venue, hour: int = 9) -> None:
    """The group has the place agreed, at a time that no meeting here is about."""
    assert place.leader
    booking(place, place.leader, where, hour=hour)
    Booking.objects.update(state=BookingState.AGREED)


def taken_by_others(where: Venue, at: datetime) -> None:
    other = group()
    assert other.leader
    ask_for(actor=other.leader, venue=where, group=other, starts_at=at, minutes=60)


def series(place: Group, where: Venue, **more: object) -> Meeting:
    usual = {
        "zone": "UTC", "starts_local": evening().strftime("%Y-%m-%dT%H:%M"), "mode": "in_person", "venue": where, "minutes": 60,
        "rule": "FREQ=WEEKLY;COUNT=6",
    }  # fmt: skip
    return meeting(place, **(usual | more))


def test_a_later_date_that_is_taken_is_named_and_only_that_one():
    place, where = group(), venue()
    agreed(place, where)
    taken_by_others(where, evening(3) + timedelta(minutes=30))
    with pytest.raises(actions.PlaceTaken) as refused:
        series(place, where)
    assert len(refused.value.lines) == 1 and str(evening(3).day) in refused.value.lines[0]
    assert "another group" in refused.value.lines[0] and not Meeting.objects.exists()


def test_a_series_in_a_free_place_is_planned():
    place, where = group(), venue()
    agreed(place, where)
    taken_by_others(where, evening(3) + timedelta(hours=1))
    assert series(place, where).occurrences.count() == 6


def test_hours_at_which_the_place_is_shut_are_named_for_each_date():
    place, where = group(), venue()
    agreed(place, where)
    with pytest.raises(actions.PlaceTaken) as refused:
        series(place, where, starts_local=evening().replace(hour=21, minute=30).strftime("%Y-%m-%dT%H:%M"))
    assert len(refused.value.lines) == 6 and all("shut" in line for line in refused.value.lines)


def test_many_dates_are_named_up_to_a_number_and_the_rest_counted():
    place, where = group(), venue()
    agreed(place, where)
    with pytest.raises(actions.PlaceTaken) as refused:
        series(place, where, starts_local=evening().replace(hour=23).strftime("%Y-%m-%dT%H:%M"), rule="FREQ=WEEKLY")
    assert len(refused.value.lines) == 31 and "more dates" in refused.value.lines[-1]


def test_what_the_group_has_agreed_itself_never_clashes():
    place, where = group(), venue()
    assert place.leader
    ask_for(actor=place.leader, venue=where, group=place, starts_at=evening(), minutes=60)
    Booking.objects.update(state=BookingState.AGREED)
    Venue.objects.update(is_open=False)
    where.refresh_from_db()
    assert series(place, where, rule="").occurrences.count() == 1
    with pytest.raises(actions.PlaceTaken, match="not free"):
        series(place, where)


def test_quiet_days_and_online_meetings_need_no_place():
    place, where = group(), venue()
    agreed(place, where)
    taken_by_others(where, evening(2))
    actions.add_quiet_day(actor=place.leader, group=place, day=evening(2).date(), name="Rest")
    assert series(place, where).occurrences.filter(state=State.CANCELLED).count() == 1
    other = group()
    agreed(other, where, hour=12)
    assert series(other, where, mode="online", rule="").venue == where


def test_a_meeting_is_not_moved_to_a_time_at_which_its_place_is_taken():
    place, where = group(), venue()
    agreed(place, where)
    one = first_of(series(place, where))
    taken_by_others(where, evening(1) + timedelta(days=1))
    local = (evening(1) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    with pytest.raises(actions.PlaceTaken):
        actions.move(actor=place.leader, occurrence=one, starts_local=local)
    assert (
        actions.move(actor=place.leader, occurrence=one, starts_local=local, where="In the park").state == State.MOVED
    )


def test_words_can_change_while_a_date_clashes():
    place, where = group(), venue()
    agreed(place, where)
    made = series(place, where)
    assert place.leader and actions.dates_not_agreed(made) == 6
    Venue.objects.update(is_open=False)
    said = plan(
        title="Another name", zone="UTC", starts_local=made.starts_local, mode="in_person", venue=where, minutes=60,
        rule=made.rule,
    )  # fmt: skip
    assert actions.change_meeting(actor=place.leader, meeting=made, plan=said).title == "Another name"


def sent(leader: Person, place: Group, where: Venue, **more: str):
    given = {
        "kind": "support", "title": "Zqtea for all", "about": "Zqwarm and slow", "on": evening().date().isoformat(), "at": "18:00",
        "minutes": "60", "repeats": "weekly", "last_on": evening(5).date().isoformat(), "zone": "Africa/Abidjan", "mode": "in_person",
        "audience": "members", "venue": str(where.pk), "place_hours": "24", "camera": "off_ok", "hosts_needed": "1",
        "format_key": "peer_sharing_90", "companions": "0",
    }  # fmt: skip
    return signed_in_client(leader).post(f"/groups/{place.slug}/meetings/new/", given | more)


def test_the_form_names_the_dates_and_keeps_every_word():
    place, where = group(), venue()
    agreed(place, where)
    for weeks in (2, 4):
        taken_by_others(where, evening(weeks))
    answer = sent(place.leader, place, where)
    text = answer.content.decode()
    assert answer.status_code == 422 and text.count("another group has it then") >= 2
    assert "Zqtea for all" in text and "Zqwarm and slow" in text and not Meeting.objects.exists()


def test_dates_that_are_free_but_not_agreed_are_told_after_planning():
    place, where = group(), venue()
    agreed(place, where)
    client_page = sent(place.leader, place, where)
    assert client_page.status_code == 302
    made = Meeting.objects.get()
    assert actions.dates_not_agreed(made) == 6
    ask_for(actor=place.leader, venue=where, group=place, starts_at=evening(), minutes=60)
    Booking.objects.update(state=BookingState.AGREED)
    assert actions.dates_not_agreed(made) == 5


def test_the_number_of_questions_does_not_grow_with_the_dates(django_assert_num_queries):
    place, where = group(), venue()
    times = [(evening(number), evening(number) + timedelta(hours=1)) for number in range(70)]
    for some in (times[:1], times):
        with django_assert_num_queries(2):
            places.clashes(where, place, some)
