"""Partners fill in their own part, a stage holds one thing at a time, and a missed week has a kind way back in."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.place import change_place
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.worker import run_due
from hearthside.meetings.actions import answer_series
from hearthside.meetings.models import Occurrence
from hearthside.meetings.tests.builders import meeting, occurrence
from hearthside.notifications.models import Notice
from hearthside.programmes import actions
from hearthside.programmes.models import HeldQuarter, Part

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HARM = "Let us end it together on Friday, both of us, so that nobody is alone with it."


@pytest.fixture
def day() -> Occurrence:
    change_place(is_set_up=True, is_open=True)
    return occurrence(group(), kind="festival", minutes=360, rule="", audience="everyone")


def part(day: Occurrence, hours: int = 0, minutes: int = 60, stage: str = "The tent", **more) -> Part:
    at = f"{day.slot[:11]}{day.local.hour + hours:02}:00" if day.local.hour + hours < 24 else day.slot
    return actions.add_part(actor=day.meeting.made_by, occurrence=day, stage=stage, at=at, minutes=minutes, **more)


def test_a_partner_hears_of_their_part_and_fills_it_in_for_all_to_read(day):
    partner = person()
    theirs = part(day, partner="The bakery", keeper=partner)
    run_due()
    assert Notice.objects.filter(person=partner, kind="programmes.yours").count() == 1
    signed_in_client(partner).post(f"/meetings/parts/{theirs.pk}/", {"title": "Bread for all", "about": "Come hungry."})
    assert "Bread for all" in Client().get(f"/meetings/{day.pk}/programme/").content.decode()


def test_nobody_fills_in_the_part_of_another(day):
    theirs = part(day, keeper=person())
    assert signed_in_client(person()).get(f"/meetings/parts/{theirs.pk}/").status_code == 404
    with pytest.raises(NotAllowed):
        actions.fill_part(actor=person(), part=theirs, title="Mine", about="")


def test_a_stage_holds_one_thing_at_a_time(day):
    part(day)
    with pytest.raises(NotNow):
        part(day, minutes=15, stage="the TENT")
    assert part(day, stage="The library").pk


def test_the_database_itself_refuses_a_stage_held_twice(day):
    one = HeldQuarter.objects.filter(part=part(day)).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldQuarter.objects.create(occurrence=day, part_id=one.part_id, stage=one.stage, at=one.at)


def test_a_part_outside_the_day_is_refused(day):
    with pytest.raises(NotNow):
        part(day, minutes=600)


def test_words_that_may_harm_are_not_printed(day):
    with pytest.raises(NotNow):
        actions.fill_part(actor=day.meeting.made_by, part=part(day), title="Come", about=HARM)


def test_who_missed_a_week_finds_a_way_back_in_and_no_blame():
    change_place(is_set_up=True, is_open=True)
    place = group()
    series, who = meeting(place, kind="class", is_cohort=True), member(place).person
    answer_series(person=who, meeting=series, state="going")
    words = {
        "theme": "Slow breath",
        "homework": "Three breaths at the window.",
        "if_missed": "Read the sheet, then come along.",
    }
    actions.write_week(actor=place.leader, meeting=series, number=1, **words)
    Occurrence.objects.filter(meeting=series, number=1).update(
        starts_at="2026-01-01T10:00Z", ends_at="2026-01-01T11:00Z"
    )
    text = signed_in_client(who).get(f"/meetings/series/{series.pk}/course/").content.decode()
    assert all(said in text for said in (*words.values(), "your seat is kept"))


def test_a_course_is_for_those_who_take_part():
    change_place(is_set_up=True, is_open=True)
    place = group()
    series = meeting(place, is_cohort=True)
    assert signed_in_client(member(place).person).get(f"/meetings/series/{series.pk}/course/").status_code == 403
