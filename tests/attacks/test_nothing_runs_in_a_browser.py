"""The hostile texts of `test_words_stay_words`, in a real Chromium: nothing runs, and the policy has nothing to stop (SECURITY G-27).

Two walls, each tried with the other one gone: without the cleaning of words the policy stops what they hold; without both, it runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.conversations.visitors import _pages as kept_for_visitors
from tests.attacks.canaries import Canaries
from tests.attacks.in_a_browser import window
from tests.attacks.planting import put
from tests.attacks.test_words_stay_words import ROUNDS, planted, views
from tests.attacks.walk import get
from tests.conftest import undone
from tests.world import World

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not here"),
]
__all__ = ["planted"]
SHOWN = ("/talk/", "/people/", "/lead/", "/rules/", "/safety/case/", "/about/", "/contacts/", "/notices/")
"""Pieces of the addresses where others' words, or long ones of one's own, are shown."""


def pages(world: World, planted: Canaries, payloads: list[str]) -> Iterator[tuple[str, str]]:
    """The views that show these payloads, as their viewers get them."""
    with undone():
        kept_for_visitors.clear()
        put(world, planted, payloads)
        fresh_counters()
        owner = signed_in_client(planted.owner)
        for role, address in dict.fromkeys(views(world, planted)):
            html = get(owner if role == "owner" else world.client(role), address).content.decode()
            if "<html" in html and any(piece in address for piece in SHOWN):
                yield f"{role}{address}", html


def found_in(world: World, planted: Canaries, rounds: list[list[str]], **more: str) -> tuple[list[str], int]:
    """What came alive or was stopped, and how many pages were opened. All pages are made before the browser starts."""
    made = [page for payloads in rounds for page in pages(world, planted, payloads)]
    with window(**more) as here:
        for where, html in made:
            here.show(where, html)
        return here.found, len(made)


def test_nothing_runs_and_nothing_has_to_be_stopped(world: World, planted: Canaries):
    found, opened = found_in(world, planted, ROUNDS)
    assert found == []
    assert opened > 100


def test_without_cleaning_the_policy_stops_it(world: World, planted: Canaries, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tests.attacks.planting.cook", str)
    found, _ = found_in(world, planted, ROUNDS[:1])
    assert any("stopped" in one for one in found) and not any(one.endswith("ran") for one in found)


def test_without_both_it_runs(world: World, planted: Canaries, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tests.attacks.planting.cook", str)
    found, _ = found_in(world, planted, ROUNDS[:1], policy="")
    assert any(one.endswith("ran") for one in found)
