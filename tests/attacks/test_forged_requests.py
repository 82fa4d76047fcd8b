"""A form sent from elsewhere changes nothing, at any address that changes something (SECURITY G-5)."""

from contextlib import contextmanager
from types import ModuleType

import pytest
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from hearthside.accounts.tests.builders import fresh_counters
from hearthside.config import urls
from tests.attacks.walk import addresses
from tests.conftest import undone
from tests.world import World

pytestmark = [pytest.mark.django_db(databases=["default", "keys"]), pytest.mark.once]
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
REFUSALS = {403, 404, 405}
ROLES = ("moderator", "admin", "member")


def careful(world: World, role: str) -> Client:
    """The same browser, at a server that asks for tokens."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client(role).cookies.copy()
    client.cookies.pop("csrf", None)
    return client


@contextmanager
def writes():
    """What is written inside, as statements."""
    with CaptureQueriesContext(connections["default"]) as one, CaptureQueriesContext(connections["keys"]) as two:
        found: list[str] = []
        yield found
    told = [query["sql"] for query in (*one.captured_queries, *two.captured_queries)]
    found += [sql for sql in told if sql.startswith(("INSERT", "UPDATE", "DELETE"))]


def let_through(client: Client, places: dict[str, str], **headers: str) -> list[str]:
    """Addresses that took a request without a token, or wrote something because of it."""
    taken = []
    for name, address in places.items():
        for method in UNSAFE:
            fresh_counters()
            with undone(), writes() as written:
                status = client.generic(method, address, "nothing=1", "application/x-www-form-urlencoded", **headers)
            if status.status_code not in REFUSALS or written:
                taken.append(f"{method} {name} {status.status_code} {written[:1]}")
    return taken


def with_token(client: Client) -> dict[str, str]:
    """The headers of a page of ours, read by its own script."""
    client.get("/sign-out/")
    return {"HTTP_X_CSRFTOKEN": client.cookies["csrf"].value}


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_taken_without_a_token(world: World, role: str):
    assert let_through(careful(world, role), addresses(world)) == []


def test_nothing_is_taken_from_another_site_even_with_a_token(world: World):
    client = careful(world, "member")
    from_elsewhere = with_token(client) | {"HTTP_ORIGIN": "https://evil.test"}
    assert let_through(client, addresses(world), **from_elsewhere) == []


def test_a_page_of_ours_is_taken(world: World):
    client = careful(world, "member")
    answer = client.post("/me/not-today/", {"words": ""}, **with_token(client))
    assert answer.status_code == 302


def test_an_address_without_the_check_would_be_noticed(world: World):
    @csrf_exempt
    def careless(request: HttpRequest) -> HttpResponse:
        return HttpResponse("Done")

    faulty = ModuleType("faulty_urls")
    faulty.urlpatterns = [path("careless/", careless), *urls.urlpatterns]  # type: ignore[attr-defined]
    with override_settings(ROOT_URLCONF=faulty):
        found = let_through(careful(world, "member"), {"careless": "/careless/"})
    assert any("POST careless 200" in line for line in found)
