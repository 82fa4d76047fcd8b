"""A form sent by another site does nothing: every address that writes asks for our token, and sends nobody elsewhere."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve

from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person
from hearthside.config.doors import doors, routes
from hearthside.kernel.doors import ROLES
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PART = re.compile(r"<(?:\w+:)?(\w+)>")
ROUTES = routes()
WRITING = sorted(name for name, door in doors().items() if door.post and name in ROUTES)
ELSEWHERE = [
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example",
    "https:elsewhere.example",
    "javascript:alert(1)",
    "\thttps://elsewhere.example",
]


def strict(world: World, role: str) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client(role).cookies
    return client


def refusals(world: World, name: str) -> dict[str, bool]:
    address = world.address(name, PART.findall(ROUTES[name]))
    return {role: _is_refused(strict(world, role), address) for role in ROLES}


def _is_refused(client: Client, address: str) -> bool:
    fresh_counters()
    with undone():
        return client.post(address, {"nothing": "of use"}).status_code == 403


@pytest.mark.parametrize("name", WRITING)
def test_a_form_without_our_token_is_refused(world: World, name: str):
    assert refusals(world, name) == dict.fromkeys(ROLES, True)


def test_a_view_without_the_guard_would_be_noticed(world: World, monkeypatch: pytest.MonkeyPatch):
    match = resolve("/look/")
    monkeypatch.setattr(match.func, "csrf_exempt", True, raising=False)
    assert not all(refusals(world, "accounts:look").values())


def ways_with_next() -> Iterator[tuple[str, dict[str, str]]]:
    yield "/sign-in/", {"name": "Ava Wren", "passphrase": PASSWORD}
    yield "/me/confirm/", {"passphrase": PASSWORD}


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
@pytest.mark.parametrize(("address", "sent"), list(ways_with_next()))
def test_next_leads_nowhere_else(address: str, sent: dict[str, str], elsewhere: str):
    client = Client()
    who = person("Ava Wren")
    if address != "/sign-in/":
        client.force_login(who)
    answer = client.post(address, {**sent, "next": elsewhere})
    assert (answer.status_code, answer.get("Location")) == (302, "/")


def test_next_leads_to_our_own_pages():
    person("Ava Wren")
    answer = Client().post("/sign-in/", {"name": "Ava Wren", "passphrase": PASSWORD, "next": "/groups/"})
    assert answer.url == "/groups/"
