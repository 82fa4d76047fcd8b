"""Every page that a room does not look at itself is open to everyone: on a phone, light and dark, with nothing over the side.

The rooms accounts (with notices), safety, privacy, ui and web look at their own pages in their own tests.
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.config.doors import doors, routes
from hearthside.conversations.tests.builders import CALM, first_post, reply
from hearthside.ui.tests.browser import showing
from tests.world import World

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.once,
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.slow,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"{CHROMIUM} is not here, and pages are looked at in a real browser"
    ),
]
PART = re.compile(r"<(?:\w+:)?(\w+)>")
ELSEWHERE = ("accounts", "notifications", "safety", "privacy", "ui", "web", "kernel")
NO_PAGES = {"conversations:after"}
"""A piece of a page."""


def names() -> list[str]:
    """The addresses with a page, of rooms that do not look at theirs."""
    return [
        name
        for name, door in doors().items()
        if door.get and name.split(":")[0] not in ELSEWHERE and name not in NO_PAGES
    ]


@pytest.fixture(scope="module")
def pages(world: World) -> dict[str, str]:
    """Each page as the first of these people sees it, by address; a refusal only where nobody gets more."""
    fresh_counters()
    assert world.group.leader
    viewers = [world.client("moderator"), signed_in_client(world.opener), signed_in_client(world.group.leader)]
    viewers += [world.client("admin"), world.client("new"), world.client("visitor")]
    found = {world.address(name, PART.findall(routes()[name])): name for name in names()}
    seen = {path: html for path in found for html in [page_for(viewers, path)] if html}
    reply(world.thread, world.opener, CALM, quote=first_post(world.thread))
    talk = f"/talk/{world.thread.pk}/"
    seen |= {"/visitor/": page_for(viewers[::-1], "/groups/"), "/member/": page_for(viewers[:1], talk)}
    news = re.findall(r"/talk/[^\"]+/after/\d+/", "".join(seen.values()))
    return {**seen, "/wrong/": refused(viewers[0], world), "/live/": "data: nothing\n\n", **dict.fromkeys(news, "")}


def page_for(viewers: list[Client], path: str) -> str:
    """The page for the first viewer who gets it."""
    for viewer in viewers:
        answer = viewer.get(path)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            return answer.content.decode()
    return ""


def refused(client: Client, world: World) -> str:
    """A form that comes back with what is wrong."""
    return client.post(f"/groups/{world.group.slug}/talk/new/", {"title": "", "body": ""}).content.decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_open_to_everyone(pages: dict[str, str], scheme: str) -> None:
    with showing(pages, width=360, scheme=scheme) as shown:
        wrong = {path: look(shown, path, scheme) for path in pages if "<html" in pages[path]}
    assert len(wrong) > 25
    assert {path: found for path, found in wrong.items() if found} == {}
    assert shown.complaints == []


def look(shown: Any, path: str, scheme: str) -> list[str]:
    """What is wrong with the page."""
    page = shown.visit(path)
    if folder := os.environ.get("HEARTHSIDE_SHOTS"):
        page.screenshot(path=f"{folder}/{path.strip('/').replace('/', '_')[:60]}-{scheme}.png", full_page=True)
    found = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in Axe().run(page).response["violations"]]
    return [*found, *(["wider than the window"] if page.evaluate("document.documentElement.scrollWidth") > 360 else [])]


def test_a_page_with_a_fault_is_noticed(pages: dict[str, str]) -> None:
    broken = {"/": next(iter(pages.values())).replace("</main>", "<img src='/static/ui/mark.svg'></main>")}
    with showing(broken, width=360) as shown:
        assert [one.split(":")[0] for one in look(shown, "/", "light")] == ["image-alt"]
