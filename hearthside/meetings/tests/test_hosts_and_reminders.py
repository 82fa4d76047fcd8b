"""A meeting has a host or is called off in time; each reminder comes once, however many workers there are."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.groups.actions import leave
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel import jobs
from hearthside.kernel.tests.builders import run_jobs
from hearthside.kernel.worker import run_due
from hearthside.meetings import actions, tasks
from hearthside.meetings.models import Attendance, Coming, Host, Occurrence, State, UsualHost, Why
from hearthside.meetings.tests.builders import first_of, meeting, occurrence
from hearthside.notifications.models import Notice

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def in_hours(one: Occurrence, hours: float) -> Occurrence:
    starts = timezone.now() + timedelta(hours=hours)
    Occurrence.objects.filter(pk=one.pk).update(starts_at=starts, ends_at=starts + timedelta(hours=1))
    Attendance.objects.filter(occurrence=one).update(asked_at=timezone.now() - timedelta(days=3))
    one.refresh_from_db()
    return one


def notices(kind: str) -> list:
    run_due()
    return list(Notice.objects.filter(kind=f"meetings.{kind}").values_list("person", flat=True))


def test_a_host_who_cannot_sets_off_the_search_for_cover():
    place = group()
    helper = member(place, role=Role.HELPER).person
    one = occurrence(place)
    actions.cannot_host(person=place.leader, occurrence=one)
    assert notices("cover") == [helper.pk]


def test_cover_is_asked_for_once_however_often_it_is_looked_at():
    place = group()
    member(place, role=Role.HELPER)
    one = occurrence(place)
    actions.cannot_host(person=place.leader, occurrence=one)
    for _ in range(3):
        actions.look_after_hosts(in_hours(one, 20).pk)
    assert len(notices("cover")) == 1


def test_a_meeting_nobody_hosts_is_called_off_two_hours_before_and_told_once():
    place = group()
    comes = member(place).person
    one = occurrence(place)
    actions.answer(person=comes, occurrence=one, state="going")
    actions.cannot_host(person=place.leader, occurrence=one)
    in_hours(one, 2.2)
    tasks.look_at_hosts()
    tasks.look_at_hosts()
    one.refresh_from_db()
    assert (one.state, one.why) == (State.CANCELLED, Why.NO_HOST)
    assert notices("called_off") == [comes.pk]


def test_a_meeting_that_somebody_took_over_goes_on():
    place = group()
    helper = member(place, role=Role.HELPER).person
    one = occurrence(place)
    actions.cannot_host(person=place.leader, occurrence=one)
    actions.host(person=helper, occurrence=one)
    in_hours(one, 2.2)
    tasks.look_at_hosts()
    assert Occurrence.objects.get(pk=one.pk).state == State.PLANNED


def test_who_comes_is_reminded_once_by_two_workers():
    place = group()
    one, comes = occurrence(place), member(place).person
    mine = actions.answer(person=comes, occurrence=one, state="going")
    in_hours(one, 20)
    for _ in range(2):
        tasks.remind_those_due()
        jobs.later(tasks.remind, arguments={"attendance_id": str(mine.pk)})
    assert notices("soon") == [comes.pk]


def test_who_cannot_come_is_not_reminded():
    place = group()
    one, who = occurrence(place), member(place).person
    actions.answer(person=who, occurrence=one, state="cannot")
    in_hours(one, 20)
    tasks.remind_those_due()
    assert notices("soon") == []


def test_a_year_after_nothing_says_who_came():
    place = group()
    one = occurrence(place)
    actions.answer(person=member(place).person, occurrence=one, state="going")
    in_hours(one, -24 * 366)
    tasks.forget_who_came()
    assert not Attendance.objects.filter(occurrence=one).exists()


def test_who_left_the_group_hosts_none_of_its_meetings_to_come_and_no_name_is_left_on_their_pages():
    place = group()
    one = member(place, person("Juniper Vale")).person
    series = meeting(place, hosts=[one], audience="everyone")
    address = reverse("meetings:meeting", args=[first_of(series).pk])
    assert "Juniper Vale" in Client().get(address).content.decode()
    leave(person=one, group=place)
    run_jobs()
    assert not Host.objects.filter(person=one).exists() and not UsualHost.objects.filter(person=one).exists()
    assert "Juniper Vale" not in Client().get(address).content.decode()


def test_who_left_the_group_gives_their_seat_to_who_waits():
    place = group()
    one, other = (member(place).person for _ in range(2))
    evening = first_of(meeting(place, capacity=1))
    actions.answer(person=one, occurrence=evening, state=Coming.GOING)
    actions.answer(person=other, occurrence=evening, state=Coming.GOING)
    leave(person=one, group=place)
    run_jobs()
    assert not Attendance.objects.filter(person=one).exists()
    assert Attendance.objects.get(person=other).state == Coming.GOING


def test_who_came_back_before_anybody_looked_keeps_what_they_host():
    place = group()
    one = member(place).person
    meeting(place, hosts=[one])
    leave(person=one, group=place)
    member(place, one)
    run_jobs()
    assert UsualHost.objects.filter(person=one).exists()
