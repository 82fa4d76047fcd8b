"""An open page gets new words alone, and never words that are not for its reader."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import State
from hearthside.accounts.tests.builders import block, fresh_counters, signed_in_client
from hearthside.groups.models import Membership
from hearthside.groups.tests.builders import member
from hearthside.hosted import access, actions
from hearthside.hosted.models import LineState, Seat
from hearthside.hosted.personal_data import erase
from hearthside.hosted.tests.builders import Evening, come_in, evening
from hearthside.kernel.rates import forget

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MARK = re.compile(r'name="since" value="(\d+)"><input type="hidden" name="shape" value="(\w+)"')
SECRET = "This is only for those who may read it."


class Page:
    """Somebody's open page of the room: what it shows, and what it asks for next."""

    def __init__(self, here: Evening, client: Client) -> None:
        self.way, self.client, self.mark = reverse("hosted:news", args=[here.room.pk]), client, ("", "")
        self.whole = self.look()

    def look(self) -> str:
        """What comes when it asks."""
        since, shape = self.mark
        self.answer = self.client.get(self.way, {"since": since, "shape": shape}, headers={"HX-Request": "true"})
        text = self.answer.content.decode()
        if text:
            found = MARK.search(text)
            self.mark = (found[1], found[2]) if found else ("", "")
        return text

    @property
    def is_added(self) -> bool:
        """Whether the last answer goes behind the lines that are there."""
        return self.answer.headers.get("HX-Retarget") == "#at"


@pytest.fixture
def here():
    return evening()


@pytest.fixture
def speaker(here) -> Seat:
    return here.guest(name="Speaker")


@pytest.fixture
def reader(here) -> Seat:
    return here.guest(name="Reader")


@pytest.fixture
def page(here, speaker, reader):
    say(speaker, "Hello.")
    fresh_counters()
    return Page(here, signed_in_client(reader.person))


