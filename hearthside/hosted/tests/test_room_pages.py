"""The pages of a room: the door, the room, what hosts press; with and without scripts."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.conversations.tests.builders import WORRYING
from hearthside.groups.tests.builders import member
from hearthside.hosted import actions
from hearthside.hosted.models import Line, Room, Seat
from hearthside.hosted.tests.builders import come_in, evening, overrun, tonight
from hearthside.meetings.actions import answer
from hearthside.meetings.models import Attendance, Coming

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ENTER = {"name": "Robin", "wish": "talk", "before": "", "agrees": "on"}
HTMX = {"HX-Request": "true"}


def at(room, name: str = "room", **more) -> str:
    return reverse(f"hosted:{name}", kwargs={"occurrence_id": room.pk, **more})


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def here():
    return evening()


@pytest.fixture
def guest(here):
    who = member(here.place).person
    fresh_counters()
    client = signed_in_client(who)
    client.post(at(here.room, "enter"), ENTER)
    return client


def test_before_it_opens_the_door_says_when(client):
    one = tonight()
    fresh_counters()
    answer = signed_in_client(member(one.meeting.group).person).get(at(one))
    assert "The room opens when a host is here." in text_of(answer)


def test_without_a_yes_to_the_rules_nobody_comes_in_and_the_name_stays(here):
    fresh_counters()
    client = signed_in_client(member(here.place).person)
    answer = client.post(at(here.room, "enter"), {"name": "Quiet Robin", "wish": "listen"})
    assert answer.status_code == 422 and "Quiet Robin" in text_of(answer)
    assert Seat.objects.filter(is_host=False).count() == 0


def test_somebody_comes_in_says_something_and_reads_it(here, guest):
    answer = guest.post(at(here.room, "say"), {"text": "Hello to all.", "once": "one"}, follow=True)
    assert "Hello to all." in text_of(answer) and "Robin" in text_of(answer)


def test_with_scripts_the_line_is_answered_with_an_empty_box_and_a_word_to_the_page(here, guest):
    answer = guest.post(at(here.room, "say"), {"text": "Hello.", "once": "one"}, headers=HTMX)
    assert answer.headers["HX-Trigger"] == "said" and 'value="Hello."' not in text_of(answer)


def test_what_is_typed_is_kept_by_the_browser_until_it_was_sent(here, guest):
    key = f"room:{here.room.pk}"
    assert f'data-keep="{key}"' in (page := text_of(guest.get(at(here.room)))) and "data-draft-done" not in page
    assert "data-draft-done" not in text_of(
        guest.post(at(here.room, "say"), {"text": "", "once": "none"}, headers=HTMX)
    )
    for once, more in (("script", {"headers": HTMX}), ("plain", {"follow": True})):
        answer = guest.post(at(here.room, "say"), {"text": f"By {once}.", "once": once}, **more)
        assert f'data-draft-done="{key}"' in text_of(answer)


def test_words_that_are_refused_stay_in_the_box(here, guest):
    actions.start_round(host=here.host, room=here.again())
    here.guest()
    actions.next_turn(host=here.host, room=here.again())
    answer = guest.post(at(here.room, "say"), {"text": "I cannot wait.", "once": "one"})
    assert answer.status_code == 409 and "I cannot wait." in text_of(answer)


def test_heavy_words_show_the_way_to_help_and_are_not_sent_away(here, guest):
    answer = guest.post(at(here.room, "say"), {"text": WORRYING, "once": "one"})
    assert "Get help now" in text_of(answer) and Line.objects.filter(text=WORRYING).exists()


def test_news_is_a_part_for_scripts_and_a_page_without(here, guest):
    part, page = guest.get(at(here.room, "news"), headers=HTMX), guest.get(at(here.room, "news"))
    assert "<html" not in text_of(part) and "<html" in text_of(page)


def test_who_is_not_in_the_room_gets_no_news_of_it(here):
    fresh_counters()
    outside = signed_in_client(member(here.place).person)
    answer = outside.get(at(here.room, "news"), headers=HTMX)
    assert answer.headers["HX-Redirect"] == at(here.room) and text_of(answer) == ""


def test_an_open_page_of_somebody_asked_to_leave_goes_to_the_door(here, guest):
    seat = Seat.objects.select_related("room", "person").get(name="Robin")
    actions.remove(host=here.host, guest=seat, reason="You wrote how, not how it feels.")
    answer = guest.get(at(here.room, "news"), headers=HTMX)
    assert answer.headers["HX-Redirect"] == at(here.room)
    assert "You wrote how, not how it feels." in text_of(guest.get(at(here.room)))


@pytest.mark.parametrize("verb", ["hand", "hand-down", "help", "listen", "talk", "pass", "back", "leave"])
def test_each_button_works_without_scripts(here, guest, verb):
    assert guest.post(at(here.room, "do", verb=verb)).status_code == 302


@pytest.mark.parametrize("verb", ["next-part", "part-before", "round", "next", "slow", "quick", "team", "close"])
def test_each_button_of_a_host_works_without_scripts(here, guest, verb):
    fresh_counters()
    host = signed_in_client(here.place.leader)
    assert host.post(at(here.room, "lead", verb=verb)).status_code == 302


@pytest.mark.parametrize("verb", ["round", "close", "remove", "aside", "team"])
def test_a_guest_who_sends_a_hosts_form_is_refused(here, guest, verb):
    seat = Seat.objects.get(is_host=True)
    assert guest.post(at(here.room, "lead", verb=verb), {"seat": str(seat.pk), "reason": "x"}).status_code == 403


def test_asking_somebody_to_leave_needs_a_reason(here, guest):
    fresh_counters()
    host = signed_in_client(here.place.leader)
    seat = Seat.objects.get(name="Robin")
    assert host.post(at(here.room, "lead", verb="remove"), {"seat": str(seat.pk)}).status_code == 403
    assert Seat.objects.get(pk=seat.pk).is_in


def test_after_it_closed_the_page_says_goodbye_and_asks_how_it_is(here, guest):
    actions.close_room(host=here.host, room=here.again())
    assert "How heavy is it now?" in text_of(guest.get(at(here.room)))
    Seat.objects.filter(name="Robin").update(before=1)
    answer = guest.post(at(here.room, "after"), {"after": "4"})
    assert "It got heavier for you" in text_of(answer)


def test_who_leaves_early_is_asked_how_it_is_and_can_come_back(here, guest):
    assert "How heavy is it now?" not in text_of(guest.get(at(here.room)))
    page = text_of(guest.post(at(here.room, "do", verb="leave"), follow=True))
    assert "How heavy is it now?" in page and "Come in" in page
    Seat.objects.filter(name="Robin").update(before=1)
    answer = text_of(guest.post(at(here.room, "after"), {"after": "4"}))
    assert "It got heavier for you" in answer and "Come in" in answer


def test_who_never_came_in_is_not_asked_how_it_is(here):
    fresh_counters()
    assert "How heavy is it now?" not in text_of(signed_in_client(member(here.place).person).get(at(here.room)))


def test_an_offer_after_a_heavy_hour_is_not_taken_away_by_news(here, guest):
    actions.close_room(host=here.host, room=here.again())
    Seat.objects.filter(name="Robin").update(before=1)
    answer = text_of(guest.post(at(here.room, "after"), {"after": "4"}))
    assert "It got heavier for you" in answer and at(here.room, "news") not in answer
    assert at(here.room, "news") in text_of(guest.get(at(here.room)))


def test_once_the_meeting_is_over_the_room_says_so_and_not_that_a_host_is_missing(here, guest):
    overrun(here)
    actions.look_after_hosts()
    page = text_of(guest.get(at(here.room)))
    assert "The meeting is over" in page and "No host is here" not in page


def test_the_page_of_a_meeting_says_that_somebody_was_there_once_it_is_over_and_not_before(here, client):
    who = member(here.place).person
    answer(person=who, occurrence=here.room.occurrence, state=Coming.GOING)
    come_in(who, here.again())
    fresh_counters()
    page = reverse("meetings:meeting", args=[here.room.pk])
    shown = text_of(signed_in_client(who).get(page))
    assert "You have come to this meeting" in shown and "You were there" not in shown
    overrun(here)
    assert str(Attendance.objects.select_related("occurrence").get(person=who).words) == "You were there"


def test_who_sits_in_a_side_room_is_told_that_it_ends_with_the_room(here, guest):
    seat = Seat.objects.select_related("room__occurrence", "person").get(name="Robin")
    overrun(here)
    actions.invite_aside(host=here.host, guest=seat)
    assert "Your side room ends then too." not in text_of(guest.get(at(here.room)))
    Room.objects.update(closes_at=timezone.now() + timedelta(minutes=5))
    assert "Your side room ends then too." in text_of(guest.get(at(here.room)))


def test_pages_that_only_read_are_never_told_to_slow_down(here, guest):
    asked = {guest.get(at(here.room, "news"), headers=HTMX).status_code for _ in range(130)}
    assert asked == {200}


def test_the_title_of_the_page_tells_nothing(here, guest):
    title = text_of(guest.get(at(here.room))).partition("<title>")[2].partition("</title>")[0]
    assert here.place.name not in title and here.room.occurrence.meeting.title not in title
