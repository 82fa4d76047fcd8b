"""A room opens with a host, gives everybody a turn, keeps quiet signs quiet, and forgets."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hearthside.accounts.models import AgeBand
from hearthside.accounts.tests.builders import block, person
from hearthside.conversations.tests.builders import WORRYING
from hearthside.groups.models import AgeWall
from hearthside.groups.tests.builders import group, member
from hearthside.hosted import access, actions
from hearthside.hosted.models import Line, LineState, Place, Room, Seat
from hearthside.hosted.personal_data import erase, export
from hearthside.hosted.queries import LITTLE, MUCH, NOT_YET, SOME, room_page, share_word
from hearthside.hosted.tests.builders import Evening, come_in, evening, overrun, tonight
from hearthside.kernel.rates import forget
from hearthside.kernel.refusals import NotAllowed, NotNow, TooFast
from hearthside.meetings.models import Occurrence, State
from hearthside.safety.models import Case
from hearthside.trying import actions as trying

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("room", "person").get(pk=seat.pk)


def say(seat: Seat, text: str, once: str = "") -> actions.talking.Said:
    forget()
    return actions.say(
        seat=fresh(seat), room=access.room_of(seat.room.occurrence), text=text, once=once or f"{text}{seat.pk}"[:40]
    )


def read_by(seat: Seat) -> list[str]:
    page = room_page(access.room_of(seat.room.occurrence), fresh(seat))
    return [line.text for line in (*page.lines, *page.side_lines) if line.kind == "said"]


def test_only_a_host_opens_a_room():
    place = group()
    one = tonight(place)
    with pytest.raises(NotAllowed):
        actions.open_room(actor=member(place).person, occurrence=one)
    assert actions.open_room(actor=place.leader, occurrence=one).is_open


def test_a_room_does_not_open_hours_before_its_meeting():
    place = group()
    with pytest.raises(NotNow):
        actions.open_room(actor=place.leader, occurrence=tonight(place, in_minutes=60))


def test_opening_twice_gives_the_same_room():
    place = group()
    one = tonight(place)
    for _ in range(2):
        actions.open_room(actor=place.leader, occurrence=one)
    assert Room.objects.count() == 1


def test_words_reach_all_who_are_in():
    room = evening()
    first, second = room.guest(), room.guest()
    say(first, "It was a long week.")
    assert read_by(second) == ["It was a long week."]


def test_a_stranger_does_not_come_in_to_a_meeting_of_members():
    room = evening()
    with pytest.raises(NotAllowed):
        come_in(person(), room.room)


def test_two_people_cannot_look_like_one():
    room = evening()
    room.guest(name="Robin")
    with pytest.raises(NotAllowed):
        room.guest(name="R0bin")


def test_coming_back_keeps_the_seat_and_the_name():
    room = evening()
    seat = room.guest(name="Robin")
    actions.leave(seat=seat)
    assert come_in(seat.person, room.again(), "Another").name == "Robin"
    assert Seat.objects.filter(room=room.room).count() == 2


def test_in_a_round_everybody_is_asked_once_and_only_whose_turn_it_is_speaks():
    room = evening()
    guests = [room.guest() for _ in range(4)]
    actions.start_round(host=room.host, room=room.again())
    asked = []
    while (now := room.again()).is_round:
        asked.append(now.turn_id)
        with pytest.raises(NotNow):
            say(next(one for one in guests if one.pk != now.turn_id), "Out of turn.")
        actions.pass_turn(seat=fresh(now.turn), room=now)
    assert asked == [one.pk for one in guests]
    say(guests[0], "Now we can talk.")


def test_somebody_who_leaves_on_their_turn_gives_it_on():
    room = evening()
    first, second = room.guest(), room.guest()
    actions.start_round(host=room.host, room=room.again())
    actions.leave(seat=Seat.objects.select_related("room").get(pk=first.pk))
    assert room.again().turn_id == second.pk


def test_a_form_sent_twice_says_it_once():
    room = evening()
    seat = room.guest()
    for _ in range(2):
        say(seat, "Only once.", once="the-same")
    assert read_by(room.host) == ["Only once."]


def test_a_worrying_line_has_its_case_at_once_and_stays_readable():
    room = evening()
    said = say(room.guest(), WORRYING)
    assert said.verdict.shows_help
    assert Case.objects.get(kind="line").subject_id == said.line.pk
    assert read_by(room.host) == [WORRYING]


def test_a_held_line_is_read_by_its_writer_alone_until_it_is_released():
    room = evening()
    seat, other = room.guest(), room.guest()
    line = say(seat, "You are worthless and everybody hates you.").line
    actions.make_public(line, LineState.HELD)
    assert read_by(other) == [] and len(read_by(seat)) == 1
    actions.make_public(line, LineState.SHOWN)
    assert len(read_by(other)) == 1


def test_the_sign_for_help_is_seen_by_hosts_alone():
    room = evening()
    asks, other = room.guest(), room.guest()
    actions.ask_for_help(seat=asks)
    seen = {who.pk: [one.pk for one in room_page(room.again(), fresh(who)).asking] for who in (room.host, other)}
    assert seen == {room.host.pk: [asks.pk], other.pk: []}


def test_a_side_room_is_read_by_two_and_its_words_never_reach_the_others():
    room = evening()
    guest, other = room.guest(), room.guest()
    actions.invite_aside(host=room.host, guest=guest)
    say(guest, "Just for you.")
    say(room.host, "I am here.")
    assert read_by(guest) == read_by(room.host) == ["Just for you.", "I am here."]
    assert read_by(other) == []
    actions.take_back_aside(seat=fresh(guest))
    assert read_by(guest) == read_by(room.host) == []


def test_a_grown_up_and_somebody_under_age_are_never_alone_in_a_side_room():
    place = group(age_band=AgeWall.ALL)
    room = evening(place)
    young = room.guest(member(place, person(age_band=AgeBand.YOUTH)).person)
    with pytest.raises(NotAllowed):
        actions.invite_aside(host=room.host, guest=young)


def test_who_was_asked_to_leave_reads_why_and_does_not_come_back_tonight():
    room = evening()
    guest = room.guest()
    actions.remove(host=room.host, guest=guest, reason="You spoke of somebody who is not here.")
    assert fresh(guest).place == Place.REMOVED
    with pytest.raises(NotAllowed):
        come_in(guest.person, room.again())
    with pytest.raises(NotAllowed):
        access.get_seat_for(guest.person, room.again())


@pytest.mark.parametrize(
    "verb", ["move_step", "start_round", "set_slow", "close_room", "invite_aside", "remove", "call_team"]
)
def test_only_hosts_lead(verb: str):
    room = evening()
    guest, other = room.guest(), room.guest()
    more = {
        "move_step": {"room": room.room, "step": 1}, "start_round": {"room": room.room}, "close_room": {"room": room.room},
        "set_slow": {"room": room.room, "is_slow": True}, "invite_aside": {"guest": other},
        "remove": {"guest": other, "reason": "No."}, "call_team": {"room": room.room, "guest": other},
    }[verb]  # fmt: skip
    with pytest.raises(NotAllowed):
        getattr(actions, verb)(host=guest, **more)


def test_calling_the_team_opens_an_urgent_case_about_the_person():
    room = evening()
    guest = room.guest()
    actions.call_team(host=room.host, room=room.again(), guest=guest)
    assert Case.objects.get(kind="person", subject_id=guest.person_id).level in ("red", "crisis")


@pytest.mark.usefixtures("still_clock")
def test_in_slow_mode_a_second_line_waits_and_hosts_do_not():
    room = evening()
    guest = room.guest()
    actions.set_slow(host=room.host, room=room.again(), is_slow=True)
    for seat in (room.host, guest):
        say(seat, "First.")
    now = room.again()
    with pytest.raises(TooFast):
        actions.say(seat=fresh(guest), room=now, text="Second.", once="second")
    actions.say(seat=fresh(room.host), room=now, text="Second.", once="second")


def test_people_who_keep_apart_do_not_read_each_other_and_a_host_reads_both():
    room = evening()
    first, second = room.guest(), room.guest()
    block(first.person, second.person)
    say(first, "From the first.")
    say(second, "From the second.")
    assert read_by(first) == ["From the first."] and read_by(second) == ["From the second."]
    assert len(read_by(room.host)) == 2


def test_a_room_that_lost_its_host_says_so_and_closes_five_minutes_later():
    room = evening()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        actions.look_after_hosts()
        closes_at = room.again().closes_at
        assert closes_at is not None and room.again().is_open
    with time_machine.travel(closes_at + timedelta(seconds=1)):
        assert not room.again().is_open
        actions.look_after_hosts()
        assert room.again().closed_at == closes_at


def test_a_host_who_comes_back_keeps_the_room_open():
    room = evening()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        actions.look_after_hosts()
        actions.note_presence(fresh(room.host))
        assert room.again().closes_at is None


def test_an_open_page_of_a_host_does_not_hold_a_room_whose_meeting_is_over():
    room = evening()
    overrun(room)
    actions.look_after_hosts()
    closes_at = room.again().closes_at
    assert closes_at is not None
    for minutes in (1, 2, 3, 4):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
            actions.note_presence(fresh(room.host))
            actions.look_after_hosts()
            assert room.again().closes_at == closes_at
    with time_machine.travel(closes_at + timedelta(seconds=1)):
        actions.look_after_hosts()
        assert room.again().closed_at == closes_at


def test_nobody_is_sent_out_at_the_stroke_of_the_clock_and_nobody_new_comes_in():
    room = evening()
    guest = room.guest()
    overrun(room)
    assert say(guest, "One word to take along.").line.text == "One word to take along."
    with pytest.raises(NotNow):
        come_in(member(room.place).person, room.again())
    actions.leave(seat=fresh(guest))
    with pytest.raises(NotNow):
        access.check_can_enter(guest.person, room.again())


def test_a_meeting_that_is_called_off_goes_on_for_nobody():
    room = evening()
    guest = room.guest()
    Occurrence.objects.filter(pk=room.room.pk).update(state=State.CANCELLED)
    with pytest.raises(NotNow):
        access.get_seat_for(guest.person, room.again())


def test_the_end_of_a_meeting_waits_for_a_host_who_sits_with_somebody():
    room = evening()
    guest = room.guest()
    overrun(room)
    actions.look_after_hosts()
    actions.invite_aside(host=fresh(room.host), guest=fresh(guest))
    actions.look_after_hosts()
    assert room.again().closes_at is None
    actions.take_back_aside(seat=fresh(guest))
    actions.look_after_hosts()
    assert room.again().closes_at is not None


def test_a_side_room_is_told_five_minutes_before_it_ends_and_holds_an_overrun_room_no_longer():
    room = evening()
    guest = room.guest()
    overrun(room)
    actions.invite_aside(host=fresh(room.host), guest=fresh(guest))
    with time_machine.travel(timezone.now() + timedelta(minutes=28)):
        seen(room)
        assert room.again().closes_at is None
    with time_machine.travel(timezone.now() + timedelta(minutes=30)):
        seen(room)
        closes_at = room.again().closes_at
        assert closes_at is not None and closes_at - timezone.now() > timedelta(minutes=4, seconds=50)
        actions.take_back_aside(seat=fresh(guest))
        actions.invite_aside(host=fresh(room.host), guest=fresh(guest))
        assert room.again().closes_at == closes_at
        assert say(guest, "Thank you for staying.").line.side_id == guest.pk
    with time_machine.travel(closes_at + timedelta(seconds=1)):
        seen(room)
        assert room.again().closed_at == closes_at


def seen(room: Evening) -> None:
    """A minute of the clock, with the host's page open."""
    Seat.objects.filter(pk=room.host.pk).update(seen_at=timezone.now())
    actions.look_after_hosts()


