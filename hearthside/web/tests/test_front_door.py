import pytest
from django.test import Client

from hearthside.accounts.tests.builders import person
from hearthside.kernel.place import change_place
from hearthside.web import front_door

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_place_of_its_own() -> None:
    front_door.forget()
    change_place(is_set_up=True, is_open=True, name="The Lamp", purpose="Company on hard days.")


def test_a_visitor_reads_what_this_is_and_is_not(client: Client) -> None:
    page = client.get("/").content.decode()
    for words in (
        "The Lamp",
        "Company on hard days.",
        "not doctors",
        "could read what you post",
        "/join/",
        "/help/",
        "/groups/",
    ):
        assert words in page, words


def test_the_warm_front_door_asks_nothing_of_the_database(client: Client, django_assert_num_queries) -> None:
    client.get("/")
    with django_assert_num_queries(0):
        client.get("/")


def test_a_change_of_the_place_shows_at_once(client: Client) -> None:
    client.get("/")
    change_place(name="The Bench")
    assert "The Bench" in client.get("/").content.decode()


def test_the_kept_page_is_for_visitors_only(client: Client) -> None:
    client.get("/")
    client.force_login(person("Ava"))
    assert "Hello, Ava." in client.get("/").content.decode()


def test_a_place_whose_doors_are_shut_does_not_ask_to_join(client: Client) -> None:
    change_place(is_open=False)
    assert 'href="/join/"' not in client.get("/").content.decode()


def test_the_discreet_tab_is_this_browsers_own(client: Client) -> None:
    assert client.post("/discreet/", {"wish": "on"}).status_code == 302
    assert "<title>Weather</title>" in client.get("/").content.decode()
    assert "<title>Weather</title>" not in Client().get("/").content.decode()
    client.post("/discreet/", {"wish": "off"})
    assert "<title>Weather</title>" not in client.get("/").content.decode()


@pytest.mark.parametrize("path", ["/privacy/", "/about-safety/"])
def test_the_plain_pages_may_be_found_and_lead_to_help(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert 'name="robots"' not in page
    assert 'href="/help/"' in page
    assert 'href="/privacy/"' in page


def test_search_engines_keep_out_of_what_people_wrote(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /" in lines
    assert not any("groups" in line or "talk" in line for line in lines)


def test_security_txt_names_a_contact_and_a_day(client: Client) -> None:
    said = client.get("/.well-known/security.txt").content.decode()
    assert said.startswith("Contact: http")
    assert "\nExpires: " in said


def test_every_page_has_the_name_of_the_place_its_exit_and_its_hours(client: Client) -> None:
    change_place(quick_exit_url="https://elsewhere.test/")
    page = client.get("/groups/").content.decode()
    assert "The Lamp" in page
    assert "https://elsewhere.test/" in page
    assert "No one is reading right now" in page


def test_where_people_come_by_invitation_the_first_button_takes_their_code(client: Client) -> None:
    change_place(joining="invitation")
    page = client.get("/").content.decode()
    assert 'href="/groups/join/">I have a code' in page.replace("</svg> ", "</svg>") and "/join/" not in page.replace(
        "/groups/join/", ""
    )
