"""The pages of the room, and that no place, name or title leaves it by a side door."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from hearthside.accounts.tests.builders import signed_in_client
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.place import change_place
from hearthside.kernel.worker import run_due
from hearthside.meetings import actions, calendars
from hearthside.meetings.forms import MeetingForm
from hearthside.meetings.models import Attendance, CalendarKey, Occurrence
from hearthside.meetings.queries import upcoming_for_groups
from hearthside.meetings.tests.builders import first_of, local_in, meeting, occurrence
from hearthside.notifications.models import Notice

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PLACE, LINK, PHONE, TITLE = (
    "Zqdoor 7, second bell",
    "https://zqroom.example/42",
    "0100 zqcall",
    "Zqtitle of the evening",
)
SEALED = ("Zqdoor", "zqroom", "zqcall")


@pytest.fixture
def open_site() -> None:
    change_place(is_set_up=True, is_open=True)


def sealed_meeting(place=None, **more) -> Occurrence:
    words = {"title": TITLE, "where": PLACE, "link": LINK, "phone": PHONE, "mode": "hybrid", "city": "Hull"}
    return first_of(meeting(place, **{**words, **more}))


def page(client: Client, one: Occurrence) -> str:
    return client.get(reverse("meetings:meeting", args=[one.pk])).content.decode()


def shows(text: str) -> list[str]:
    return [word for word in SEALED if word in text]


def near(one: Occurrence, hours: float = 3) -> None:
    starts = timezone.now() + timedelta(hours=hours)
    Occurrence.objects.filter(pk=one.pk).update(starts_at=starts, ends_at=starts + timedelta(hours=1))


def test_a_visitor_sees_the_open_meetings_of_the_week_and_no_other(open_site):
    place = group()
    opened = occurrence(place, audience="everyone", title="For all", starts_local=local_in(days=2))
    occurrence(place, title="For members", starts_local=local_in(days=2))
    text = Client().get("/meetings/").content.decode()
    assert opened.meeting.title in text and "For members" not in text


def test_the_week_is_narrowed_by_town(open_site):
    place = group()
    for city in ("Hull", "Leeds"):
        occurrence(
            place, audience="everyone", title=f"In {city}", city=city, mode="in_person", starts_local=local_in(days=2)
        )
    text = Client().get("/meetings/?city=Hull").content.decode()
    assert "In Hull" in text and "In Leeds" not in text


def test_the_place_opens_for_who_has_a_seat_when_it_is_near(open_site):
    place = group()
    one, who = sealed_meeting(place), member(place).person
    client = signed_in_client(who)
    actions.answer(person=who, occurrence=one, state="going")
    assert shows(page(client, one)) == []
    near(one)
    text = page(client, one)
    assert shows(text) == ["Zqdoor", "zqcall"]
    assert text.count(f'href="{reverse("calls:door", args=[one.pk])}"') == 1
    assert Attendance.objects.get().place_seen_at is not None


def test_the_place_stays_shut_for_who_waits_and_who_said_nothing(open_site):
    place = group()
    one, first, second, third = sealed_meeting(place, capacity=1), *(member(place).person for _ in range(3))
    for who in (first, second):
        actions.answer(person=who, occurrence=one, state="going")
    near(one)
    assert [shows(page(signed_in_client(who), one)) for who in (second, third)] == [[], []]


def test_the_place_is_shut_again_when_it_is_over(open_site):
    place = group()
    one, who = sealed_meeting(place), member(place).person
    actions.answer(person=who, occurrence=one, state="going")
    client = signed_in_client(who)
    near(one, hours=-2)
    assert shows(page(client, one)) == []


@pytest.mark.parametrize(("opens", "seen"), [(False, []), (True, list(SEALED))])
def test_a_code_shows_the_place_only_where_the_hosts_wish_it(open_site, opens: bool, seen: list[str]):
    one = sealed_meeting(audience="everyone", code_opens_place=opens)
    _mine, code = actions.come_by_code(occurrence=one)
    near(one)
    client = Client()
    answer = client.post("/meetings/code/", {"code": code}, follow=True)
    assert shows(answer.content.decode()) == seen
    assert code not in answer.request["PATH_INFO"]


def everything_that_leaves(one: Occurrence, client: Client) -> dict[str, str]:
    """What goes out by side doors: files, titles of pages, the shared memory, jobs, notices, the log, the group's page."""
    run_due()
    text = page(client, one)
    return {
        "file": client.get(reverse("meetings:file", args=[one.pk])).content.decode(),
        "title": text[text.index("<title>") : text.index("</title>")],
        "group page": client.get(reverse("groups:group", args=[one.meeting.group.slug])).content.decode(),
        "memory": repr(cache.get(f"meetings-next:{one.meeting.group_id}")),
        "notices": client.get("/notices/").content.decode() + str(list(Notice.objects.values())),
        "log": str(list(AuditEntry.objects.values())),
        "address": reverse("meetings:meeting", args=[one.pk]),
    }


def leaks(found: dict[str, str]) -> dict[str, list[str]]:
    words = (*SEALED, "Zqtitle")
    return {where: held for where, text in found.items() if (held := [word for word in words if word in text])}


