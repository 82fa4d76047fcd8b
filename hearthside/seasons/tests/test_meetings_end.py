"""Meetings of a group end with it: none is shown, fed or reminded of after its last day, and who had a seat hears of it once."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotNow
from hearthside.kernel.worker import run_due
from hearthside.meetings import actions as meetings
from hearthside.meetings import queries, tasks
from hearthside.meetings.models import AHEAD, Attendance, Meeting, Occurrence, SeriesState, State, Why
from hearthside.meetings.tests.builders import local_in, meeting, plan
from hearthside.notifications.models import Notice
from hearthside.seasons import actions

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NOTICE = 30


def last_day() -> str:
    return (timezone.localdate() + timedelta(days=NOTICE)).isoformat()


def closing(made: Group) -> None:
    fresh_counters()
    actions.begin_closing(
        actor=made.leader, group=made, reason="done", ends_on=timezone.localdate() + timedelta(days=NOTICE)
    )
    run_due()
    made.refresh_from_db()


def weekly(made: Group, **more: object) -> Meeting:
    return meeting(made, **({"rule": "FREQ=WEEKLY;COUNT=8", "audience": "everyone"} | more))


def after(series: Meeting) -> list[Occurrence]:
    return [one for one in series.occurrences.order_by("starts_at") if one.starts_local[:10] > last_day()]


def seat(who: Person, one: Occurrence) -> None:
    meetings.answer(person=who, occurrence=one, state="going")


def told(who: Person, kind: str) -> list[UUID]:
    run_due()
    return list(Notice.objects.filter(person=who, kind=f"meetings.{kind}").values_list("about", flat=True))


def ids_in(made: Group) -> set[UUID]:
    start = timezone.now()
    weeks = (queries.week_for(None, queries.Sieve(), start + number * queries.WEEK) for number in range(9))
    return {row.pk for week in weeks for day in week.days for row in day.rows if row.meeting.group_id == made.pk}


def test_nothing_is_shown_after_the_last_day_and_all_until_then() -> None:
    made = group()
    series = weekly(made)
    late = after(series)
    assert late and {one.pk for one in late} <= ids_in(made)
    closing(made)
    shown = ids_in(made)
    assert shown == {one.pk for one in series.occurrences.all()} - {one.pk for one in late} and shown
    assert set(series.occurrences.filter(pk__in=[one.pk for one in late]).values_list("state", "why")) == {
        (State.CANCELLED, Why.GROUP_ENDS)
    }


def test_the_night_makes_none_after_the_last_day() -> None:
    made = group()
    series = weekly(made, rule="FREQ=WEEKLY")
    Occurrence.objects.filter(meeting=series, starts_local__gt=last_day()).delete()
    closing(made)
    tasks.make_series_ahead(str(series.pk))
    assert max(series.occurrences.values_list("starts_local", flat=True))[:10] <= last_day()


def test_nothing_new_is_planned_or_moved_behind_it() -> None:
    made = group()
    series = weekly(made)
    closing(made)
    with pytest.raises(NotNow, match="last time"):
        meetings.plan_meeting(actor=made.leader, group=made, plan=plan(starts_local=local_in(days=NOTICE + 3)))
    first = series.occurrences.select_related("meeting__group").earliest("starts_at")
    with pytest.raises(NotNow, match="last time"):
        meetings.move(actor=made.leader, occurrence=first, starts_local=local_in(days=NOTICE + 3))
    assert meetings.plan_meeting(actor=made.leader, group=made, plan=plan(starts_local=local_in(days=3)))


def test_who_had_seats_hears_of_it_once_and_by_the_first_of_theirs() -> None:
    made = group()
    series = weekly(made)
    mate, early = member(made).person, member(made).person
    late = after(series)
    for one in late:
        seat(mate, one)
    seat(early, series.occurrences.earliest("starts_at"))
    closing(made)
    assert told(mate, "ends_with_group") == [late[0].pk] and told(mate, "called_off") == []
    assert told(early, "ends_with_group") == []


def test_the_page_behind_the_notice_says_why_and_where_to_go() -> None:
    made = group()
    series = weekly(made)
    mate = member(made).person
    late = after(series)[0]
    seat(mate, late)
    closing(made)
    page = signed_in_client(mate).get(reverse("meetings:meeting", args=[late.pk])).content.decode()
    assert "comes to an end before that day" in page and reverse("seasons:closing", args=[made.slug]) in page
    outside = Client().get(reverse("meetings:meeting", args=[late.pk])).content.decode()
    assert "comes to an end" in outside and "/closing/" not in outside


def test_the_list_of_the_group_names_the_day_until_which_it_meets() -> None:
    made = group()
    weekly(made)
    address = reverse("meetings:of_group", args=[made.slug])
    assert "This group meets until" not in Client().get(address).content.decode()
    closing(made)
    assert "This group meets until" in Client().get(address).content.decode()


def feed_of(who: Person, made: Group | None = None) -> str:
    _key, secret = meetings.make_calendar(person=who, group=made)
    return Client().get(reverse("meetings:feed", args=[secret])).content.decode()


def test_calendars_follow() -> None:
    made = group()
    series = weekly(made)
    mate = member(made).person
    late, other = after(series)[0], after(series)[1]
    seat(mate, late)
    closing(made)
    mine, ours = feed_of(mate), feed_of(mate, made)
    assert "STATUS:CANCELLED" in mine and str(late.pk) in mine
    assert str(late.pk) not in ours and str(other.pk) not in ours
    assert str(series.occurrences.earliest("starts_at").pk) in ours


def test_nobody_is_reminded_of_one_that_is_off() -> None:
    made = group()
    series = weekly(made)
    mate = member(made).person
    late = after(series)[0]
    seat(mate, late)
    Attendance.objects.update(asked_at=timezone.now() - timedelta(days=9))
    closing(made)
    Occurrence.objects.filter(pk=late.pk).update(
        starts_at=timezone.now() + timedelta(hours=20), ends_at=timezone.now() + timedelta(hours=22)
    )
    tasks.remind_those_due()
    assert told(mate, "soon") == []


def test_when_the_group_goes_on_they_take_place_again_and_people_hear_of_it() -> None:
    made = group()
    series = weekly(made)
    mate = member(made).person
    late = after(series)
    for one in late:
        seat(mate, one)
    meetings.move(actor=made.leader, occurrence=late[0], starts_local=late[0].starts_local, where="The other door")
    off_by_hosts = late[-1]
    meetings.call_off(actor=made.leader, occurrence=off_by_hosts)
    closing(made)
    actions.call_off(actor=made.leader, group=made)
    run_due()
    states = dict(series.occurrences.filter(pk__in=[one.pk for one in late]).values_list("pk", "state"))
    assert states.pop(late[0].pk) == State.MOVED and states.pop(off_by_hosts.pk) == State.CANCELLED
    assert set(states.values()) <= {State.PLANNED}
    assert told(mate, "on_again") == [late[0].pk]


def test_quiet_days_stay_quiet_when_the_group_goes_on() -> None:
    made = group()
    late = after(weekly(made))[0]
    closing(made)
    meetings.add_quiet_day(actor=made.leader, group=made, day=date.fromisoformat(late.starts_local[:10]), name="Rest")
    actions.call_off(actor=made.leader, group=made)
    run_due()
    assert Occurrence.objects.get(pk=late.pk).why == Why.QUIET_DAY


def test_after_the_last_day_every_series_has_ended() -> None:
    made = group()
    series = weekly(made)
    closing(made)
    actions.archive_ended(timezone.localdate() + timedelta(days=NOTICE + 1))
    run_due()
    series.refresh_from_db()
    assert series.state == SeriesState.ENDED and not series.occurrences.filter(state__in=AHEAD).exists()


def test_meetings_of_other_groups_are_left_alone() -> None:
    made, other = group(), weekly(group())
    guest = person()
    seat(guest, other.occurrences.latest("starts_at"))
    closing(made)
    assert set(other.occurrences.values_list("state", flat=True)) == {State.PLANNED}
    assert told(guest, "ends_with_group") == []
