"""The site a story happens on, the people it needs, and the doors they come in by."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, Route

from hearthside.calls.tests.servers import APP, SECRET, FakeJitsi, serving
from hearthside.config.tests.sites import Site, databases_with_tables, ready, running, surroundings
from hearthside.kernel.tests import servers
from tests.journeys.postbox import Postbox, opened_postbox

PHONE = {"width": 360, "height": 740}
ELSEWHERE = "<!doctype html><title>Weather</title><p>Mild and dry."
_numbers = count(1)
WORDS = "Oak Elm Ash Fir Yew Bay Fern Moss Reed Sage Rue Ivy Dill Mint Clover Heather Willow Alder Rowan Hazel".split()


@dataclass(frozen=True)
class Seat:
    """Somebody at a table."""

    id: str
    name: str
    session: str


@dataclass(frozen=True)
class Table:
    """A group and its people, by the name a story calls them."""

    slug: str
    id: str
    people: dict[str, Seat]

    @property
    def page(self) -> str:
        """The address of the group."""
        return f"/groups/{self.slug}/"

    @property
    def ask_page(self) -> str:
        """Where a conversation starts."""
        return f"/groups/{self.slug}/talk/new/"


class Stage:
    """A running site and somebody who sets tables on it."""

    def __init__(self, site: Site, hand: "subprocess.Popen[str]", postbox: Postbox, video: FakeJitsi) -> None:
        self.address, self.postbox, self.video = f"http://127.0.0.1:{site.port}", postbox, video
        self._hand = hand

    def table(self, **people: str) -> Table:
        """A new group with people in their parts: `table(ava="member", mia="moderator")`."""
        number = next(_numbers)
        name = f"Table {WORDS[number % len(WORDS)]}{number}"
        said = self._ask({"name": name, "people": {who.title(): duty for who, duty in people.items()}})
        seats = {name.lower(): Seat(**one) for name, one in said["people"].items()}
        return Table(said["slug"], said["id"], seats)

    def take_in(self) -> None:
        """What was said so far can be found by search, as if an hour had gone by."""
        self._ask({"take_in": True})

    def meeting(self, table: Table, *, hosts: list[str], guests: list[str], **more: str) -> str:
        """A meeting in text that begins in a few minutes, hosted by these people; these guests were reminded. The address of its page."""
        ids = {part: [table.people[who].id for who in whom] for part, whom in (("hosts", hosts), ("guests", guests))}
        return f"/meetings/{self._ask({'meeting': {'slug': table.slug, **ids, **more}})['id']}/"

    def morning_after(self, address: str) -> None:
        """It is the morning after the meeting at this address."""
        self._ask({"morning": address.split("/")[2]})

    def lose_host(self, address: str) -> None:
        """Nobody who hosts the meeting at this address has been seen for three minutes."""
        self._ask({"host_lost": address.split("/")[2]})

    def draw(self, table: Table) -> None:
        """The newest post of this table was drawn for a second look."""
        self._ask({"draw": table.id})

    def next_morning(self, who: Seat) -> None:
        """It is the morning on which the team looks in on this person for the first time."""
        self._ask({"next_morning": who.id})

    def weeks(self, table: Table, *team: str) -> None:
        """Ten weeks went by at this table: people wrote, and these two of the team decided."""
        self._ask({"weeks": table.id, "team": [table.people[who].id for who in team]})

    def teach(self, table: Table) -> str:
        """The weekly fit has run on what was decided there; how it ended, in its own words."""
        return str(self._ask({"teach": table.id})["said"])

    def _ask(self, wish: dict[str, Any]) -> dict[str, Any]:
        assert self._hand.stdin and self._hand.stdout
        self._hand.stdin.write(json.dumps(wish) + "\n")
        self._hand.stdin.flush()
        return dict(json.loads(self._hand.stdout.readline()))


@contextmanager
def own_databases() -> Iterator[dict[str, str]]:
    """Where the site of the stories keeps its things: beside it, or on PostgreSQL and Redis when the run is on them."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        yield {}
        return
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    redis = {"REDIS_URL": servers.redis_address(1 + int(number) % 6)} if os.environ.get("REDIS_URL") else {}
    with databases_with_tables() as addresses:
        yield {"DATABASE_URL": addresses[0], **redis}