def test_without_its_host_a_room_closes_though_somebody_is_in_a_side_room():
    room = evening()
    actions.invite_aside(host=fresh(room.host), guest=fresh(room.guest()))
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        actions.look_after_hosts()
        assert room.again().closes_at is not None


def test_a_room_with_its_host_stays_open():
    room = evening()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        actions.note_presence(fresh(room.host))
        actions.look_after_hosts()
        assert room.again().closes_at is None


def test_a_day_after_it_closed_nothing_of_a_room_is_left():
    room = evening()
    say(room.guest(), "Good night.")
    actions.close_room(host=room.host, room=room.again())
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        actions.forget_rooms()
    assert (Room.objects.count(), Seat.objects.count(), Line.objects.count()) == (0, 0, 0)


def test_words_somebody_still_has_to_look_at_wait_for_their_case():
    room = evening()
    say(room.guest(), WORRYING)
    say(room.guest(), "Good night.")
    actions.close_room(host=room.host, room=room.again())
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        actions.forget_rooms()
        assert list(Line.objects.values_list("text", flat=True)) == [WORRYING]
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        actions.forget_rooms()
        assert Line.objects.count() == 0


def test_who_leaves_heavier_than_they_came_is_offered_somebody():
    room = evening()
    seat = come_in(member(room.place).person, room.room, before=2)
    assert not actions.answer_after(seat=seat, after=3)
    assert actions.answer_after(seat=seat, after=4)


