"""Meetings are planned, made ahead once, changed, moved, called off and ended; whoever wanted to come hears of it once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.groups.models import Role, Visibility
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.worker import run_due
from hearthside.meetings import actions, recurrence
from hearthside.meetings.formats import CHECKS, FORMATS, KINDS
from hearthside.meetings.models import Audience, Host, Kind, Meeting, Occurrence, SeriesState, State, Why
from hearthside.meetings.tests.builders import first_of, local_in, meeting, occurrence, plan
from hearthside.notifications.models import Notice
from hearthside.places.tests.builders import venue
from hearthside.safety.models import Case

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PACT = "Let us end it together on Friday, both of us, so that nobody is alone with it."


def told(who, kind: str) -> int:
    run_due()
    return Notice.objects.filter(person=who, kind=f"meetings.{kind}").count()


def test_every_kind_brings_how_it_goes_and_what_to_look_at():
    assert set(KINDS) == set(Kind.values)
    for brings in KINDS.values():
        assert brings.format_key in FORMATS and brings.materials and set(brings.checks) <= set(CHECKS)


def test_a_format_adds_up():
    for one in FORMATS.values():
        assert f"_{one.minutes}" in one.key


@pytest.mark.parametrize("mode", ["online", "in_person", "hybrid"])
@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_can_be_planned_in_every_mode(kind: str, mode: str):
    made = meeting(kind=kind, mode=mode, format_key=KINDS[kind].format_key, rule="")
    assert made.occurrences.get().state == State.PLANNED


def test_a_series_has_its_meetings_and_hosts_made_ahead():
    made = meeting(rule="FREQ=WEEKLY;COUNT=4")
    assert made.occurrences.count() == 4
    assert Host.objects.filter(occurrence__meeting=made, person=made.made_by).count() == 4


def test_making_ahead_twice_makes_nothing_new():
    made = meeting(rule="FREQ=WEEKLY")
    before = made.occurrences.count()
    assert actions.make_occurrences(made) == []
    assert made.occurrences.count() == before


def test_a_slot_is_made_once_whoever_makes_it():
    one = occurrence()
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(
            meeting=one.meeting, slot=one.slot, starts_local=one.slot, starts_at=one.starts_at, ends_at=one.ends_at,
            format_key="text_60",
        )  # fmt: skip


def test_a_form_sent_twice_plans_once():
    place, said = group(), plan()
    for _ in range(2):
        actions.plan_meeting(actor=place.leader, group=place, plan=said)
    assert Meeting.objects.filter(group=place).count() == 1


def test_only_those_who_lead_plan():
    place = group()
    with pytest.raises(NotAllowed):
        actions.plan_meeting(actor=member(place).person, group=place, plan=plan())


def test_a_private_group_has_no_meeting_for_all():
    with pytest.raises(NotAllowed):
        meeting(group(visibility=Visibility.PRIVATE), audience=Audience.EVERYONE)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://example.org", "//example.org"])
def test_a_link_that_is_not_safe_to_open_is_refused(link: str):
    with pytest.raises(recurrence.NoSuchTimes):
        meeting(link=link)


def test_a_place_that_is_not_agreed_is_refused():
    with pytest.raises(NotNow):
        meeting(venue=venue())


def test_a_host_from_outside_is_refused():
    with pytest.raises(NotAllowed):
        meeting(group(), hosts=[person()])


def test_words_that_may_harm_wait_for_the_team():
    place = group()
    made = meeting(place, about=PACT)
    assert made.state == SeriesState.HIDDEN
    assert Case.objects.filter(kind="meeting", subject_id=made.pk, scope=place.pk).exists()
    assert not Meeting.objects.visible_to(member(place).person).exists()


def test_a_moved_meeting_tells_who_comes_once_and_the_others_stay():
    place = group()
    comes = member(place).person
    one = occurrence(place)
    actions.answer(person=comes, occurrence=one, state="going")
    actions.move(actor=place.leader, occurrence=one, starts_local=local_in(days=8), note="The hall is taken.")
    one.refresh_from_db()
    assert (one.state, one.changed, told(comes, "moved")) == (State.MOVED, 1, 1)
    assert Occurrence.objects.filter(meeting=one.meeting, state=State.PLANNED).count() == 3


def test_making_ahead_leaves_a_moved_meeting_alone():
    one = occurrence()
    actions.move(actor=one.meeting.made_by, occurrence=one, starts_local=local_in(days=8))
    assert actions.make_occurrences(one.meeting) == []


@pytest.mark.parametrize("ahead", [{"days": -1}, {"days": 400}])
def test_a_meeting_is_not_moved_into_the_past_or_far_away(ahead: dict[str, int]):
    one = occurrence()
    with pytest.raises(recurrence.NoSuchTimes):
        actions.move(actor=one.meeting.made_by, occurrence=one, starts_local=local_in(**ahead))


def test_a_meeting_called_off_tells_who_waits_too_and_only_once():
    place = group()
    comes, waits = member(place).person, member(place).person
    one = occurrence(place, capacity=1)
    for who in (comes, waits):
        actions.answer(person=who, occurrence=one, state="going")
    actions.call_off(actor=place.leader, occurrence=one)
    with pytest.raises(NotNow):
        actions.call_off(actor=place.leader, occurrence=Occurrence.objects.get(pk=one.pk))
    assert (told(comes, "called_off"), told(waits, "called_off")) == (1, 1)


def test_a_stranger_cannot_move_or_call_off():
    place = group()
    one, who = occurrence(place), member(place).person
    with pytest.raises(NotAllowed):
        actions.call_off(actor=who, occurrence=one)


def test_new_times_keep_who_still_fits_and_tell_who_does_not():
    place = group()
    comes = member(place).person
    made = meeting(place, starts_local=local_in(days=7), rule="FREQ=WEEKLY;COUNT=4")
    one = first_of(made)
    actions.answer(person=comes, occurrence=one, state="going")
    actions.change_meeting(actor=place.leader, meeting=made, plan=plan(title=made.title, starts_local=local_in(days=8)))
    one.refresh_from_db()
    assert (one.state, one.why, told(comes, "called_off")) == (State.CANCELLED, Why.CHANGED, 1)
    assert made.occurrences.filter(state=State.PLANNED).count() == 4


def test_fewer_seats_than_are_taken_are_refused():
    place = group()
    made = meeting(place, capacity=3)
    for _ in range(2):
        actions.answer(person=member(place).person, occurrence=first_of(made), state="going")
    with pytest.raises(NotNow):
        actions.change_meeting(actor=place.leader, meeting=made, plan=plan(starts_local=made.starts_local, capacity=1))


def test_a_series_that_ends_calls_off_what_is_ahead():
    made = meeting()
    actions.end_meeting(actor=made.made_by, meeting=made)
    assert set(made.occurrences.values_list("state", flat=True)) == {State.CANCELLED}


def test_nobody_meets_on_a_quiet_day_and_does_again_when_it_is_none():
    place = group()
    one = occurrence(place)
    day = date.fromisoformat(one.slot[:10])
    actions.add_quiet_day(actor=place.leader, group=place, day=day, name="A holiday")
    assert Occurrence.objects.get(pk=one.pk).why == Why.QUIET_DAY
    actions.remove_quiet_day(actor=place.leader, group=place, day=day)
    assert Occurrence.objects.get(pk=one.pk).state == State.PLANNED


def test_a_new_series_leaves_quiet_days_out():
    place = group()
    starts = local_in(days=7)
    actions.add_quiet_day(actor=place.leader, group=place, day=date.fromisoformat(starts[:10]), name="A holiday")
    assert occurrence(place, starts_local=starts).state == State.CANCELLED


def test_a_meeting_whose_end_has_passed_is_over_once():
    one = occurrence()
    Occurrence.objects.filter(pk=one.pk).update(
        starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(minutes=30)
    )
    assert [actions.mark_held(one.pk) for _ in range(2)] == [True, False]


def test_a_zone_that_is_gone_breaks_no_page_and_no_job():
    made = meeting()
    Meeting.objects.filter(pk=made.pk).update(zone="Europe/Gone")
    from hearthside.meetings.tasks import make_series_ahead

    make_series_ahead(str(made.pk))
    assert first_of(made).local.utcoffset() == timedelta(0)


def test_a_helper_of_the_group_may_step_in():
    place = group()
    helper = member(place, role=Role.HELPER).person
    assert actions.host(person=helper, occurrence=occurrence(place)).is_cover
