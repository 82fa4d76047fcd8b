"""Asking to come in, beginning, letting in, asking to leave, ending, forgetting."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.calls import actions, tickets
from hearthside.calls.models import Call, Guest, Stand, Ticket, Way
from hearthside.calls.tests.builders import LINK, evening, moved
from hearthside.calls.tests.servers import FakeBigBlueButton, FakeJitsi
from hearthside.groups.tests.builders import member
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings.models import Attendance, Coming

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_people_wait_until_a_host_begins_and_then_each_has_a_link():
    here = evening()
    guest = here.asks()
    assert guest.stand == Stand.WAITING and tickets.live_of(guest) is None
    here.begin()
    assert here.fresh(guest).is_in and here.go(guest) == LINK


def test_who_comes_later_comes_in_at_once_or_waits_as_the_hosts_like():
    here = evening()
    here.begin()
    assert here.asks().is_in
    actions.let_all_in(actor=here.host, call=here.call(), is_on=False)
    late = here.asks()
    assert late.stand == Stand.WAITING
    actions.let_in(actor=here.host, guest=late)
    assert here.go(here.fresh(late)) == LINK


def test_at_an_open_meeting_each_one_waits_for_a_host_first():
    here = evening(audience="everyone")
    guest = here.asks()
    here.begin()
    assert here.fresh(guest).stand == Stand.WAITING
    actions.let_all_in(actor=here.host, call=here.call(), is_on=True)
    assert here.go(here.fresh(guest)) == LINK


def test_a_name_belongs_to_one_person_for_tonight():
    here = evening()
    here.asks(name="Robin")
    with pytest.raises(NotAllowed):
        here.asks(name="R0bin")


def test_asked_twice_people_keep_the_name_that_others_know():
    here = evening()
    first = here.asks(name="Robin")
    assert here.asks(first.person, name="Wren").name == "Robin"


def test_without_a_seat_or_too_early_nobody_waits():
    here = evening()
    with pytest.raises(NotAllowed):
        here.asks(member(here.place).person)
    here.one = moved(here.one, minutes=60)
    who = here.comer()
    with pytest.raises(NotNow):
        here.asks(who)
    assert Guest.objects.count() == 0


def test_only_a_host_begins_and_not_long_before():
    here = evening()
    with pytest.raises(NotAllowed):
        actions.begin(actor=here.comer(), occurrence=here.one, way=here.way)
    here.one = moved(here.one, minutes=25)
    with pytest.raises(NotNow):
        here.begin()


def test_going_over_counts_as_having_been_there():
    here = evening()
    here.begin()
    guest = here.asks()
    here.go(guest)
    assert Attendance.objects.get(person=guest.person).state == Coming.ATTENDED
    actions.fresh_link(guest=here.fresh(guest), call=here.call())
    assert here.go(guest) == LINK


def test_a_room_has_a_new_long_name_each_time_it_is_begun(jitsi: FakeJitsi):
    names = set()
    for here in (evening(Way.JITSI), evening(Way.JITSI)):
        for _time in range(2):
            names.add(here.begin().room.reveal())
            actions.end(actor=here.host, call=here.call())
            assert here.call().room is None
    assert len(names) == 4 and all(len(name) == 26 and name.isalnum() for name in names)


def test_somebody_asked_to_leave_in_the_middle_of_a_word_is_out_for_tonight():
    here = evening()
    here.begin()
    guest = here.asks()
    secret = here.secret(guest)
    actions.remove(actor=here.host, guest=guest, reason="You wrote how, not how it feels.")
    with pytest.raises(NotAllowed):
        here.go(guest, secret)
    with pytest.raises(NotAllowed):
        actions.fresh_link(guest=here.fresh(guest), call=here.call())
    with pytest.raises(NotAllowed):
        here.asks(guest.person)
    assert here.fresh(guest).reason and Ticket.objects.filter(guest=guest).count() == 0
    assert AuditEntry.objects.filter(verb="calls.removed").exists()


@pytest.mark.parametrize("reason", ["", "   "])
def test_nobody_is_sent_away_without_a_word_and_no_host_at_all(reason: str):
    here = evening()
    guest, host = here.asks(), here.asks(here.host, "Mia")
    with pytest.raises(NotAllowed):
        actions.remove(actor=here.host, guest=guest, reason=reason)
    with pytest.raises(NotAllowed):
        actions.remove(actor=here.host, guest=host, reason="Because.")
    assert here.fresh(guest).stand == Stand.WAITING


def test_guests_do_not_lead():
    here = evening()
    guest, other = here.asks(), here.asks()
    for lead in (
        lambda: actions.let_in(actor=guest.person, guest=other),
        lambda: actions.remove(actor=guest.person, guest=other, reason="No."),
        lambda: actions.end(actor=guest.person, call=here.call()),
        lambda: actions.let_all_in(actor=guest.person, call=here.call(), is_on=True),
    ):
        with pytest.raises(NotAllowed):
            lead()


def test_stepping_away_leaves_nothing_but_no_way_around_being_asked_to_leave():
    here = evening()
    guest, other = here.asks(), here.asks()
    actions.step_away(guest=guest, call=here.call())
    assert not Guest.objects.filter(pk=guest.pk).exists()
    actions.remove(actor=here.host, guest=other, reason="Not tonight.")
    actions.step_away(guest=here.fresh(other), call=here.call())
    assert here.fresh(other).stand == Stand.REMOVED


def test_an_ended_call_lets_nobody_in(bbb: FakeBigBlueButton):
    here = evening(Way.BBB)
    here.begin()
    guest = here.asks()
    secret = here.secret(guest)
    assert actions.end(actor=here.host, call=here.call()) is True
    assert len(bbb.ended) == 1
    with pytest.raises(NotAllowed):
        here.go(guest, secret)


def test_with_jitsi_and_a_link_the_hosts_hear_that_they_end_it_over_there(jitsi: FakeJitsi):
    for way in (Way.JITSI, Way.LINK):
        here = evening(way)
        here.begin()
        assert actions.end(actor=here.host, call=here.call()) is False


def test_a_call_is_closed_when_its_meeting_is_over_or_all_have_left(bbb: FakeBigBlueButton):
    here, other = evening(Way.BBB), evening()
    for one in (here, other):
        one.begin()
    actions.look_after_calls()
    assert here.call().is_on and other.call().is_on
    bbb.running = False
    Call.objects.update(begun_at=timezone.now() - timedelta(minutes=20))
    moved(other.one, minutes=-200)
    actions.look_after_calls()
    assert not here.call().is_on and not other.call().is_on


def test_a_server_that_does_not_say_is_believed_to_go_on(bbb: FakeBigBlueButton):
    here = evening(Way.BBB)
    here.begin()
    Call.objects.update(begun_at=timezone.now() - timedelta(minutes=20))
    bbb.mode = "broken"
    actions.look_after_calls()
    assert here.call().is_on


def test_a_day_later_nothing_is_left():
    here = evening()
    here.asks()
    actions.forget_calls()
    assert Guest.objects.count() == 1
    moved(here.one, minutes=-60 * 27)
    actions.forget_calls()
    assert Call.objects.count() == Guest.objects.count() == Ticket.objects.count() == 0
