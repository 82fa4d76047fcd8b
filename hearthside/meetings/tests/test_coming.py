"""Coming to a meeting: seats are exact, waiting is fair, and nobody learns who comes but the hosts."""

import pytest
from django.db import IntegrityError, transaction

from hearthside.accounts.tests.builders import block, person
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.worker import run_due
from hearthside.meetings import access, actions, queries
from hearthside.meetings.models import Attendance, Coming, Occurrence, State
from hearthside.meetings.personal_data import erase, export
from hearthside.meetings.tests.builders import meeting, occurrence
from hearthside.notifications.models import Notice

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def come(who, one: Occurrence, **more) -> str:
    return actions.answer(person=who, occurrence=one, state="going", **more).state


def test_the_last_seat_is_given_once_and_the_next_waits():
    place = group()
    one = occurrence(place, capacity=1)
    assert [come(member(place).person, one) for _ in range(2)] == [Coming.GOING, Coming.WAITING]


def test_a_seat_given_back_goes_to_who_waited_longest_and_they_hear_of_it():
    place = group()
    one = occurrence(place, capacity=1)
    first, second, third = (member(place).person for _ in range(3))
    for who in (first, second, third):
        come(who, one)
    actions.answer(person=first, occurrence=one, state="cannot")
    run_due()
    assert access.attendance_of(second, one).state == Coming.GOING
    assert Notice.objects.filter(kind="meetings.a_seat").values_list("person", flat=True).get() == second.pk


def test_a_party_too_big_for_a_free_seat_is_passed_by_and_keeps_its_place():
    place = group()
    one = occurrence(place, capacity=2, companions=1)
    holds, pair, single = (member(place).person for _ in range(3))
    come(holds, one, companions=1)
    come(pair, one, companions=1)
    come(single, one)
    come(holds, one, companions=0)
    assert access.attendance_of(single, one).state == Coming.GOING
    actions.answer(person=holds, occurrence=one, state="cannot")
    actions.answer(person=single, occurrence=one, state="cannot")
    assert access.attendance_of(pair, one).state == Coming.GOING


def test_saying_it_twice_takes_one_seat():
    place = group()
    one, who = occurrence(place, capacity=5), member(place).person
    for _ in range(3):
        come(who, one)
    assert Occurrence.objects.get(pk=one.pk).seats_taken == 1


def test_more_companions_than_there_is_room_for_leave_the_own_seat():
    place = group()
    one, who = occurrence(place, capacity=2, companions=3), member(place).person
    come(who, one)
    with pytest.raises(NotNow):
        come(who, one, companions=3)
    assert access.attendance_of(who, one).state == Coming.GOING


def test_more_companions_than_the_meeting_allows_are_refused():
    place = group()
    with pytest.raises(NotNow):
        come(member(place).person, occurrence(place), companions=1)


def test_the_database_holds_no_more_people_than_seats():
    one = occurrence(capacity=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.filter(pk=one.pk).update(seats_taken=3)


def test_a_stranger_does_not_find_a_members_meeting():
    assert not Occurrence.objects.visible_to(person()).filter(pk=occurrence().pk).exists()


def test_anybody_of_the_age_may_come_to_an_open_meeting():
    one = occurrence(audience="everyone")
    assert come(person(), one) == Coming.GOING
    with pytest.raises(NotAllowed):
        come(person(age_band="16_17"), one)


def test_a_meeting_called_off_while_one_says_yes_is_refused_kindly():
    place = group()
    one, who = occurrence(place), member(place).person
    Occurrence.objects.filter(pk=one.pk).update(state=State.CANCELLED)
    with pytest.raises(NotNow):
        come(who, one)


def test_a_code_is_a_seat_without_a_name():
    one = occurrence(audience="everyone", capacity=1)
    mine, code = actions.come_by_code(occurrence=one)
    assert (mine.state, mine.person) == (Coming.GOING, None)
    assert actions.find_by_code(code.upper().replace("-", " ")) == mine
    assert code not in str(Attendance.objects.filter(pk=mine.pk).values().get())


def test_a_code_given_back_frees_its_seat_and_opens_nothing_any_more():
    one, waits = occurrence(audience="everyone", capacity=1), person()
    _mine, code = actions.come_by_code(occurrence=one)
    come(waits, one)
    actions.cancel_by_code(code=code)
    assert actions.find_by_code(code) is None
    assert access.attendance_of(waits, one).state == Coming.GOING


@pytest.mark.parametrize("fields", [{"audience": "members"}, {"audience": "everyone", "age_band": "16_17"}])
def test_there_is_no_seat_without_a_name_among_members_or_the_young(fields: dict[str, str]):
    place = group(age_band=fields.pop("age_band", "18_plus"))
    with pytest.raises(NotAllowed):
        actions.come_by_code(occurrence=occurrence(place, **fields))


def test_others_see_no_name_and_no_number_unless_somebody_wished_it():
    place = group()
    one, quiet, open_one, reader = occurrence(place), *(member(place).person for _ in range(3))
    come(quiet, one)
    come(open_one, one, is_shown=True)
    company = queries.company_at(one, seen_by=reader, is_inside=True)
    assert (company.band, company.names) == ("", [open_one.name])


def test_people_who_keep_apart_do_not_learn_that_the_other_comes():
    place = group()
    one, shown, reader = occurrence(place, shows_numbers=True), member(place).person, member(place).person
    come(shown, one, is_shown=True)
    block(shown, reader)
    assert queries.company_at(one, seen_by=reader, is_inside=True).names == []


def test_a_number_is_only_ever_a_band():
    assert [queries.band_of(count) for count in (0, 1, 3, 4, 8, 60)] == ["", "few", "few", "some", "many", "more"]


def test_a_course_is_answered_in_one_go():
    place = group()
    made, who = meeting(place, is_cohort=True), member(place).person
    assert actions.answer_series(person=who, meeting=made, state="going") == 4
    assert Attendance.objects.filter(person=who, state="going").count() == 4


def test_erasing_somebody_frees_their_seat_and_leaves_no_answer():
    place = group()
    one, goes, waits = occurrence(place, capacity=1), member(place).person, member(place).person
    come(goes, one)
    come(waits, one)
    assert export(goes)["answers"]
    erase(goes)
    assert not Attendance.objects.filter(person=goes).exists()
    assert access.attendance_of(waits, one).state == Coming.GOING
