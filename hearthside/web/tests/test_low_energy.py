"""Low energy: one tap, remembered, three large choices, and every main thing in three taps."""

import re

import pytest
from django.test import Client

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.place import change_place
from hearthside.web import front_door

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def an_open_place() -> None:
    front_door.forget()
    change_place(is_set_up=True, is_open=True, name="The Lamp", country="GB")
    person(is_operator=True)


def first_page(client: Client) -> str:
    return client.get("/").content.decode()


def choices(client: Client, path: str = "/") -> dict[str, str]:
    found = re.findall(r'<a class="low-choice" href="([^"]+)">.*?<b>(.*?)</b>', client.get(path).content.decode(), re.S)
    return {words: address for address, words in found}


def low(who: Person | None = None) -> Client:
    client = signed_in_client(who) if who else Client()
    client.get("/low/")
    return client


@pytest.mark.parametrize("is_member", [False, True])
def test_one_tap_turns_it_on_and_the_browser_remembers(is_member: bool) -> None:
    client = low(person() if is_member else None)
    assert "What do you need?" in first_page(client) and len(choices(client)) == 3
    assert client.cookies["low_energy"].value == "yes" and int(client.cookies["low_energy"]["max-age"]) > 30_000_000


def test_there_is_no_list_and_no_navigation_on_the_page() -> None:
    main = first_page(low(person())).split("<body")[1]
    assert "<ul" not in main and 'class="ways"' not in main


def test_only_the_pages_behind_the_choices_lead_back_to_them() -> None:
    client, place = low(), group("Reading room", readers="everyone")
    assert "Back to the three choices" not in first_page(client)
    assert "Back to the three choices" in client.get(f"/groups/{place.slug}/").content.decode()


def test_one_tap_brings_everything_back() -> None:
    client = low()
    client.post("/low/")
    assert "What do you need?" not in first_page(client)


def test_it_is_this_browsers_own() -> None:
    low()
    assert "What do you need?" not in first_page(Client())


def test_the_front_door_that_was_kept_is_not_in_the_way() -> None:
    client = Client()
    first_page(client)
    client.get("/low/")
    assert "What do you need?" in first_page(client)


def test_help_is_one_tap_away_and_a_call_the_second() -> None:
    client = low()
    assert 'href="tel:' in client.get(choices(client)["Get help"]).content.decode()


def test_a_member_says_one_thing_in_two_taps() -> None:
    mine = member(group("Evening table"))
    client = low(mine.person)
    assert "<textarea" in client.get(choices(client)["Say one thing"]).content.decode()


def test_a_group_on_pause_is_not_where_one_is_led() -> None:
    mine = member(group(), state="paused")
    assert "Say one thing" not in choices(low(mine.person))


@pytest.mark.parametrize("state", ["paused", "archived"])
def test_a_group_that_rests_or_has_ended_is_not_where_one_is_led(state: str) -> None:
    mine = member(group("Evening table"))
    Group.objects.update(state=state)
    assert "Say one thing" not in choices(low(mine.person))


@pytest.mark.parametrize("is_member", [False, True])
def test_who_has_no_group_finds_company_in_three_taps(is_member: bool) -> None:
    group("Reading room", readers="everyone")
    client = low(person() if is_member else None)
    ways = choices(client, choices(client)["Be with someone"])
    assert all(client.get(address).status_code == 200 for address in ways.values())
    assert "Four short questions" in client.get("/low/company/").content.decode()


def test_something_small_is_there_at_once() -> None:
    client = low()
    shown = client.get(choices(client)["Something small for me"]).content.decode()
    assert "If you like:" in shown and "Another one" in shown


@pytest.mark.parametrize("is_member", [False, True])
def test_every_page_leads_there(is_member: bool) -> None:
    client = signed_in_client(person()) if is_member else Client()
    assert 'href="/low/"' in client.get("/groups/").content.decode()