@pytest.fixture(autouse=True)
def still_clock():
    """The minute in which a page is drawn whole does not come by chance."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("room__occurrence__meeting__group", "person", "nook").get(pk=seat.pk)


def say(seat: Seat, text: str):
    forget()
    seat = fresh(seat)
    return actions.say(seat=seat, room=access.room_of(seat.room.occurrence), text=text, once=f"{text}{seat.pk}"[:40])


def test_new_words_come_alone_in_their_order_and_once(page, speaker):
    say(speaker, "One more.")
    say(speaker, "And another.")
    part = page.look()
    assert page.is_added and "Hello." not in part and part.index("One more.") < part.index("And another.")
    assert page.look() == "" and page.answer.status_code == 204


def test_before_the_first_words_a_page_is_drawn_whole(here, reader, speaker):
    page = Page(here, signed_in_client(reader.person))
    assert "Nothing has been said yet" in page.whole
    say(speaker, "Hello.")
    assert 'id="lines"' in page.look() and not page.is_added


def test_ones_own_new_words_are_marked_as_ones_own(page, reader):
    say(reader, "From me.")
    part = page.look()
    assert page.is_added and "line-own" in part and "Report" not in part


def test_whoever_keeps_away_from_somebody_never_gets_their_words(here, speaker, reader, page):
    say(here.host, "Welcome.")
    page.look()
    block(reader.person, speaker.person)
    assert "Hello." not in page.look() and not page.is_added
    say(speaker, SECRET)
    say(here.host, "Good to see you.")
    assert SECRET not in (part := page.look()) and page.is_added and "Good to see you." in part


def test_somebody_from_whom_another_keeps_away_never_gets_the_words_of_the_other(speaker, reader, page):
    block(speaker.person, reader.person)
    say(speaker, SECRET)
    assert SECRET not in page.look() and SECRET not in page.look()


def test_a_line_that_was_taken_back_is_gone_from_open_pages(speaker, page):
    line = say(speaker, SECRET).line
    assert SECRET in page.look()
    actions.make_public(line, LineState.REMOVED)
    assert SECRET not in (part := page.look()) and not page.is_added and "Hello." in part


def test_a_line_that_waits_for_a_moderator_comes_once_it_is_released(speaker, page):
    line = say(speaker, "You are worthless and everybody hates you.").line
    actions.make_public(line, LineState.HELD)
    assert "worthless" not in page.look()
    actions.make_public(line, LineState.SHOWN)
    assert "worthless" in page.look()


def test_words_of_somebody_who_erased_themselves_are_gone_from_open_pages(speaker, reader, page):
    say(reader, "I stay.")
    assert page.look()
    erase(speaker.person)
    part = page.look()
    assert not page.is_added and "Hello." not in part and "I stay." in part


@pytest.mark.parametrize("how", ["kicked", "left", "closed", "paused", "not in the group any more"])
def test_who_is_not_in_the_room_any_more_gets_no_words(here, speaker, reader, page, how):
    {
        "kicked": lambda: actions.remove(host=here.host, guest=fresh(reader), reason="For tonight."),
        "left": lambda: actions.leave(seat=fresh(reader)),
        "closed": lambda: None,
        "paused": lambda: type(reader.person).objects.filter(pk=reader.person_id).update(state=State.PAUSED),
        "not in the group any more": lambda: Membership.objects.filter(person=reader.person).delete(),
    }[how]()
    say(speaker, SECRET)
    if how == "closed":
        actions.close_room(host=here.host, room=here.again())
    assert SECRET not in page.look() and not page.is_added


def test_words_of_a_side_room_never_come_to_the_others(here, speaker, page):
    actions.invite_aside(host=here.host, guest=fresh(speaker))
    page.look()
    say(speaker, SECRET)
    assert page.look() == ""


def test_words_of_a_small_room_never_come_to_the_others(here, speaker, page):
    other = here.guest()
    actions.offer_nooks(host=here.host, room=here.again(), prompt="What was good?", minutes=8)
    for seat in (speaker, other):
        actions.want_nook(seat=seat, room=here.again(), wants=True)
    actions.begin_nooks(host=here.host, room=here.again())
    page.look()
    say(speaker, SECRET)
    assert page.look() == ""


@pytest.mark.parametrize("what", ["a hand", "slow mode", "somebody comes in", "a round", "the room is about to close"])
def test_more_than_words_draws_the_page_whole(here, speaker, page, what):
    {
        "a hand": lambda: actions.raise_hand(seat=fresh(speaker)),
        "slow mode": lambda: actions.set_slow(host=here.host, room=here.again(), is_slow=True),
        "somebody comes in": lambda: come_in(member(here.place).person, here.again()),
        "a round": lambda: actions.start_round(host=here.host, room=here.again()),
        "the room is about to close": lambda: lose_hosts(here),
    }[what]()
    assert 'id="lines"' in page.look() and not page.is_added


def lose_hosts(here: Evening) -> None:
    """No host was seen for three minutes, and the clock looks."""
    long_ago = timezone.now() - timedelta(minutes=3)
    type(here.room).objects.filter(pk=here.room.pk).update(opened_at=long_ago)
    Seat.objects.filter(is_host=True).update(seen_at=long_ago)
    actions.look_after_hosts()


def test_a_hand_comes_down_on_the_page_of_its_owner_when_they_talk(here, reader, page):
    actions.raise_hand(seat=fresh(reader))
    assert "Take my hand down" in page.look()
    say(reader, "Here is what I wanted to say.")
    assert "Raise my hand" in page.look()


def test_a_page_is_drawn_whole_once_a_minute(page):
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert 'id="lines"' in page.look() and not page.is_added


def test_who_missed_many_lines_gets_the_whole_page(speaker, page, monkeypatch):
    monkeypatch.setattr("hearthside.hosted.since.MOST_SINCE", 2)
    for number in range(3):
        say(speaker, f"Line {number}.")
    assert 'id="lines"' in page.look()


@pytest.mark.parametrize("mark", [("0", "made-up"), ("-1", ""), ("9" * 30, "x"), ("²", "x"), ("0", "é")])
def test_a_mark_that_was_not_made_here_draws_the_page_whole(page, mark):
    page.mark = mark
    assert 'id="lines"' in page.look()


def test_a_host_always_gets_the_whole_page(here, speaker):
    fresh_counters()
    host = Page(here, signed_in_client(here.place.leader))
    say(speaker, "Hello.")
    assert 'id="lines"' in host.look() and 'id="lead"' in host.look()


def test_new_words_for_one_reader_take_few_queries(speaker, page, django_assert_num_queries):
    say(speaker, "Hello again.")
    with django_assert_num_queries(11):
        page.look()
    actions.raise_hand(seat=fresh(speaker))
    with django_assert_num_queries(13):
        page.look()
