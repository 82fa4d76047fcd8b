"""Who leads, turns aloud, the last round, and both protocols."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hearthside.facilitating import actions, scripts
from hearthside.facilitating.beside import words_in_the_room
from hearthside.facilitating.models import Helm, Voice
from hearthside.facilitating.queries import console, helm_of
from hearthside.facilitating.tests.builders import evening, fresh, second_host
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import member
from hearthside.hosted import actions as rooms
from hearthside.hosted.access import MOST_WITH_ONE_HOST
from hearthside.hosted.models import Seat
from hearthside.hosted.tests.builders import evening as one_host
from hearthside.kernel.rates import forget
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings.formats import FORMATS

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def said(words: list[object]) -> str:
    return " ".join(str(one.words) for one in words)


def test_the_first_host_leads_until_the_lead_is_given():
    here, second = evening()
    assert console(here.again(), fresh(here.host)).leads
    actions.hand_over(host=here.host, room=here.again())
    assert console(here.again(), fresh(second)).leads and not console(here.again(), fresh(here.host)).leads


def test_the_other_host_takes_the_lead_with_one_tap():
    here, second = evening()
    actions.take_lead(seat=second, room=here.again())
    assert helm_of(here.again()).leads == second


def test_alone_there_is_nobody_to_hand_over_to():
    here = one_host()
    with pytest.raises(NotNow):
        actions.hand_over(host=here.host, room=here.again())


def test_when_the_lead_is_lost_the_other_host_leads():
    here, second = evening()
    actions.take_lead(seat=here.host, room=here.again())
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        rooms.note_presence(fresh(second))
        actions.look_after_leads()
        assert helm_of(here.again()).leads == second


def test_where_nobody_took_the_lead_and_the_first_host_is_lost_the_other_one_leads():
    here, second = evening()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        rooms.note_presence(fresh(second))
        assert console(here.again(), fresh(second)).leads


def test_a_lead_who_is_there_keeps_it():
    here, _second = evening()
    actions.take_lead(seat=here.host, room=here.again())
    actions.look_after_leads()
    assert helm_of(here.again()).leads == here.host


def test_turns_aloud_are_marked_and_a_mark_can_be_taken_back():
    here, _second = evening()
    guest = here.guest()
    rooms.raise_hand(seat=guest)
    for _ in range(2):
        actions.mark_voice(host=here.host, guest=fresh(guest))
    actions.take_back_voice(host=here.host, guest=fresh(guest))
    assert Voice.objects.get(seat=guest).turns == 1 and fresh(guest).hand_at is None


def test_a_mark_taken_back_too_often_stays_at_nothing():
    here, _second = evening()
    guest = here.guest()
    actions.take_back_voice(host=here.host, guest=fresh(guest))
    assert not Voice.objects.filter(seat=guest, turns__gt=0).exists()


def test_guests_cannot_mark_anybody_and_hosts_are_not_weighed():
    here, second = evening()
    guest = here.guest()
    for host, whom in ((guest, guest), (here.host, second)):
        with pytest.raises(NotAllowed):
            actions.mark_voice(host=host, guest=fresh(whom))


def test_who_passed_was_asked_and_who_came_late_was_not():
    here, _second = evening()
    early = here.guest()
    rooms.start_round(host=here.host, room=here.again())
    rooms.pass_turn(seat=fresh(early), room=here.again())
    late = here.guest()
    reached = {one.seat.pk: one.share.is_reached for one in console(here.again(), fresh(here.host)).guests}
    assert reached == {early.pk: True, late.pk: False}
    assert "One person has not been asked yet." in [str(one) for one in console(here.again(), fresh(here.host)).hints]


def test_one_person_can_be_asked_outside_a_round_and_then_all_may_talk():
    here, _second = evening()
    first, late = here.guest(), here.guest()
    rooms.offer_turn(host=here.host, room=here.again(), guest=fresh(late))
    assert here.again().turn_id == late.pk
    rooms.pass_turn(seat=fresh(late), room=here.again())
    assert not here.again().is_round
    forget()
    rooms.say(seat=fresh(first), room=here.again(), text="Thank you.", once="thanks")


def test_in_a_round_nobody_is_asked_out_of_turn():
    here, _second = evening()
    guests = [here.guest() for _ in range(2)]
    rooms.start_round(host=here.host, room=here.again())
    with pytest.raises(NotNow):
        rooms.offer_turn(host=here.host, room=here.again(), guest=fresh(guests[1]))


def test_everybody_reads_what_the_last_round_is_about_until_it_is_over():
    here, _second = evening()
    guest = here.guest()
    actions.start_check_out(host=here.host, room=here.again())
    assert str(scripts.CHECK_OUT) in said(words_in_the_room(here.again(), fresh(guest)))
    rooms.pass_turn(seat=fresh(guest), room=here.again())
    assert words_in_the_room(here.again(), fresh(guest)) == []


def test_a_usual_round_after_the_last_one_is_a_usual_round():
    here, _second = evening()
    here.guest()
    actions.start_check_out(host=here.host, room=here.again())
    actions.start_round(host=here.host, room=here.again())
    assert not helm_of(here.again()).is_check_out


def test_when_it_gets_hot_the_room_slows_down_and_is_quick_again_after():
    here, _second = evening()
    actions.begin_hot(host=here.host, room=here.again())
    assert here.again().is_slow and helm_of(here.again()).hot_at
    actions.end_hot(host=here.host, room=here.again())
    assert not here.again().is_slow and helm_of(here.again()).hot_at is None


def test_the_eight_steps_go_one_by_one_and_can_be_put_right():
    here, _second = evening()
    actions.begin_risk(host=here.host, room=here.again())
    seen = []
    for done in range(1, 9):
        seen.append(console(here.again(), fresh(here.host)).risk_now)
        actions.step_risk(host=here.host, room=here.again(), done=done)
    assert seen == list(scripts.RISK)
    assert console(here.again(), fresh(here.host)).risk_now is None
    actions.step_risk(host=here.host, room=here.again(), done=99)
    assert helm_of(here.again()).risk_step == 8


def test_begun_twice_the_protocol_goes_on_where_it_was():
    here, second = evening()
    actions.begin_risk(host=here.host, room=here.again())
    actions.step_risk(host=here.host, room=here.again(), done=3)
    actions.begin_risk(host=second, room=here.again())
    assert helm_of(here.again()).risk_step == 3


def test_while_somebody_is_at_risk_the_others_read_a_calm_word_and_no_name():
    here, _second = evening()
    guest = here.guest(name="Robin")
    actions.begin_risk(host=here.host, room=here.again())
    told = said(words_in_the_room(here.again(), fresh(guest)))
    assert told == str(scripts.GATHER) and "Robin" not in told
    actions.end_risk(host=here.host, room=here.again())
    assert words_in_the_room(here.again(), fresh(guest)) == [] and helm_of(here.again()).was_risk


@pytest.mark.parametrize("verb", ["begin_hot", "end_hot", "begin_risk", "end_risk", "start_round", "start_check_out"])
def test_guests_lead_nothing(verb: str):
    here, _second = evening()
    with pytest.raises(NotAllowed):
        getattr(actions, verb)(host=here.guest(), room=here.again())
    assert not Helm.objects.exclude(risk_at=None, hot_at=None).exists()


def test_one_host_alone_holds_eight_people_and_the_ninth_comes_in_with_the_second():
    here = one_host()
    guests = [here.guest() for _ in range(MOST_WITH_ONE_HOST)]
    ninth = member(here.place).person
    with pytest.raises(NotNow):
        here.guest(ninth)
    rooms.enter(person=guests[0].person, room=here.again(), name="Back", wish="talk")
    second_host(here)
    assert here.guest(ninth).is_in


def test_a_helper_steps_in_when_the_host_is_lost_and_the_room_stays_open():
    here = one_host()
    helper = here.guest(member(here.place, role=Role.HELPER).person)
    other = here.guest()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        rooms.look_after_hosts()
        assert words_in_the_room(here.again(), fresh(helper))[0].press
        assert words_in_the_room(here.again(), fresh(other)) == []
        rooms.step_in(seat=fresh(helper))
        assert here.again().closes_at is None and fresh(helper).is_host
        assert console(here.again(), fresh(helper)).hosts


def test_not_everybody_can_step_in():
    here = one_host()
    guest = here.guest()
    with pytest.raises(NotAllowed):
        rooms.step_in(seat=fresh(guest))
    assert not Seat.objects.get(pk=guest.pk).is_host


@pytest.mark.parametrize("key", sorted(scripts.BY_FORMAT))
def test_a_format_with_words_has_them_for_each_of_its_parts(key: str):
    assert len(scripts.BY_FORMAT[key]) == len(FORMATS[key].steps)
    assert all(scripts.BY_FORMAT[key])


@pytest.mark.parametrize("key", sorted(set(FORMATS) - set(scripts.BY_FORMAT)))
def test_a_format_without_words_of_its_own_opens_and_closes_with_the_usual_ones(key: str):
    last = len(FORMATS[key].steps) - 1
    assert scripts.script_of(key, 0, last + 1) == scripts.WELCOME
    assert scripts.script_of(key, last, last + 1) == scripts.CLOSING
