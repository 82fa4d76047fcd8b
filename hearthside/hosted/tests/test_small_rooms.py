"""Small rooms are chosen, have their own words, never mix ages, and end; a host who reads along is seen."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hearthside.accounts.models import AgeBand, Person
from hearthside.accounts.tests.builders import block, person
from hearthside.groups.models import AgeWall
from hearthside.groups.tests.builders import group, member
from hearthside.hosted import access, actions
from hearthside.hosted.models import Nook, Seat
from hearthside.hosted.queries import room_page
from hearthside.hosted.subjects import LineSubject
from hearthside.hosted.tests.builders import Evening, evening
from hearthside.kernel.rates import forget
from hearthside.kernel.refusals import NotAllowed, NotNow

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("room", "person", "nook").get(pk=seat.pk)


def say(here: Evening, seat: Seat, text: str) -> actions.talking.Said:
    forget()
    return actions.say(seat=fresh(seat), room=here.again(), text=text, once=f"{text}{seat.pk}"[:40])


def main_words(here: Evening, seat: Seat) -> list[str]:
    return [line.text for line in room_page(here.again(), fresh(seat)).lines if line.kind == "said"]


def nook_words(here: Evening, seat: Seat) -> list[str]:
    return [line.text for line in room_page(here.again(), fresh(seat)).nook_lines if line.kind == "said"]


def begun(here: Evening, guests: list[Seat]) -> list[Nook]:
    """Small rooms of those guests, all of whom chose it."""
    actions.offer_nooks(host=here.host, room=here.again(), prompt="What helped this week?", minutes=8)
    for guest in guests:
        actions.want_nook(seat=guest, room=here.again(), wants=True)
    return actions.begin_nooks(host=here.host, room=here.again())


def sizes() -> list[int]:
    return sorted(nook.seats.count() for nook in Nook.objects.all())


@pytest.mark.parametrize(("many", "found"), [(2, [2]), (4, [4]), (5, [2, 3]), (7, [3, 4])])
def test_who_chose_it_sits_with_one_to_three_others(many: int, found: list[int]):
    here = evening()
    begun(here, [here.guest() for _ in range(many)])
    assert sizes() == found


def test_who_did_not_choose_it_stays_with_everybody():
    here = evening()
    stays, *chose = [here.guest() for _ in range(3)]
    begun(here, chose)
    assert fresh(stays).nook_id is None and all(fresh(one).nook_id for one in chose)


def test_one_alone_gets_no_small_room():
    here = evening()
    with pytest.raises(NotNow):
        begun(here, [here.guest()])
    assert not Nook.objects.exists()


def test_words_of_a_small_room_stay_in_it_and_those_of_the_room_outside():
    here = evening()
    stays, *chose = [here.guest() for _ in range(3)]
    begun(here, chose)
    say(here, chose[0], "Between us.")
    say(here, stays, "To everybody.")
    assert nook_words(here, chose[1]) == ["Between us."] and main_words(here, chose[1]) == ["To everybody."]
    for outside in (stays, here.host):
        assert main_words(here, outside) == ["To everybody."] and nook_words(here, outside) == []


def test_a_case_about_words_there_shows_words_of_that_room_alone():
    here = evening()
    stays, *chose = [here.guest() for _ in range(3)]
    begun(here, chose)
    say(here, stays, "To everybody.")
    line = say(here, chose[0], "Between us.").line
    around = LineSubject().excerpt(line.pk, None)
    assert (around.before, around.after) == ((), ())


def young(place) -> Person:
    return member(place, person(age_band=AgeBand.YOUTH)).person


def test_a_grown_up_and_somebody_under_age_never_share_a_small_room():
    here = evening(group(age_band=AgeWall.ALL))
    grown = [here.guest() for _ in range(3)]
    youth = [here.guest(young(here.place)) for _ in range(3)]
    begun(here, [seat for pair in zip(grown, youth, strict=True) for seat in pair])
    for nook in Nook.objects.all():
        assert len(set(nook.seats.values_list("person__age_band", flat=True))) == 1
    assert sizes() == [3, 3]


def test_one_of_another_age_stays_with_everybody():
    here = evening(group(age_band=AgeWall.ALL))
    alone = here.guest(young(here.place))
    begun(here, [alone, *(here.guest() for _ in range(2))])
    assert fresh(alone).nook_id is None


def test_people_who_keep_apart_are_not_put_together():
    here = evening()
    first, second, third, fourth, fifth = [here.guest() for _ in range(5)]
    block(first.person, second.person)
    begun(here, [first, second, third, fourth, fifth])
    assert fresh(first).nook_id != fresh(second).nook_id


def test_a_host_reads_along_only_while_they_are_seen():
    here = evening()
    chose = [here.guest() for _ in range(2)]
    (nook,) = begun(here, chose)
    say(here, chose[0], "Between us.")
    assert nook_words(here, here.host) == []
    actions.visit_nook(host=fresh(here.host), nook=nook)
    page = room_page(here.again(), fresh(chose[0]))
    assert nook_words(here, here.host) == ["Between us."]
    assert [line.seat_id for line in page.nook_lines if line.kind == "visit"] == [here.host.pk]
    assert here.host.pk in [one.pk for one in page.nook_seats]
    actions.leave_nook(seat=fresh(here.host))
    assert nook_words(here, here.host) == []


def test_a_grown_up_host_is_never_alone_in_there_with_somebody_under_age():
    here = evening(group(age_band=AgeWall.ALL))
    chose = [here.guest(young(here.place)) for _ in range(2)]
    (nook,) = begun(here, chose)
    actions.visit_nook(host=fresh(here.host), nook=nook)
    actions.leave_nook(seat=fresh(here.host))
    actions.leave_nook(seat=fresh(chose[0]))
    with pytest.raises(NotAllowed):
        actions.visit_nook(host=fresh(here.host), nook=nook)


def test_guests_neither_offer_nor_begin_nor_look_in():
    here = evening()
    chose = [here.guest() for _ in range(3)]
    with pytest.raises(NotAllowed):
        actions.offer_nooks(host=chose[0], room=here.again(), prompt="Us.", minutes=8)
    (nook,) = begun(here, chose[:2])
    for verb, more in (("visit_nook", {"nook": nook}), ("end_nooks", {"room": here.again()})):
        with pytest.raises(NotAllowed):
            getattr(actions, verb)(host=fresh(chose[2]), **more)


@pytest.mark.parametrize(("prompt", "minutes"), [("", 8), ("x" * 121, 8), ("What helped?", 60), ("What helped?", 0)])
def test_an_offer_says_what_and_how_long(prompt: str, minutes: int):
    here = evening()
    with pytest.raises(NotAllowed):
        actions.offer_nooks(host=here.host, room=here.again(), prompt=prompt, minutes=minutes)


def test_while_somebody_needs_a_host_small_rooms_wait():
    here = evening()
    guests = [here.guest() for _ in range(2)]
    actions.ask_for_help(seat=guests[0])
    with pytest.raises(NotNow):
        begun(here, guests)


def test_who_asks_for_help_in_a_small_room_is_seen_by_the_hosts_and_goes_aside_with_one():
    here = evening()
    chose = [here.guest() for _ in range(2)]
    begun(here, chose)
    actions.ask_for_help(seat=fresh(chose[0]))
    assert [one.pk for one in room_page(here.again(), fresh(here.host)).asking] == [chose[0].pk]
    actions.invite_aside(host=here.host, guest=fresh(chose[0]))
    say(here, chose[0], "Only for you.")
    assert nook_words(here, chose[1]) == [] and fresh(chose[0]).nook_id is None


def test_one_comes_back_at_any_time():
    here = evening()
    chose = [here.guest() for _ in range(3)]
    begun(here, chose)
    actions.leave_nook(seat=fresh(chose[0]))
    say(here, chose[0], "I am back.")
    assert main_words(here, chose[1]) == ["I am back."]


def test_when_the_time_is_over_everybody_is_back_by_the_clock():
    here = evening()
    chose = [here.guest() for _ in range(2)]
    begun(here, chose)
    with time_machine.travel(timezone.now() + timedelta(minutes=7)):
        actions.note_presence(fresh(here.host))
        actions.look_after_hosts()
        assert fresh(chose[0]).nook_id
    with time_machine.travel(timezone.now() + timedelta(minutes=9)):
        actions.note_presence(fresh(here.host))
        actions.look_after_hosts()
        assert not Seat.objects.exclude(nook=None).exists()


def test_a_round_and_the_end_of_the_room_bring_everybody_back():
    for verb in (actions.start_round, actions.close_room):
        here = evening()
        chose = [here.guest() for _ in range(2)]
        begun(here, chose)
        verb(host=here.host, room=here.again())
        assert not Seat.objects.exclude(nook=None).exists()


def test_saying_yes_to_nothing_is_refused():
    here = evening()
    guest = here.guest()
    with pytest.raises(NotNow):
        actions.want_nook(seat=guest, room=here.again(), wants=True)
    assert access.seat_of(guest.person, here.again())
