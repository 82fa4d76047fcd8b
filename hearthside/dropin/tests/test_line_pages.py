"""The pages of a drop-in: the list, the line, the desk; with and without scripts, in every state."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.conversations.tests.builders import WORRYING
from hearthside.dropin import access, actions, line
from hearthside.dropin.models import Hours, Ticket
from hearthside.dropin.tests.builders import dropin_occurrence, night, talks
from hearthside.meetings.models import Host
from hearthside.meetings.tests.builders import meeting

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
JOIN = {"name": "Robin", "way": "text", "about": "My mother."}
HTMX = {"HX-Request": "true"}


def at(here, name: str = "line", **more) -> str:
    return reverse(f"dropin:{name}", kwargs={"occurrence_id": here.evening.pk, **more})


def text_of(answer) -> str:
    return answer.content.decode()


def browser(who) -> Client:
    fresh_counters()
    return signed_in_client(who)


@pytest.fixture
def here():
    return night()


@pytest.fixture
def guest(here):
    return browser(person())


@pytest.fixture
def host(here):
    return browser(here.listener.person)


def test_a_visitor_sees_what_is_open_now_and_no_name_of_anybody(here):
    here.guest(name="Quiet Robin")
    page = text_of(Client().get(reverse("dropin:list")))
    assert "Open now" in page and "Quiet Robin" not in page


def test_a_visitor_sees_when_it_opens():
    dropin_occurrence(in_minutes=60)
    page = text_of(Client().get(reverse("dropin:list")))
    assert "Opens:" in page and "Open now" not in page


def test_with_nothing_planned_the_list_shows_the_way_to_help():
    assert reverse("directory:help") in text_of(Client().get(reverse("dropin:list")))


def test_the_help_page_says_that_somebody_listens_now(here):
    assert "listens right now" in text_of(Client().get("/help/"))


def test_somebody_joins_and_sees_their_place_and_an_honest_wait(here, guest):
    talks(here, [15, 20, 25, 15, 20, 25, 15, 20])
    here.guest(), here.call(), here.guest()
    page = text_of(guest.post(at(here, "join"), JOIN, follow=True))
    assert "One person is before you" in page and "minutes." in page and "How we worked this out" in page


def test_with_too_little_to_go_by_the_page_says_so(here, guest):
    page = text_of(guest.post(at(here, "join"), JOIN, follow=True))
    assert "We cannot say yet" in page and "too few talks" in page


def test_what_was_typed_stays_when_something_is_missing(here, guest):
    answer = guest.post(at(here, "join"), {**JOIN, "way": "", "about": "It is about my mother."})
    assert answer.status_code == 422 and "It is about my mother." in text_of(answer) and "Robin" in text_of(answer)
    assert not Ticket.objects.exists()


def test_what_was_typed_stays_when_the_line_has_closed_meanwhile(here, guest):
    actions.close_evening(actor=here.listener.person, evening=here.evening)
    answer = guest.post(at(here, "join"), JOIN)
    assert answer.status_code == 409 and "My mother." in text_of(answer)


def test_a_heavy_word_shows_the_way_to_help_and_keeps_the_place(here, guest):
    answer = guest.post(at(here, "join"), {**JOIN, "about": WORRYING})
    assert "That sounds heavy" in text_of(answer) and Ticket.objects.get().is_active


def test_help_is_one_tap_away_in_every_state(here, guest, host):
    pages = [guest.get(at(here)), guest.post(at(here, "join"), JOIN, follow=True)]
    host.post(at(here, "lead", verb="call"))
    pages.append(guest.get(at(here)))
    guest.post(at(here, "do", verb="here"))
    pages.append(guest.get(at(here)))
    host.post(at(here, "lead", verb="end"))
    pages.append(guest.get(at(here)))
    for page in pages:
        assert f'href="{reverse("directory:help")}"' in text_of(page)


def test_who_is_called_reads_it_and_goes_to_the_talk(here, guest, host):
    guest.post(at(here, "join"), JOIN)
    assert host.post(at(here, "lead", verb="call")).status_code == 302
    assert "It is your turn" in text_of(guest.get(at(here)))
    answer = guest.post(at(here, "do", verb="here"))
    assert answer.url == reverse("hosted:room", args=[here.evening.pk])
    assert "Side room with Sam" in text_of(guest.get(answer.url))
    assert "Side room with Robin" in text_of(host.get(answer.url))


def test_the_called_person_sees_the_sealed_number_and_nobody_before(guest):
    here = night(phone="0100 555 0142")
    guest.post(at(here, "join"), {**JOIN, "way": "call"})
    assert "0100 555 0142" not in text_of(guest.get(at(here)))
    actions.call_next(listener=here.listener, evening=here.evening)
    assert "0100 555 0142" in text_of(guest.get(at(here)))
    actions.begin(listener=here.listener, evening=here.evening)
    actions.end(listener=here.listener, evening=here.evening)
    assert "0100 555 0142" not in text_of(guest.get(at(here)))


def test_news_is_a_part_for_scripts_and_sends_the_page_on_when_its_look_changes(here, guest):
    guest.post(at(here, "join"), JOIN)
    same = guest.get(at(here, "news") + "?was=waiting-True-True", headers=HTMX)
    assert "<html" not in text_of(same) and "HX-Redirect" not in same.headers
    actions.call_next(listener=here.listener, evening=here.evening)
    assert guest.get(at(here, "news") + "?was=waiting-True-True", headers=HTMX).headers["HX-Redirect"] == at(here)


@pytest.mark.parametrize(("way", "onward"), [("text", "hosted:room"), ("call", "dropin:line")])
def test_news_of_a_talk_lead_where_the_button_leads(way, onward):
    here = night(phone="0100 555 0142")
    guest = browser(person())
    guest.post(at(here, "join"), {**JOIN, "way": way})
    actions.call_next(listener=here.listener, evening=here.evening)
    pressed = guest.post(at(here, "do", verb="here"))
    news = guest.get(at(here, "news") + "?was=called-True-True", headers=HTMX)
    assert pressed.url == news.headers["HX-Redirect"] == reverse(onward, args=[here.evening.pk])


@pytest.mark.parametrize("verb", ["out", "leave"])
def test_each_button_of_somebody_who_waits_works_without_scripts(here, guest, verb):
    guest.post(at(here, "join"), JOIN)
    assert guest.post(at(here, "do", verb=verb)).status_code == 302
    assert Ticket.objects.get().state == {"out": line.AWAY, "leave": line.LEFT}[verb]


def test_pressed_too_late_a_button_is_refused_kindly(here, guest):
    guest.post(at(here, "join"), JOIN)
    answer = guest.post(at(here, "do", verb="back"))
    assert answer.status_code == 409 and "look at the page again" in text_of(answer)


def test_the_full_line_says_so_and_shows_other_ways(here, guest):
    from hearthside.dropin.tests.test_lines import ends_in

    ends_in(here, 8)
    page = text_of(guest.get(at(here)))
    assert "The line is full for tonight" in page and reverse("aftercare:tomorrow") in page
    assert "Take a place in the line" not in page


def test_the_desk_is_for_those_who_listen(here, guest, host):
    assert guest.get(at(here, "desk")).status_code == 403
    here.guest(name="Quiet Robin", about="My mother.")
    page = text_of(host.get(at(here, "desk")))
    assert "Next: Quiet Robin" in page and "My mother." in page


def test_a_listener_opens_the_line_from_the_desk():
    one = dropin_occurrence()
    host = browser(one.hosts.get().person)
    address = reverse("dropin:here", args=[one.pk])
    assert host.post(address, {"name": ""}).status_code == 422
    page = text_of(host.post(address, {"name": "Sam", "is_on_site": "on"}, follow=True))
    assert "Nobody is waiting" in page and "Somebody is at the door" in page
    assert access.evening_of(one).is_open


def test_somebody_at_the_door_gets_a_number(here, host):
    page = text_of(host.post(at(here, "door"), {"name": "Red coat"}, follow=True))
    assert "with number 1" in page and "Red coat" in page
    assert host.post(at(here, "door"), {"name": ""}).status_code == 422


def test_going_first_needs_a_reason(here, host):
    here.guest()
    ticket = here.guest()
    assert "Why do they go first?" in text_of(host.get(at(here, "desk") + f"?first={ticket.pk}"))
    answer = host.post(at(here, "first"), {"ticket": str(ticket.pk)})
    assert answer.status_code == 422 and "Please say why" in text_of(answer)
    host.post(at(here, "first"), {"ticket": str(ticket.pk), "why": "danger"})
    assert "Goes first" in text_of(host.get(at(here, "desk")))


@pytest.mark.parametrize("verb", ["call", "begin", "gone", "end", "give-back"])
def test_with_nobody_there_each_button_of_the_desk_is_refused_kindly(here, host, verb):
    assert host.post(at(here, "lead", verb=verb)).status_code == 409


@pytest.mark.parametrize("verb", ["go", "close"])
def test_a_listener_stops_or_closes_without_scripts(here, host, verb):
    assert host.post(at(here, "lead", verb=verb)).status_code == 302
    assert host.get(at(here, "desk")).status_code == 200


@pytest.mark.parametrize("name", ["door", "first"])
def test_a_guest_who_sends_a_listeners_form_is_refused(here, guest, name):
    assert guest.post(at(here, name), {"name": "x"}).status_code == 403


def test_desk_news_is_a_part_for_scripts(here, host):
    assert "<html" not in text_of(host.get(at(here, "desk_news"), headers=HTMX))


def test_an_open_desk_of_somebody_who_listens_no_more_is_drawn_anew_and_says_why(here, host):
    Host.objects.filter(occurrence=here.evening.pk).delete()
    part = host.get(at(here, "desk_news"), headers=HTMX)
    assert (part.status_code, part.headers["HX-Refresh"]) == (200, "true")
    assert "Only those who listen here tonight see this page." in text_of(host.get(at(here, "desk")))


def test_a_leader_keeps_a_line_and_ends_it(here):
    series = meeting(kind="drop_in")
    leader = browser(series.group.leader)
    address = reverse("dropin:settings", args=[series.pk])
    assert leader.post(address, {"minutes_each": "2"}).status_code == 422
    assert leader.post(address, {"minutes_each": "25"}).status_code == 302
    assert Hours.objects.get(meeting=series).minutes_each == 25
    assert "In ninety days" in text_of(leader.get(address))
    leader.post(address, {"stop": "yes"})
    assert not Hours.objects.filter(meeting=series).exists()


def test_a_leader_alone_does_not_take_in_people_under_age():
    series = meeting(kind="drop_in")
    leader = browser(series.group.leader)
    sent = {"minutes_each": "20", "takes_minors": "on", "policy": "Two of us are there."}
    answer = leader.post(reverse("dropin:settings", args=[series.pk]), sent)
    assert answer.status_code == 403 and "Two of us are there." in text_of(answer)


def test_the_titles_of_pages_tell_nothing(here, guest, host):
    name = here.evening.occurrence.meeting.title
    for page in (guest.get(at(here)), host.get(at(here, "desk"))):
        assert name not in text_of(page).partition("<title>")[2].partition("</title>")[0]


def test_the_rule_is_there_for_everybody():
    page = text_of(Client().get(reverse("dropin:how")))
    assert "danger" in page and "eight of ten" in page


def test_a_page_asks_the_database_as_often_for_ten_as_for_one(here, guest, host):
    Hours.objects.update(minutes_each=5)
    here.hours.refresh_from_db()
    here.guest()
    guest.get(at(here)), host.get(at(here, "desk"))
    counts = []
    for many in (0, 9):
        for _ in range(many):
            here.guest()
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as seen:
            guest.get(at(here)), host.get(at(here, "desk"))
        counts.append(len(seen))
    assert counts[0] == counts[1]