@pytest.mark.parametrize(("letters", "word"), [(0, NOT_YET), (10, LITTLE), (100, SOME), (300, MUCH)])
def test_how_much_somebody_has_said_is_told_in_words(letters: int, word: str):
    assert share_word(letters, 100) == word


def test_erasing_somebody_takes_their_seat_and_words():
    room = evening()
    seat = room.guest()
    say(seat, "My own words.")
    assert export(seat.person)["lines"][0]["text"] == "My own words."
    erase(seat.person)
    assert read_by(room.host) == [] and not Seat.objects.filter(person=seat.person).exists()


def test_somebody_who_looks_around_comes_in_and_leaves_nothing_when_they_go():
    room, who = evening(), person()
    trying.begin(person=who, group=room.place, version=room.place.rules_version)
    seat = come_in(who, room.again())
    say(seat, "I only look around.")
    assert read_by(room.host) == ["I only look around."]
    trying.end(person=who, group=room.place)
    assert read_by(room.host) == [] and not Seat.objects.filter(person=who).exists()


def test_in_a_crowd_guests_read_some_names_and_hosts_all(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("hearthside.hosted.queries.NAMED", 3)
    room = evening()
    guests = [room.guest() for _ in range(5)]
    page = room_page(room.again(), fresh(guests[0]))
    assert len(page.chairs) == 3 and page.are_more
    whole = room_page(room.again(), fresh(room.host))
    assert len(whole.chairs) == 6 and not whole.are_more
