"""Nobody is led elsewhere by an address of ours: every `next`, with every trick (open redirects)."""

from urllib.parse import quote, urlsplit

import pytest

from hearthside.accounts import access
from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, signed_in_client
from tests.attacks.walk import Links, addresses
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
EVIL = "evil.test"
TRICKS = (
    "https://evil.test/", "//evil.test/", "///evil.test/", "/\\evil.test/", "\\\\evil.test", "https:evil.test", "https:/evil.test",
    "http://testserver@evil.test/", "http://testserver.evil.test/", "\t//evil.test", "/\t/evil.test", "//evil.test\\@testserver",
    "javascript:evil.test", "data:text/html,evil.test", "https://testserver\\.evil.test", "////evil.test", "%2F%2Fevil.test",
    "\x00//evil.test", "/%5cevil.test", "http:///evil.test", "ftp://evil.test/",
)  # fmt: skip

HARMLESS = ("%", "/%", "https:evil", "https:/evil", "https://testserver\\")
"""Refused by us, though a browser would stay here."""


def leads_away(address: str) -> bool:
    """Whether a browser on this site would end somewhere else; browsers read a backslash as a slash and skip control characters."""
    plain = "".join(letter for letter in address if ord(letter) > 32).replace("\\", "/")
    there = urlsplit(plain)
    return (
        there.scheme not in {"", "http", "https"}
        or (plain.startswith("//") or bool(there.scheme))
        and there.hostname != "testserver"
    )


def led_away(world: World, role: str, address: str, trick: str, form: dict[str, str]) -> list[str]:
    """Ways on to elsewhere in the answers to a visit and to a form."""
    found = []
    for method in ("GET", "POST"):
        fresh_counters()
        with undone():
            client = world.client(role)
            before = client.cookies.copy()
            given = {**form, "next": trick}
            to = f"{address}?next={quote(trick)}"
            answer = client.get(to) if method == "GET" else client.post(to, given)
            client.cookies = before
        ways = [answer.headers["Location"]] if "Location" in answer.headers else []
        links = (
            Links(answer.content.decode(errors="replace")).found
            if answer.status_code < 400 or answer.status_code == 422
            else set()
        )
        found += [way for way in (*ways, *links) if EVIL in way and leads_away(way)]
    return [f"{role} {address}: {way}" for way in found]


def forms(world: World) -> list[tuple[str, str, dict[str, str]]]:
    """Every address as a member and as a visitor, and the forms that send people on when they are right."""
    every = [(role, address, {}) for role in ("member", "visitor") for address in addresses(world).values()]
    member = world.people["member"]
    assert member
    known = {"name": member.name, "passphrase": PASSWORD}
    new = {"name": "Somebody new", "passphrase": PASSWORD, "age_band": "18_plus"}
    return [*every, ("visitor", "/sign-in/", known), ("visitor", "/join/", new), ("member", "/me/confirm/", known)]


@pytest.mark.parametrize("trick", TRICKS)
def test_no_page_leads_elsewhere(world: World, trick: str):
    chosen = forms(world) if trick in TRICKS[:3] else [one for one in forms(world) if "next" in _asks(world, one[1])]
    assert [way for role, address, form in chosen for way in led_away(world, role, address, trick, form)] == []


def _asks(world: World, address: str) -> str:
    return (
        "next"
        if address in {"/sign-in/", "/join/", "/me/confirm/", "/help/after/", "/me/sign-in/recovery-phrase/"}
        else ""
    )


def test_a_page_of_ours_is_reached(world: World):
    with undone():
        member = world.people["member"]
        assert member
        answer = signed_in_client(member).post("/me/confirm/?next=/me/devices/", {"passphrase": PASSWORD})
    assert answer.headers["Location"] == "/me/devices/"


def test_leading_away_is_recognised():
    assert all(leads_away(one) for one in TRICKS if not one.startswith(HARMLESS))
    assert not any(leads_away(one) for one in ("/me/", "?a=b", "#p1", "http://testserver/me/", "me/"))


def test_a_careless_way_on_would_be_noticed(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(access, "url_has_allowed_host_and_scheme", lambda *_, **__: True)
    assert led_away(world, "member", "/me/confirm/", "https://evil.test/", {"passphrase": PASSWORD})
