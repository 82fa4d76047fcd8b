"""The pages: the console by hand, on paper, and what people find the day after."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.facilitating import actions, scripts
from hearthside.facilitating.models import Felt, Helm, Log, Onward, Voice
from hearthside.facilitating.tests.builders import evening, fresh
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import member
from hearthside.hosted import actions as rooms
from hearthside.hosted.models import Nook, Room, Seat
from hearthside.hosted.tests.builders import evening as one_host
from hearthside.hosted.tests.builders import overrun, tonight
from hearthside.kernel.tests.builders import run_jobs
from hearthside.vault.fields import reveal

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HTMX = {"HX-Request": "true"}


def at(room, name: str = "facilitating:console", **more) -> str:
    return reverse(name, kwargs={"occurrence_id": room.pk, **more})


def tap(client: Client, room, verb: str, **sent):
    return client.post(at(room, "facilitating:lead", verb=verb), sent)


def text_of(answer) -> str:
    return answer.content.decode()


def browser(who) -> Client:
    fresh_counters()
    return signed_in_client(who)


@pytest.fixture
def here():
    return evening()[0]


@pytest.fixture
def host(here):
    return browser(here.place.leader)


def test_the_console_says_what_is_now_what_to_say_and_what_comes(here, host):
    page = text_of(host.get(at(here.room)))
    assert str(scripts.ARRIVE[0]) in page and "minutes left" in page and "Then:" in page


def test_a_room_nobody_opened_has_no_console_and_the_way_to_its_door():
    one = tonight()
    answer = browser(one.meeting.group.leader).get(at(one))
    assert answer.status_code == 409 and at(one, "hosted:room") in text_of(answer)


def test_when_the_room_has_closed_the_console_leads_to_its_door(here, host):
    rooms.close_room(host=here.host, room=here.again())
    answer = host.get(at(here.room), follow=True)
    assert "The room has closed" in text_of(answer) and at(here.room, "facilitating:log") in text_of(answer)


@pytest.mark.parametrize("end", [rooms.close_room, lambda host, room: rooms.leave(seat=host)], ids=["closed", "left"])
def test_an_open_console_whose_evening_is_over_goes_to_the_door_and_asks_no_more(here, host, end):
    end(host=here.host, room=here.again())
    tap = at(here.room, "facilitating:lead", verb="round")
    for answer in (host.get(at(here.room), headers=HTMX), host.post(tap, headers=HTMX)):
        assert answer.status_code == 200 and answer.headers["HX-Redirect"] == at(here.room, "hosted:room")
        assert text_of(answer) == ""


def test_a_console_left_open_until_the_room_was_forgotten_goes_to_the_door(here, host):
    Room.objects.all().delete()
    assert host.get(at(here.room), headers=HTMX).headers["HX-Redirect"] == at(here.room, "hosted:room")


def test_who_does_not_host_reads_why_without_scripts(here):
    rooms.leave(seat=here.host)
    answer = browser(here.place.leader).get(at(here.room))
    assert answer.status_code == 403 and "You are not in this room." in text_of(answer)


def test_a_tap_on_a_closed_room_leads_to_the_door_without_scripts(here, host):
    rooms.close_room(host=here.host, room=here.again())
    assert "The room has closed" in text_of(tap(host, here.room, "round").client.get(at(here.room, "hosted:room")))
    assert tap(host, here.room, "round").headers["Location"] == at(here.room, "hosted:room")


def test_open_consoles_that_only_read_are_never_told_to_slow_down(here, host):
    [here.guest() for _ in range(30)]
    with time_machine.travel(timezone.now(), tick=False):
        asked = {host.get(at(here.room), headers=HTMX).status_code for _ in range(130)}
    assert asked == {200}


def test_the_console_says_when_a_meeting_that_is_over_closes(here, host):
    overrun(here)
    rooms.look_after_hosts()
    assert "The meeting is over" in text_of(host.get(at(here.room)))


def test_the_console_is_shown_to_hosts_while_the_room_is_on_and_their_notes_once(here, host):
    one = tonight()
    assert at(one) not in text_of(browser(one.meeting.group.leader).get(at(one, "hosted:room")))
    assert at(here.room) in text_of(host.get(at(here.room, "hosted:room")))
    rooms.close_room(host=here.host, room=here.again())
    page = text_of(host.get(at(here.room, "hosted:room")))
    assert at(here.room) not in page and page.count(at(here.room, "facilitating:log")) == 1


def test_the_console_is_for_hosts(here):
    guest = here.guest()
    assert browser(guest.person).get(at(here.room)).status_code == 403


TAPS = "next-part part-before round next check-out take hot hot-over risk risk-over back team hand-over step".split()


@pytest.mark.parametrize("verb", TAPS)
def test_each_tap_works_without_scripts(here, host, verb: str):
    here.guest()
    assert tap(host, here.room, verb).status_code == 302


@pytest.mark.parametrize("verb", ["voice", "voice-back", "ask", "aside", "team"])
def test_each_tap_about_somebody_works_without_scripts(here, host, verb: str):
    assert tap(host, here.room, verb, seat=str(here.guest().pk)).status_code == 302


def test_with_scripts_a_tap_is_answered_with_the_part_that_changed(here, host):
    guest = here.guest()
    answer = host.post(at(here.room, "facilitating:lead", verb="voice"), {"seat": str(guest.pk)}, headers=HTMX)
    assert "<html" not in text_of(answer) and "Take a mark back" in text_of(answer)
    assert Voice.objects.get(seat=guest).turns == 1


@pytest.mark.parametrize("sent", [{}, {"seat": "nobody"}, {"seat": "00000000-0000-0000-0000-000000000001"}])
def test_a_tap_about_nobody_is_refused_kindly(here, host, sent):
    answer = tap(host, here.room, "voice", **sent)
    assert answer.status_code == 403 and "not in the room any more" in text_of(answer)


def test_a_guest_who_sends_a_hosts_tap_is_refused(here):
    guest = browser(here.guest().person)
    for verb in ("risk", "take", "hot", "step"):
        assert tap(guest, here.room, verb).status_code == 403
    assert not Helm.objects.exists()


def test_no_such_tap(here, host):
    assert tap(host, here.room, "shout").status_code == 404


def test_the_host_alone_reads_how_many_were_not_asked(here, host):
    rooms.start_round(host=here.host, room=here.again())
    first = here.guest()
    rooms.start_round(host=here.host, room=here.again())
    rooms.pass_turn(seat=fresh(first), room=here.again())
    late = here.guest()
    assert "One person has not been asked yet." in text_of(host.get(at(here.room)))
    assert "has not been asked" not in text_of(browser(late.person).get(at(here.room, "hosted:room")))


TAP = re.compile(r'<form method="post" action="([^"]+)"')


def test_from_the_room_to_the_protocol_and_the_team_it_takes_three_actions_at_most(here, host):
    here.guest()
    room_page = text_of(host.get(at(here.room, "hosted:room")))
    console = at(here.room)
    assert f'href="{console}"' in room_page
    first = text_of(host.get(console))
    begin = at(here.room, "facilitating:lead", verb="risk")
    assert begin in TAP.findall(first)
    second = text_of(host.post(begin, follow=True))
    assert str(scripts.RISK[0].say) in second
    call = at(here.room, "facilitating:lead", verb="team")
    assert call in TAP.findall(second)
    third = text_of(host.post(call, follow=True))
    assert "The team is being called" in third or "Nobody of the team can be reached now" in third


def test_the_lead_goes_over_in_one_tap_and_both_consoles_say_so(here, host):
    second = Seat.objects.get(name="Second host")
    assert "Hand over to Second host" in text_of(host.get(at(here.room)))
    tap(host, here.room, "hand-over", seat=str(second.pk))
    assert "Second host leads." in text_of(host.get(at(here.room)))
    assert "You lead." in text_of(browser(second.person).get(at(here.room)))


def test_a_host_who_is_alone_reads_so_and_cannot_hand_over():
    here = one_host()
    host = browser(here.place.leader)
    assert "You are the only host right now" in text_of(host.get(at(here.room)))
    assert tap(host, here.room, "hand-over").status_code == 409


def test_a_quiet_sign_for_help_is_first_on_the_console(here, host):
    guest = here.guest(name="Robin")
    rooms.ask_for_help(seat=guest)
    page = text_of(host.get(at(here.room)))
    assert page.index("Robin would like somebody now") < page.index("Then:")


def test_somebody_who_may_host_steps_in_by_one_button(here):
    Room.objects.filter(pk=here.room.pk).update(closes_at=timezone.now() + timedelta(minutes=4))
    helper = here.guest(member(here.place, role=Role.HELPER).person)
    client = browser(helper.person)
    assert at(here.room, "facilitating:step_in") in text_of(client.get(at(here.room, "hosted:room")))
    answer = client.post(at(here.room, "facilitating:step_in"), follow=True)
    assert "You host now." in text_of(answer) and Seat.objects.get(pk=helper.pk).is_host


def test_who_may_not_host_cannot_step_in(here):
    guest = here.guest()
    assert browser(guest.person).post(at(here.room, "facilitating:step_in")).status_code == 403


def test_the_sheet_holds_all_that_is_needed_without_the_internet(here, host):
    page = text_of(host.get(at(here.room, "facilitating:sheet")))
    for words in (*scripts.OPENING, *scripts.CLOSING, *scripts.HOT, *(move.do for move in scripts.RISK)):
        assert str(words) in page.replace("&#39;", "'").replace("&#34;", '"')


def test_the_sheet_is_for_hosts(here):
    assert browser(here.guest().person).get(at(here.room, "facilitating:sheet")).status_code == 403


def test_notes_with_a_name_come_back_with_the_words_and_without_blame(here, host):
    here.guest(name="Robin")
    answer = host.post(at(here.room, "facilitating:log"), {"themes": "Robin and sleep."})
    assert answer.status_code == 422 and "Robin and sleep." in text_of(answer)
    assert "I have looked: these are not names" in text_of(answer) and not Log.objects.exists()
    kept = host.post(at(here.room, "facilitating:log"), {"themes": "Somebody and sleep."}, follow=True)
    assert "Kept." in text_of(kept) and reveal(Log.objects.get().themes) == "Somebody and sleep."


def test_notes_that_are_too_long_come_back_whole(here, host):
    words = "sleep " * 200
    answer = host.post(at(here.room, "facilitating:log"), {"well": words})
    assert answer.status_code == 422 and words.strip() in text_of(answer)


def test_after_closing_hosts_find_their_notes_and_guests_do_not(here, host):
    guest = browser(here.guest().person)
    rooms.close_room(host=here.host, room=here.again())
    notes = at(here.room, "facilitating:log")
    assert notes in text_of(host.get(at(here.room, "hosted:room")))
    assert notes not in text_of(guest.get(at(here.room, "hosted:room")))
    assert guest.get(notes).status_code == 403


@pytest.fixture
def gone_home(here):
    """A guest of a meeting that closed yesterday."""
    guest = here.guest()
    rooms.close_room(host=here.host, room=here.again())
    actions.wind_up(here.room.pk)
    said = {"onward": "The page about sleep, for all of you."}
    actions.write_log(actor=here.host.person, occurrence=here.room.occurrence, said=said)
    with time_machine.travel(timezone.now() + timedelta(hours=21)):
        for onward_id in actions.due_onward(timezone.now()):
            actions.send_onward(onward_id)
        run_jobs()
    return browser(guest.person)


def test_the_day_after_there_is_a_word_of_the_hosts_and_ways_to_go_on(here, gone_home):
    page = text_of(gone_home.get(at(here.room, "facilitating:onward")))
    for words in ("The page about sleep, for all of you.", "Let somebody of the team write to me", "Ways to go on"):
        assert words in page


def test_the_notice_leads_there_and_says_nothing_of_the_meeting(here, gone_home):
    page = text_of(gone_home.get("/notices/"))
    assert "Something to take along from a meeting." in page and here.room.occurrence.meeting.title not in page


def test_before_its_time_and_for_others_there_is_no_such_page(here, host):
    guest = here.guest()
    rooms.close_room(host=here.host, room=here.again())
    actions.wind_up(here.room.pk)
    assert browser(guest.person).get(at(here.room, "facilitating:onward")).status_code == 404
    assert host.get(at(here.room, "facilitating:felt")).status_code == 404


def test_five_questions_are_answered_or_left_out(here, gone_home):
    way = at(here.room, "facilitating:felt")
    assert "Did people listen to you?" in text_of(gone_home.get(way))
    assert gone_home.post(way, {"heard": "yes"}).status_code == 302
    assert reveal(Felt.objects.get().answers) == {"heard": "yes"}
    assert "Nothing is kept." in text_of(gone_home.post(way, {}, follow=True))
    assert gone_home.post(way, {"heard": "a lot"}).status_code == 422


def test_two_weeks_later_the_page_is_gone(here, gone_home):
    Onward.objects.all().delete()
    assert gone_home.get(at(here.room, "facilitating:onward")).status_code == 404


def test_titles_tell_nothing(here, host):
    for name in ("console", "sheet", "log"):
        title = (
            text_of(host.get(at(here.room, f"facilitating:{name}"))).partition("<title>")[2].partition("</title>")[0]
        )
        assert here.place.name not in title and here.room.occurrence.meeting.title not in title


def test_small_rooms_are_offered_chosen_begun_looked_into_and_ended(here, host):
    chose = [here.guest() for _ in range(2)]
    offered = host.post(at(here.room, "facilitating:lead", verb="nooks-offer"), {"prompt": "Sleep", "minutes": "8"})
    assert offered.status_code == 302
    for guest in chose:
        client = browser(guest.person)
        assert "I would like that" in text_of(client.get(at(here.room, "hosted:room")))
        assert client.post(at(here.room, "hosted:do", verb="nook")).status_code == 302
    assert "2 people would like it so far." in text_of(host.get(at(here.room)))
    assert tap(host, here.room, "nooks-begin").status_code == 302
    nook = Nook.objects.get()
    assert "Small room 1" in text_of(client.get(at(here.room, "hosted:room")))
    assert tap(host, here.room, "look-in", nook=str(nook.pk)).status_code == 302
    assert "who hosts, looks in" in text_of(client.get(at(here.room, "hosted:room")))
    for verb in ("nooks-out", "nooks-end"):
        assert tap(host, here.room, verb).status_code == 302
    assert "Small room 1" not in text_of(client.get(at(here.room, "hosted:room")))


def test_an_offer_that_is_refused_keeps_its_words(here, host):
    actions.begin_risk(host=here.host, room=here.again())
    answer = host.post(at(here.room, "facilitating:lead", verb="nooks-offer"), {"prompt": "Sleep well", "minutes": "8"})
    assert answer.status_code == 409 and 'value="Sleep well"' in text_of(answer)


def test_when_somebody_is_at_risk_small_rooms_end(here, host):
    chose = [here.guest() for _ in range(2)]
    rooms.offer_nooks(host=here.host, room=here.again(), prompt="Sleep", minutes=8)
    for guest in chose:
        rooms.want_nook(seat=guest, room=here.again(), wants=True)
    rooms.begin_nooks(host=here.host, room=here.again())
    tap(host, here.room, "risk")
    assert not Seat.objects.exclude(nook=None).exists()


@pytest.mark.parametrize("name", ["facilitating:lead", "hosted:lead"])
def test_calling_the_team_says_with_scripts_too_whether_anybody_was_reached(here, host, name: str):
    answer = text_of(host.post(at(here.room, name, verb="team"), headers=HTMX))
    assert "The team is being called" in answer or "Nobody of the team can be reached now" in answer


def test_a_side_room_can_be_ended_from_the_console(here, host):
    guest = here.guest(name="Robin")
    tap(host, here.room, "aside", seat=str(guest.pk))
    assert "You are in a side room with Robin." in text_of(host.get(at(here.room)))
    tap(host, here.room, "back")
    assert "You are in a side room" not in text_of(host.get(at(here.room)))