def fully_told(place) -> tuple[Occurrence, Client]:
    one, who = sealed_meeting(place), member(place).person
    actions.answer(person=who, occurrence=one, state="going")
    near(one, hours=20)
    Attendance.objects.update(asked_at=timezone.now() - timedelta(days=3))
    actions.remind(Attendance.objects.get().pk)
    actions.move(actor=place.leader, occurrence=Occurrence.objects.get(pk=one.pk), starts_local=local_in(hours=22))
    return one, signed_in_client(who)


def test_no_place_and_no_title_leaves_by_a_side_door(open_site):
    assert leaks(everything_that_leaves(*fully_told(group()))) == {}


def test_a_title_in_a_calendar_file_would_be_noticed(open_site, monkeypatch):
    said = calendars.calendar_of
    monkeypatch.setattr(calendars, "calendar_of", lambda rows, **more: said(rows, **{**more, "is_neutral": False}))
    assert leaks(everything_that_leaves(*fully_told(group()))) == {"file": ["Zqtitle"]}


def test_a_calendar_file_says_the_hour_and_holds_no_place(open_site):
    one = sealed_meeting(audience="everyone", title="Tea; talk, and \\ more " + "é" * 40)
    text = Client().get(reverse("meetings:file", args=[one.pk]) + "?name=yes").content
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert event["SUMMARY"] == one.meeting.title
    assert event["DTSTART"].dt == one.starts_at.replace(second=0, microsecond=0)
    assert "LOCATION" not in event and shows(text.decode()) == []
    assert max(len(line) for line in text.split(b"\r\n")) <= 75


def test_a_group_shows_outsiders_only_what_is_open_to_all(open_site):
    place = group()
    occurrence(place, starts_local=local_in(days=2))
    assert "Support meeting" not in Client().get(f"/groups/{place.slug}/").content.decode()
    assert "Support meeting" in signed_in_client(place.leader).get(f"/groups/{place.slug}/").content.decode()


def test_what_comes_for_groups_is_found_in_one_go(django_assert_num_queries):
    first, second = group(), group()
    one = occurrence(first)
    meeting(second, starts_local=local_in(days=20))
    with django_assert_num_queries(1):
        found = upcoming_for_groups([first.pk, second.pk], timezone.now() + timedelta(days=8))
    assert {key: [row.id for row in rows] for key, rows in found.items()} == {first.pk: [one.pk]}


def test_somebody_plans_a_walk_by_the_form(open_site):
    place = group()
    client = signed_in_client(place.leader)
    assert "Good shoes" in client.get(f"/groups/{place.slug}/meetings/new/?kind=walk").content.decode()
    sent = {name: str(value) for name, value in MeetingForm.initial_of_kind("walk", place).items()}
    sent |= {
        "kind": "walk",
        "title": "Round the pond",
        "on": local_in(days=5)[:10],
        "at": "10:00",
        "repeats": "monthly",
    }
    answer = client.post(f"/groups/{place.slug}/meetings/new/", sent)
    assert answer.status_code == 302, answer.content.decode()
    assert first_of(place.meetings.get()).local.hour == 10


def test_a_rule_nobody_can_keep_comes_back_with_all_that_was_typed(open_site):
    place = group()
    client = signed_in_client(place.leader)
    sent = {
        "kind": "walk",
        "title": "Zq kept",
        "on": "2026-02-30",
        "at": "10:00",
        "repeats": "own",
        "rule": "FREQ=SECONDLY",
    }
    answer = client.post(f"/groups/{place.slug}/meetings/new/", sent)
    assert answer.status_code == 422 and "Zq kept" in answer.content.decode()


def test_a_meeting_is_shown_by_the_clock_of_the_reader(open_site):
    place = group()
    with time_machine.travel("2026-11-30T12:00:00Z", tick=False):
        one = occurrence(place, audience="everyone", zone="Europe/Berlin", starts_local="2026-12-01T19:00", rule="")
        text = page(Client(), one)
    assert "6 p.m." in text and "7 p.m. by the clock of Berlin" in text


def test_a_calendar_address_gives_what_its_person_comes_to_without_names(open_site):
    place = group()
    one, who = sealed_meeting(place), member(place).person
    actions.answer(person=who, occurrence=one, state="going")
    _key, secret = actions.make_calendar(person=who)
    text = Client().get(f"/calendar/{secret}/").content
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert (str(event["SUMMARY"]), leaks({"feed": text.decode()})) == ("Appointment", {})


def test_a_calendar_address_that_was_closed_shows_nothing(open_site):
    who = member(group()).person
    key, secret = actions.make_calendar(person=who)
    actions.end_calendar(person=who, key_id=key.pk)
    assert Client().get(f"/calendar/{secret}/").status_code == 404


def test_the_calendar_of_a_group_is_empty_for_who_left_it(open_site):
    place = group()
    occurrence(place, audience="everyone")
    mine = member(place)
    _key, secret = actions.make_calendar(person=mine.person, group=place, is_neutral=False)
    assert b"VEVENT" in Client().get(f"/calendar/{secret}/").content
    mine.delete()
    assert b"VEVENT" not in Client().get(f"/calendar/{secret}/").content


def test_a_secret_of_a_calendar_lies_nowhere(open_site):
    who = member(group()).person
    _key, secret = actions.make_calendar(person=who)
    assert secret not in str(list(CalendarKey.objects.values()))