@contextmanager
def opened_stage(data: Path) -> Iterator[Stage]:
    """The whole site on a folder of its own, with a mail server that keeps all mail and a video server; gone after the block."""
    command = [sys.executable, "-m", "tests.journeys.stagehand"]
    with opened_postbox() as postbox, serving(FakeJitsi()) as video, own_databases() as where:
        mail = {"HEARTHSIDE_MAIL_HOST": "127.0.0.1", "HEARTHSIDE_MAIL_PORT": str(postbox.port)}
        mail["HEARTHSIDE_MAIL_TLS"] = "no"
        video_server = {
            "HEARTHSIDE_JITSI_URL": video.url,
            "HEARTHSIDE_JITSI_APP_ID": APP,
            "HEARTHSIDE_JITSI_SECRET": SECRET,
        }
        around = surroundings(ready(data, **where), HEARTHSIDE_HOSTS="127.0.0.1,testserver", **mail, **where)
        hand = subprocess.Popen(command, env=around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            assert hand.stdout and json.loads(hand.stdout.readline())["is_ready"]
            with running(data, "--workers", "1", **mail, **video_server, **where) as site:
                site.wait_for("/readyz")
                yield Stage(site, hand, postbox, video)
        finally:
            hand.communicate(timeout=20)


@dataclass
class Doors:
    """Opens browser windows and remembers what they complain about, and which parts an open page asked for in vain (`refused`)."""

    browser: Browser
    stage: Stage
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ("status of 40", "status of 422")

    def open(self, who: Seat | None = None, path: str = "/groups/", *, scripts: bool = True, **look: Any) -> Page:
        """A phone in the hands of this person (or of a visitor), at this page."""
        context = self.browser.new_context(
            viewport=look.pop("viewport", PHONE), java_script_enabled=scripts, base_url=self.stage.address, **look
        )
        context.set_default_timeout(7_000)
        self.contexts.append(context)
        context.route(lambda url: not url.startswith("http://127.0.0.1:"), show_weather)
        if who:
            context.add_cookies([{"name": "sid", "value": who.session, "url": self.stage.address}])
        return self.tab(context, path)

    def tab(self, context: BrowserContext, path: str) -> Page:
        """One more tab of the same browser."""
        page = context.new_page()
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("response", self._note)
        page.goto(path)
        return page

    def _note(self, answer: Response) -> None:
        if answer.request.resource_type in ("xhr", "fetch") and answer.status >= 400:
            self.refused.append(f"{answer.request.method} {answer.url} {answer.status}")

    def close(self) -> None:
        """All windows are shut, and none of them had anything to complain about."""
        for context in self.contexts:
            context.close()
        found = [said for said in self.complaints if not any(one in said for one in self.expected)]
        assert found == [], found


def show_weather(route: Route) -> None:
    """Any other site is a weather page here."""
    route.fulfill(body=ELSEWHERE, content_type="text/html")


def tab_to(target: Locator, most: int = 150) -> Locator:
    """Press Tab until the element has the focus; fails when the keyboard alone never gets there."""
    for _ in range(most):
        if target.evaluate("one => one === document.activeElement"):
            return target
        target.page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key never reaches {target}")


def press_key(target: Locator, key: str = "Enter") -> None:
    """Go to the element by keyboard and press a key there."""
    tab_to(target)
    target.page.keyboard.press(key)


def type_in(target: Locator, words: str) -> None:
    """Go to the field by keyboard and type."""
    tab_to(target)
    target.page.keyboard.type(words)


def fits(page: Page) -> bool:
    """Whether nothing hangs over the side of the window, once the page and its sheets are there."""
    page.wait_for_load_state()
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
