"""A drop-in's line as people live it: places, calls, listeners who come and go, ages, blocks, what is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hearthside.accounts.models import AgeBand
from hearthside.accounts.tests.builders import block, person
from hearthside.conversations.tests.builders import WORRYING
from hearthside.dropin import access, actions, line, moving, queries
from hearthside.dropin.models import Came, Evening, Hours, Listener, Ticket, Visit
from hearthside.dropin.personal_data import erase, export
from hearthside.dropin.tests.builders import Night, dropin_occurrence, night, talks
from hearthside.hosted import access as rooms
from hearthside.hosted import actions as hosted
from hearthside.hosted.models import Seat
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.worker import run_due
from hearthside.meetings.models import Host, Occurrence
from hearthside.notifications.models import Notice
from hearthside.safety.models import Case

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def here() -> Night:
    return night()


def ends_in(here: Night, minutes: float) -> None:
    """As if the evening were so near its end."""
    ends = timezone.now() + timedelta(minutes=minutes)
    Occurrence.objects.filter(pk=here.evening.pk).update(starts_at=ends - timedelta(hours=2), ends_at=ends)
    here.evening.occurrence.refresh_from_db()


def test_people_online_and_at_the_door_stand_in_one_line_in_the_order_they_came(here):
    first, door, third = here.guest(), here.at_the_door(), here.guest()
    called = []
    for _ in range(3):
        called.append(here.call().pk)
        here.later(here.again(Ticket.objects.get(pk=called[-1])), minutes=10)
        actions.begin(listener=here.listener, evening=here.evening)
        actions.end(listener=here.listener, evening=here.evening)
    assert called == [first.pk, door.pk, third.pk]


def test_joined_twice_is_one_place_and_the_database_holds_it(here):
    who = person()
    one, again = here.guest(who), here.guest(who)
    assert one.pk == again.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Ticket.objects.create(evening=here.evening, person=who, number=99, rank=99, way="text")


def test_a_listener_from_afar_does_not_call_somebody_at_the_door_but_the_next_one(here):
    door, online = here.at_the_door(), here.guest()
    far = here.another()
    assert here.call(far).pk == online.pk
    assert here.call().pk == door.pk


def test_who_stepped_out_keeps_the_place_and_is_called_when_back(here):
    first, second = here.guest(), here.guest()
    actions.step_out(ticket=first)
    assert here.call().pk == second.pk
    actions.come_back(ticket=here.again(first))
    assert here.call(here.another()).pk == first.pk


def test_a_missed_call_costs_one_place_and_a_second_ends_it_without_a_mark(here):
    who = person()
    late, second, third = here.guest(who), here.guest(), here.guest()
    here.later(here.call(), minutes=4)
    actions.not_here(listener=here.listener, evening=here.evening)
    order = [one.pk for one in access.active_tickets(here.evening)]
    assert order == [second.pk, late.pk, third.pk]
    other = here.another()
    assert here.call(other).pk == second.pk
    here.later(here.call(), minutes=4)
    actions.not_here(listener=here.listener, evening=here.evening)
    assert here.again(late).state == line.MISSED
    assert here.guest(who).state == line.WAITING


def test_nobody_is_given_up_before_three_minutes(here):
    here.guest()
    here.later(here.call(), minutes=2)
    with pytest.raises(NotNow, match="three minutes"):
        actions.not_here(listener=here.listener, evening=here.evening)


def test_the_clock_puts_back_who_did_not_come_and_does_it_once(here):
    late, second = here.guest(), here.guest()
    here.later(here.call(), minutes=4)
    actions.look_after_evenings()
    actions.look_after_evenings()
    assert [one.pk for one in access.active_tickets(here.evening)] == [second.pk, late.pk]


def test_whose_listener_is_lost_waits_in_front_and_no_call_counts(here):
    first, _second = here.guest(), here.guest()
    here.call()
    here.lose(here.listener)
    actions.look_after_evenings()
    found = here.again(first)
    assert (found.state, found.calls) == (line.WAITING, 0)
    assert not Listener.objects.get(pk=here.listener.pk).is_here
    assert here.call(here.another()).pk == first.pk


def test_a_talk_in_writing_whose_listener_is_lost_goes_back_to_the_front_of_the_line(here):
    first, _second = here.guest(), here.guest()
    actions.say_here(ticket=here.call())
    here.lose(here.listener)
    actions.look_after_evenings()
    assert here.again(first).state == line.WAITING
    assert access.active_tickets(here.evening)[0].pk == first.pk


def test_a_worker_that_dies_in_the_middle_of_a_step_changes_nothing(here, monkeypatch):
    here.guest()
    here.evening.refresh_from_db(fields=["last_number"])
    before = moving.read(here.evening)
    monkeypatch.setattr(moving, "_write", lambda *_words: (_ for _ in ()).throw(RuntimeError("gone")))
    with pytest.raises(RuntimeError):
        actions.call_next(listener=here.listener, evening=here.evening)
    assert moving.read(here.evening) == before


def test_somebody_in_danger_goes_first_with_a_reason_in_the_log(here):
    _first, second = here.guest(), here.guest()
    with pytest.raises(NotAllowed, match="say why"):
        actions.put_first(listener=here.listener, evening=here.evening, ticket=second, why="friend")
    actions.put_first(listener=here.listener, evening=here.evening, ticket=second, why="danger")
    assert here.call().pk == second.pk
    assert AuditEntry.objects.filter(verb="dropin.first", code="danger").exists()


def test_who_is_called_finds_a_notice_that_tells_nothing(here):
    who = person()
    here.guest(who)
    here.call()
    run_due()
    assert Notice.objects.get(person=who).kind == "dropin.called"


def test_a_talk_in_writing_is_in_a_room_of_the_two_and_nobody_else_comes_in(here):
    who, other = person(), person()
    here.guest(who, name="Robin")
    here.guest(other)
    actions.say_here(ticket=here.call())
    room = rooms.room_of(here.evening.occurrence)
    seat = rooms.seat_of(who, room)
    assert seat.with_host.person == here.listener.person and seat.name == "Robin"
    with pytest.raises(NotAllowed, match="two by two"):
        hosted.enter(person=other, room=room, name="Somebody", wish="talk")
    actions.end(listener=here.listener, evening=here.evening)
    with pytest.raises(NotAllowed):
        rooms.check_can_enter(who, room)


def test_what_was_said_to_one_listener_is_not_read_by_the_next(here):
    from hearthside.hosted.queries import room_page

    who, second = person(), here.another()
    here.guest(who)
    actions.say_here(ticket=here.call())
    room = rooms.room_of(here.evening.occurrence)
    hosted.say(seat=rooms.get_seat_for(who, room), room=room, text="For you alone.", once="a")
    actions.end(listener=here.listener, evening=here.evening)
    here.guest(who)
    actions.say_here(ticket=here.call(second))
    page = room_page(room, rooms.seat_of(second.person, room))
    assert page.side is not None and page.side_lines == [] and page.lines == []


def test_a_guest_sees_nobody_but_the_listener(here):
    from hearthside.hosted.queries import room_page

    first, second = person(), person()
    here.guest(first)
    here.guest(second)
    actions.say_here(ticket=here.call())
    actions.say_here(ticket=here.call(here.another()))
    room = rooms.room_of(here.evening.occurrence)
    page = room_page(room, rooms.seat_of(first, room))
    assert {one.seat.person_id for one in page.chairs} == {first.pk, here.listener.person_id}


def test_somebody_under_age_is_not_alone_with_a_grown_up_unless_a_safety_lead_said_how(here):
    young = person(age_band=AgeBand.YOUTH)
    with pytest.raises(NotAllowed):
        here.guest(young)
    series = here.evening.occurrence.meeting
    type(series.group).objects.filter(pk=series.group_id).update(age_band="all")
    here.evening.occurrence.meeting.group.refresh_from_db()
    with pytest.raises(NotAllowed, match="grown-ups"):
        here.guest(young)
    said = {"minutes_each": 20, "takes_minors": True, "policy": "Two of us are in the room."}
    with pytest.raises(NotAllowed, match="safety lead"):
        actions.set_hours(actor=series.group.leader, meeting=series, **said)
    actions.set_hours(actor=person(is_safety_lead=True), meeting=series, **said)
    here.hours = access.hours_of(series)
    ticket = here.guest(young)
    assert here.call().pk == ticket.pk
    actions.say_here(ticket=here.again(ticket))
    assert Seat.objects.filter(person=young, place="in").exists()


def test_who_keeps_away_from_a_listener_is_called_by_another(here):
    who = person()
    block(who, here.listener.person)
    first, second = here.guest(who), here.guest()
    assert here.call().pk == second.pk
    assert here.call(here.another()).pk == first.pk


def test_a_heavy_word_has_its_case_and_the_listener_is_told(here):
    ticket = here.guest(about=WORRYING)
    assert ticket.sounds_heavy
    assert Case.objects.filter(kind="turn", subject_id=ticket.pk).exists()
    assert ticket.about.reveal() == WORRYING


def test_after_a_talk_only_a_count_stays(here):
    ticket = here.guest(about="My mother.", name="Robin")
    here.later(here.call(), minutes=21)
    actions.begin(listener=here.listener, evening=here.evening)
    actions.end(listener=here.listener, evening=here.evening)
    found = here.again(ticket)
    assert (found.name, found.about) == ("", None)
    visit = Visit.objects.get()
    assert visit.came == Came.SEEN and 20 * 60 < visit.seconds < 23 * 60


def test_three_hours_later_nothing_says_who_was_there(here):
    here.guest()
    actions.close_evening(actor=here.listener.person, evening=here.evening)
    Evening.objects.update(closed_at=timezone.now() - timedelta(hours=4))
    actions.forget_evenings()
    assert not Ticket.objects.exists() and not Listener.objects.exists() and Visit.objects.exists()


def test_when_it_closes_everybody_who_waits_is_told_of_other_ways(here):
    who = person()
    ticket, talking = here.guest(), None
    talking = here.call()
    actions.say_here(ticket=talking)
    waits = here.guest(who)
    actions.close_evening(actor=here.listener.person, evening=here.evening)
    run_due()
    assert here.again(waits).state == line.TOLD and here.again(ticket).state == line.TALKING
    assert Notice.objects.get(person=who).kind == "dropin.told"
    with pytest.raises(NotNow):
        here.guest()
    actions.end(listener=here.listener, evening=here.evening)


def test_the_clock_closes_an_evening_that_is_over(here):
    ticket = here.guest()
    ends_in(here, -1)
    actions.look_after_evenings()
    assert here.again(ticket).state == line.TOLD and Evening.objects.get().closed_at is not None


def test_given_back_after_the_line_closed_they_are_told_like_all_others(here):
    ticket = here.guest()
    actions.say_here(ticket=here.call())
    actions.close_evening(actor=here.listener.person, evening=here.evening)
    actions.give_back(listener=here.listener, evening=here.evening)
    assert here.again(ticket).state == line.TOLD


def test_who_was_asked_to_leave_tonight_takes_no_new_place(here):
    who = person()
    here.guest(who)
    actions.say_here(ticket=here.call())
    room = rooms.room_of(here.evening.occurrence)
    hosted.remove(host=rooms.seat_of(here.listener.person, room), guest=rooms.seat_of(who, room), reason="Not kind.")
    actions.end(listener=here.listener, evening=here.evening)
    with pytest.raises(NotAllowed, match="tonight"):
        here.guest(who)


def test_a_talk_ends_twenty_minutes_after_the_evening(here):
    ticket = here.guest()
    actions.say_here(ticket=here.call())
    ends_in(here, -21)
    actions.look_after_evenings()
    assert here.again(ticket).state == line.DONE


def test_nobody_joins_a_line_that_is_too_long_for_the_evening(here):
    ends_in(here, 45)
    here.guest(), here.guest()
    with pytest.raises(NotNow, match="wait for nothing"):
        here.guest()


def test_with_too_few_talks_nobody_says_how_long_it_will_be(here):
    who = person()
    here.guest(who)
    talks(here, [20] * 7)
    assert queries.line_page(who, here.evening.occurrence, here.hours).wait is None
    talks(here, [20])
    assert queries.line_page(who, here.evening.occurrence, here.hours).wait is not None


def test_the_wait_is_told_as_a_range_from_earlier_talks_and_who_listens(here):
    talks(here, [10, 12, 14, 16, 18, 20, 22, 24, 26, 28])
    here.guest(), here.call()
    here.guest(), here.guest()
    who = person()
    here.guest(who)
    page = queries.line_page(who, here.evening.occurrence, here.hours)
    assert page.ahead == 2 and page.wait.listeners == 1 and 40 < page.wait.middle < 70
    assert page.wait.low < page.wait.middle < page.wait.high and page.wait.low % 5 == page.wait.high % 5 == 0
    here.another()
    assert queries.line_page(who, here.evening.occurrence, here.hours).wait.middle < page.wait.middle


def test_without_a_listener_nobody_says_how_long_it_will_be(here):
    talks(here, [20] * 10)
    who = person()
    here.guest(who)
    actions.go(listener=here.listener)
    page = queries.line_page(who, here.evening.occurrence, here.hours)
    assert page.wait is None and page.listeners == 0


def test_a_listener_does_not_go_while_with_somebody(here):
    here.guest(), here.call()
    with pytest.raises(NotNow):
        actions.go(listener=here.listener)


def test_open_now_is_said_only_while_somebody_listens(here):
    visitor = queries.listed(None)
    assert [row.is_open for row in visitor] == [True] and queries.is_any_open()
    actions.go(listener=here.listener)
    queries.forget()
    assert [row.is_open for row in queries.listed(None)] == [False] and not queries.is_any_open()


def test_a_drop_in_that_nobody_opened_in_time_says_so():
    one = dropin_occurrence(in_minutes=-5)
    row = queries.listed(None)[0]
    assert row.occurrence.pk == one.pk and row.is_late and not row.is_open


def test_only_hosts_listen_and_only_grown_ups(here):
    with pytest.raises(NotAllowed):
        actions.come(person=person(), evening=here.evening, name="Somebody", is_on_site=False)
    young = person(age_band=AgeBand.YOUTH)
    Host.objects.create(occurrence=here.evening.occurrence, person=young)
    with pytest.raises(NotAllowed):
        actions.come(person=young, evening=here.evening, name="Somebody", is_on_site=False)


def test_a_line_is_not_taken_away_while_somebody_may_stand_in_it(here):
    series = here.evening.occurrence.meeting
    with pytest.raises(NotNow):
        actions.stop_hours(meeting=series)
    actions.close_evening(actor=here.listener.person, evening=here.evening)
    actions.stop_hours(meeting=series)
    assert not Hours.objects.exists()


def test_a_copy_has_ones_own_place_and_word(here):
    who = person()
    here.guest(who, name="Robin", about="My mother.")
    mine = export(who)["places"][0]
    assert (mine["name"], mine["about"]) == ("Robin", "My mother.")


def test_a_listener_who_erases_themselves_leaves_nobody_behind(here):
    ticket = here.guest()
    here.call()
    erase(here.listener.person)
    assert here.again(ticket).state == line.WAITING and not Listener.objects.exists()


def test_who_erases_themselves_is_out_of_the_line(here):
    who = person()
    here.guest(who)
    erase(who)
    assert not Ticket.objects.filter(person=who).exists()
