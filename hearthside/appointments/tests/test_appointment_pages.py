"""The pages of appointments: finding, taking, moving, calling off, the waiting room; nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.appointments import actions
from hearthside.appointments.models import Appointment, Giver, Slot, State
from hearthside.appointments.tests.builders import appointment, begins_now, giver, slot

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HTMX = {"HX-Request": "true"}
LINK = "https://talk.example/one"


def at(one: Appointment, name: str = "one") -> str:
    return reverse(f"appointments:{name}", args=[one.pk])


def text_of(answer) -> str:
    return answer.content.decode()


def browser(who) -> Client:
    fresh_counters()
    return signed_in_client(who)


def test_with_nobody_who_gives_times_the_page_shows_other_ways():
    page = text_of(browser(person()).get(reverse("appointments:list")))
    assert "Nobody gives times right now" in page and reverse("dropin:list") in page


def test_somebody_finds_a_time_and_takes_it():
    time, who = slot(), browser(person())
    assert "A peer who knows grief" in text_of(who.get(reverse("appointments:list")))
    assert reverse("appointments:book", args=[time.pk]) in text_of(
        who.get(reverse("appointments:giver", args=[time.giver_id]))
    )
    page = text_of(who.post(reverse("appointments:book", args=[time.pk]), {"about": "My mother."}, follow=True))
    assert "The time is yours." in page and "My mother." in page and LINK not in page


def test_when_somebody_was_quicker_the_word_stays_and_other_times_are_shown():
    one = appointment()
    other = slot(one.slot.giver, in_days=9)
    answer = browser(person()).post(
        reverse("appointments:book", args=[one.slot_id]), {"about": "It is about my mother."}
    )
    page = text_of(answer)
    assert answer.status_code == 409 and "It is about my mother." in page
    assert reverse("appointments:book", args=[other.pk]) in page


def test_an_appointment_is_there_for_the_two_and_nobody_else():
    one = appointment()
    assert browser(one.person).get(at(one)).status_code == 200
    assert browser(one.slot.giver.person).get(at(one)).status_code == 200
    stranger = browser(person())
    for name in ("one", "move", "off", "file", "room", "news"):
        assert stranger.get(at(one, name)).status_code == 404


def test_moving_shows_free_times_and_moves():
    one = appointment()
    free = slot(one.slot.giver, in_days=9)
    who = browser(one.person)
    assert str(free.pk) in text_of(who.get(at(one, "move")))
    answer = who.post(at(one, "move"), {"slot": str(free.pk)}, follow=True)
    assert "It is at the new time." in text_of(answer)
    assert who.post(at(one, "move"), {"slot": "nonsense"}).status_code == 409


def test_calling_off_is_one_tap_and_kind():
    one = appointment()
    who = browser(one.person)
    assert "Nothing is held against you" in text_of(who.get(at(one, "off")))
    assert "That is all right." in text_of(who.post(at(one, "off"), follow=True))
    assert "The other person called it off" in text_of(browser(one.slot.giver.person).get(at(one)))


def test_the_calendar_file_says_nothing():
    one = appointment()
    answer = browser(one.person).get(at(one, "file"))
    event = next(iter(Calendar.from_ical(answer.content).walk("VEVENT")))
    assert event["SUMMARY"] == "Appointment" and event["DTSTART"].dt == one.starts_at.replace(microsecond=0)
    for word in (one.slot.giver.person.name, "talk.example", "Hearthside", "http"):
        assert word not in text_of(answer)


def test_a_called_off_time_is_called_off_in_the_calendar_too():
    one = appointment()
    actions.call_off(person=one.person, one=one)
    assert "STATUS:CANCELLED" in text_of(browser(one.person).get(at(one, "file")))


def test_the_link_is_shown_after_a_yes_and_only_in_its_time():
    one = appointment()
    who, gives = browser(one.person), browser(one.slot.giver.person)
    assert who.get(at(one, "room")).status_code == 409
    begins_now(one)
    assert LINK not in text_of(who.get(at(one, "room"))) and LINK not in text_of(gives.get(at(one, "room")))
    assert LINK not in text_of(who.get(at(one)))
    refused = who.post(at(one, "yes"))
    assert refused.status_code == 422 and LINK not in text_of(refused)
    assert LINK in text_of(who.post(at(one, "yes"), {"agrees": "on"}, follow=True))
    assert LINK in text_of(gives.get(at(one, "room")))
    assert LINK not in text_of(who.post(at(one, "yes"), {"no": "yes"}, follow=True))
    who.post(at(one, "yes"), {"agrees": "on"})
    Slot.objects.update(
        ends_at=timezone.now() - timedelta(minutes=31), starts_at=timezone.now() - timedelta(minutes=90)
    )
    assert who.get(at(one, "room")).status_code == 409
    part = who.get(at(one, "news"), headers=HTMX)
    assert (part.status_code, part.headers["HX-Refresh"], text_of(part)) == (200, "true", "")


def test_the_giver_cannot_say_yes_for_the_other():
    one = begins_now(appointment())
    assert browser(one.slot.giver.person).post(at(one, "yes"), {"agrees": "on"}).status_code == 403


def test_the_waiting_room_says_whether_the_other_is_here():
    one = begins_now(appointment())
    who, gives = browser(one.person), browser(one.slot.giver.person)
    assert "The other person is not here yet" in text_of(who.get(at(one, "room")))
    assert "The other person is here" in text_of(gives.get(at(one, "room")))
    part = who.get(at(one, "news"), headers=HTMX)
    assert "The other person is here" in text_of(part) and "<html" not in text_of(part)


def test_a_number_is_seen_by_who_has_the_time():
    one = appointment(way="phone", where="0100 555 0199")
    assert "0100 555 0199" in text_of(browser(one.person).get(at(one)))
    actions.call_off(person=one.person, one=one)
    assert "0100 555 0199" not in text_of(browser(one.person).get(at(one)))


def test_a_peer_says_what_they_do_and_gives_times():
    who = person(helper_until=timezone.localdate() + timedelta(days=9))
    client = browser(who)
    give, offer = reverse("appointments:give"), reverse("appointments:offer")
    assert client.post(give, {"work": ""}).status_code == 422
    client.post(give, {"work": "Peer", "about": "Grief.", "is_open": "on"})
    sent = {"on": "2031-03-24", "at": "18:00", "zone": "Europe/London", "minutes": "50", "count": "2", "weeks": "2"}
    wrong = client.post(offer, {**sent, "way": "link", "where": "my kitchen"})
    assert wrong.status_code == 422 and "my kitchen" in text_of(wrong)
    page = text_of(client.post(offer, {**sent, "way": "site", "where": "my kitchen"}, follow=True))
    assert "4 times are there now." in page and Slot.objects.count() == 4
    client.post(reverse("appointments:withdraw", args=[Slot.objects.first().pk]))
    assert Slot.objects.filter(is_withdrawn=True).count() == 1


def test_members_without_a_certificate_give_no_times():
    assert browser(person()).get(reverse("appointments:give")).status_code == 404


def test_the_team_names_a_professional_and_ends_it():
    lead, of = browser(person(is_safety_lead=True)), person("Dr Quiet")
    address = reverse("appointments:professionals")
    assert lead.post(address, {"person": "Nobody here", "work": "x"}).status_code == 422
    assert "Dr Quiet" in text_of(lead.post(address, {"person": "Dr Quiet", "work": "Counsellor"}, follow=True))
    named = Giver.objects.get(person=of)
    lead.post(reverse("appointments:end_professional", args=[named.pk]))
    named.refresh_from_db()
    assert not named.is_open


def test_a_professional_keeps_the_words_of_the_team():
    of = person()
    actions.name_professional(actor=person(is_safety_lead=True), person=of, work="Counsellor", takes_minors=False)
    browser(of).post(reverse("appointments:give"), {"work": "King of the world", "about": "Grief.", "is_open": "on"})
    assert Giver.objects.get(person=of).work == "Counsellor"


def test_what_is_ahead_is_on_the_list_of_both():
    one = appointment()
    for who in (one.person, one.slot.giver.person):
        assert at(one) in text_of(browser(who).get(reverse("appointments:yours")))


def test_the_titles_of_pages_tell_nothing():
    one = begins_now(appointment())
    who = browser(one.person)
    for name in ("one", "room", "off", "move"):
        title = text_of(who.get(at(one, name))).partition("<title>")[2].partition("</title>")[0]
        assert one.slot.giver.person.name not in title


def test_a_page_asks_as_often_for_forty_as_for_one():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    who, counts = browser(person()), []
    who.get(reverse("appointments:list"))
    for many in (1, 39):
        for _ in range(many):
            slot(giver())
        with CaptureQueriesContext(connection) as seen:
            who.get(reverse("appointments:list"))
        counts.append(len(seen))
    assert counts[0] == counts[1] and Appointment.objects.filter(state=State.BOOKED).count() == 0
