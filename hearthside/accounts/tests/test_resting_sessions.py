"""A session that nobody uses ends, and what was typed meanwhile is not lost."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearthside.accounts import middleware, unsent
from hearthside.accounts.models import Person
from hearthside.accounts.session_rows import who_was
from hearthside.accounts.sessions import CONFIRMED_LASTS
from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person, signed_in_client

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
DAY, MINUTE = 24 * 3600, 60
ABOUT = {"name": "Ava", "about": "I like tea.\nAnd long walks."}


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    fresh_counters()
    with time_machine.travel(1_900_000_000, tick=False) as travelling:
        yield travelling


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def test_a_session_that_nobody_uses_ends_after_a_week(clock: Any) -> None:
    client = signed_in_client(person())
    clock.shift(7 * DAY - 1)
    assert is_in(client)
    clock.shift(7 * DAY + 1)
    assert not is_in(client)


def test_one_that_is_used_goes_on_but_not_for_longer_than_a_fortnight(clock: Any) -> None:
    client = signed_in_client(person())
    stays = []
    for _day in range(15):
        clock.shift(DAY)
        stays.append(is_in(client))
    assert stays == [True] * 13 + [False] * 2


@pytest.mark.parametrize("part", [{"is_operator": True}, {"is_safety_lead": True}])
def test_one_of_the_team_ends_after_two_hours(part: dict[str, bool], clock: Any) -> None:
    client = signed_in_client(person(**part))
    clock.shift(119 * MINUTE)
    assert is_in(client)
    clock.shift(121 * MINUTE)
    assert not is_in(client)


def test_operators_say_how_long(settings: Any, clock: Any) -> None:
    settings.IDLE_DAYS, settings.TEAM_IDLE_MINUTES = 2, 15
    member, lead = signed_in_client(person()), signed_in_client(person(is_safety_lead=True))
    clock.shift(16 * MINUTE)
    assert (is_in(member), is_in(lead)) == (True, False)
    clock.shift(2 * DAY)
    assert not is_in(member)


def test_an_open_page_that_asks_for_news_by_itself_keeps_nobody_signed_in(clock: Any) -> None:
    client = signed_in_client(person(is_safety_lead=True))
    for _time in range(13):
        clock.shift(10 * MINUTE)
        client.get("/me/", headers={"HX-Request": "true"})
    assert not is_in(client)


def test_somebody_who_listens_to_a_meeting_for_hours_is_there(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert {"hosted", "dropin", "calls"} <= middleware._there
    monkeypatch.setattr(middleware, "_there", {"accounts"})
    client = signed_in_client(person(is_safety_lead=True))
    for _time in range(25):
        clock.shift(10 * MINUTE)
        client.get("/me/", headers={"HX-Request": "true"})
    assert is_in(client)


def test_reading_pages_writes_nothing_down_most_of_the_time(clock: Any) -> None:
    client = signed_in_client(person())

    def written() -> list[str]:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/me/")
        return [one["sql"] for one in asked if one["sql"].startswith("UPDATE")]

    assert written() == []
    clock.shift(DAY)
    assert len(written()) == 1
    assert written() == []


def sent_on(client: Client) -> tuple[str, dict[str, str]]:
    """Where the form that waits is going, and what is in it."""
    page = client.get("/me/unsent/").content.decode()
    form = page.partition("<main")[2]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    areas = re.findall(r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    (address,) = re.findall(r'<form method="post" action="([^"]+)"', form)
    return address, {name: unescape(value) for name, value in [*hidden, *areas] if name != "csrfmiddlewaretoken"}


def ended(clock: Any, name: str = "Ava") -> tuple[Person, Client]:
    ava = person(name)
    client = signed_in_client(ava)
    clock.shift(8 * DAY)
    return ava, client


def sign_in_again(client: Client, name: str = "Ava", then: str = "/me/unsent/") -> Any:
    return client.post("/sign-in/", {"name": name, "passphrase": PASSWORD, "next": then})


def test_a_form_sent_after_the_end_waits_until_its_sender_has_signed_in_again(clock: Any) -> None:
    ava, client = ended(clock)
    answer = client.post("/me/about/", ABOUT, follow=True)
    assert "What you wrote is kept" in answer.content.decode()
    assert answer.redirect_chain == [("/sign-in/?next=/me/unsent/", 302)]
    assert sign_in_again(client).url == "/me/unsent/"
    address, fields = sent_on(client)
    assert (address, fields) == ("/me/about/", {**ABOUT, "sent_on": "1"})
    assert client.post(address, fields).status_code == 302
    ava.refresh_from_db()
    assert ava.about.split() == ABOUT["about"].split()
    assert client.get("/me/unsent/").url == "/"


def test_what_waits_is_shown_to_nobody_else(clock: Any) -> None:
    person("Ben")
    _ava, client = ended(clock)
    client.post("/me/about/", ABOUT)
    assert sign_in_again(client, "Ben").status_code == 302
    assert client.get("/me/unsent/").url == "/"
    assert "unsent" not in client.session


def test_it_lies_sealed_and_for_half_an_hour(clock: Any) -> None:
    _ava, client = ended(clock)
    client.post("/me/about/", ABOUT)
    assert "tea" not in str(dict(client.session))
    sign_in_again(client)
    clock.shift(unsent.LASTS + 1)
    assert client.get("/me/unsent/").url == "/"


def test_a_session_that_was_signed_out_leaves_nothing_to_send(clock: Any) -> None:
    client = signed_in_client(person("Ava"))
    client.post("/sign-out/")
    assert client.post("/me/about/", ABOUT).url == "/sign-in/?next=/me/about/"


def test_a_visitor_who_forges_a_key_keeps_nothing(clock: Any) -> None:
    client = Client()
    client.cookies["sid"] = "nobodys-key"
    assert client.post("/me/about/", ABOUT).url == "/sign-in/?next=/me/about/"
    assert not dict(client.session)


@pytest.mark.parametrize("key", ["\x00", "a\x00b", "'; --", " ", "\ud800"])
def test_what_is_no_key_is_not_asked_of_the_database(key: str, clock: Any) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert who_was(key) == ""
    assert len(asked) == 0


def test_an_open_page_stays_as_it_is_and_a_press_leads_to_signing_in(clock: Any) -> None:
    _ava, client = ended(clock)
    part = {"HX-Request": "true"}
    assert client.get("/me/", headers=part).status_code == 204
    assert client.post("/me/about/", ABOUT, headers={**part, "HX-Trigger-Name": "about"}).status_code == 204
    pressed = client.post("/me/about/", ABOUT, headers=part)
    assert pressed.headers["HX-Redirect"] == "/sign-in/?next=/me/unsent/"


def test_an_open_page_of_the_desk_is_not_left_dead(clock: Any) -> None:
    client = signed_in_client(person("Lea", is_safety_lead=True))
    clock.shift(3 * 60 * MINUTE)
    assert client.get("/safety/", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert client.get("/safety/").url == "/sign-in/?next=/safety/"


def test_a_press_that_needs_to_know_who_it_is_goes_on_afterwards(clock: Any) -> None:
    ava = person("Ava")
    client = signed_in_client(ava)
    clock.shift(CONFIRMED_LASTS + 5)
    asked = client.post("/me/sign-in/codes/off/")
    assert asked.url == "/me/confirm/?next=%2Fme%2Funsent%2F"
    assert client.post("/me/confirm/", {"passphrase": PASSWORD, "next": "/me/unsent/"}).url == "/me/unsent/"
    address, fields = sent_on(client)
    assert client.post(address, fields).url == "/me/sign-in/"


def test_a_pass_phrase_never_waits(clock: Any) -> None:
    client = signed_in_client(person("Ava"))
    clock.shift(CONFIRMED_LASTS + 5)
    client.post("/me/sign-in/pass-phrase/", {"passphrase": "seven swans and a kettle"})
    assert "unsent" not in client.session


def test_what_waits_can_be_let_go(clock: Any) -> None:
    _ava, client = ended(clock)
    client.post("/me/about/", ABOUT)
    sign_in_again(client)
    assert client.post("/me/unsent/").url == "/"
    assert client.get("/me/unsent/").url == "/"
