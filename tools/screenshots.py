"""Takes the pictures of the guides: `.venv/bin/python -m tools.screenshots [--all DIR]`. Needs Chromium; opens the demo town by itself.

The pictures in docs/screenshots are what the guides show. With --all, every kind of page on a phone, on a desk, dark,
right-to-left and in forced colours goes to DIR, to be looked at.
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from sys import executable
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from hearthside.config.tests.sites import free_port, surroundings
from hearthside.ui.tests.browser import FLAGS

ROOT = Path(__file__).resolve().parent.parent
SHELF = ROOT / "docs" / "screenshots"


@dataclass(frozen=True)
class Look:
    """A window: how wide and high, in which colours and direction; `forced`: the colours are the reader's own."""

    width: int
    height: int
    scheme: str = "light"
    direction: str = "ltr"
    forced: bool = False


LOOKS = {
    "phone": Look(360, 780),
    "desktop": Look(1280, 800),
    "dark": Look(360, 780, "dark"),
    "rtl": Look(360, 780, direction="rtl"),
    "dark-rtl": Look(360, 780, "dark", "rtl"),
    "forced": Look(360, 780, forced=True),
}
STOPS = {
    "front": ("", "/"),
    "join": ("", "/join/"),
    "help": ("", "/help/"),
    "home": ("ben", "/"),
    "groups": ("ava", "/groups/"),
    "group": ("ben", "a group"),
    "talk": ("ben", "a group's talk"),
    "thread": ("ben", "a conversation"),
    "answer": ("ben", "a conversation#reply"),
    "composer": ("ben", "a composer"),
    "me": ("ben", "/me/"),
    "not-today": ("ben", "/me/not-today/"),
    "data": ("ben", "/me/data/"),
    "erase": ("ben", "/me/data/erase/"),
    "notices": ("ben", "/notices/"),
    "desk": ("mia", "/safety/"),
    "case": ("mia", "a case"),
    "before": ("Ruth Ademola", "a case before"),
    "opened": ("Ruth Ademola", "/safety/openings/"),
    "watch": ("mia", "/hours/watch/"),
    "lead": ("mia", "/groups/mine/"),
    "hours": ("sol", "/hours/"),
    "care": ("ava", "/help/after/"),
    "lost": ("", "/no/such/page/"),
}
"""Every kind of page: who looks, and where. What is not a path is found by following links."""
DOZEN = [
    ("front", "phone"), ("home", "phone"), ("home", "desktop"), ("group", "phone"), ("thread", "phone"),
    ("thread", "desktop"), ("thread", "dark"), ("thread", "rtl"), ("composer", "phone"), ("help", "phone"),
    ("desk", "desktop"), ("case", "desktop"), ("desk", "phone"), ("case", "phone"), ("before", "phone"),
]  # fmt: skip


def main() -> None:
    """Open the town, walk through it, leave the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, help="every page in every look, into this folder")
    asked = parser.parse_args()
    wanted = [(stop, look) for stop in STOPS for look in LOOKS] if asked.all else DOZEN
    folder = asked.all or SHELF
    folder.mkdir(parents=True, exist_ok=True)
    with town() as (address, people), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        take(browser, address, people, wanted, folder)
        browser.close()


@contextmanager
def town() -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """The demo town on a free port: its address and who can sign in. Gone after the block."""
    with tempfile.TemporaryDirectory() as place:
        port, data = free_port(), Path(place) / "data"
        command = [executable, "-m", "hearthside", "demo", "--port", str(port), "--size", "small"]
        process = Popen(command, env=surroundings(data), stdout=PIPE, text=True)  # noqa: S603 - our own command
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz")
            yield f"http://127.0.0.1:{port}", json.loads((data / "personas.json").read_text())
        finally:
            process.terminate()
            process.communicate(timeout=20)


def wait_for(address: str, within: float = 180) -> None:
    """Return when the address answers; fails (TimeoutError) when it does not in time, in seconds."""
    ends = time.monotonic() + within
    while time.monotonic() < ends:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except (URLError, OSError):
            time.sleep(0.3)
    raise TimeoutError(address)


def take(
    browser: Browser, address: str, people: dict[str, dict[str, str]], wanted: list[tuple[str, str]], folder: Path
) -> None:
    """A picture for each wish, named after page and look."""
    states: dict[str, object] = {}
    for stop, look_name in wanted:
        name, where = STOPS[stop]
        look = LOOKS[look_name]
        context = browser.new_context(
            base_url=address,
            locale="en-GB",
            viewport={"width": look.width, "height": look.height},
            color_scheme="dark" if look.scheme == "dark" else "light",
            forced_colors="active" if look.forced else "none",
            storage_state=states.get(name),  # type: ignore[arg-type]
        )
        page = context.new_page()
        if name and name not in states:
            sign_in(page, people[name])
            states[name] = context.storage_state()
        go(page, where)
        page.evaluate("way => { document.documentElement.dir = way }", look.direction)
        page.screenshot(path=folder / f"{stop}-{look_name}.png", animations="disabled", caret="hide")
        context.close()


def sign_in(page: Page, persona: dict[str, str]) -> None:
    """The persona is signed in."""
    page.goto("/sign-in/")
    page.get_by_label("Your name here").fill(persona["name"])
    page.get_by_label("Your pass-phrase").fill(persona["passphrase"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile(r"^(?!.*sign-in)"))


def go(page: Page, where: str) -> None:
    """The page is open: a path, or the first of its kind that the person comes to by following links."""
    if where.startswith("/"):
        page.goto(where)
    elif where.startswith("a case"):
        page.goto("/safety/")
        page.locator(".queue a", has_not_text="Somebody in danger").nth(1 if where == "a case" else 2).click()
        page.wait_for_load_state("load")
        if where == "a case before":
            page.goto(page.url.split("#")[0] + "before/")
    else:
        page.goto("/groups/mine/")
        page.locator('main a[href^="/groups/"]').first.click()
        walk_in(page, where)
    page.wait_for_load_state("networkidle" if where.startswith("/") and "safety" not in where else "load")


def walk_in(page: Page, where: str) -> None:
    """From a group's page to its talk, to a conversation in it, or to the composer."""
    page.wait_for_load_state("load")
    if where == "a group":
        return
    page.get_by_role("link", name="Go to the talk").click()
    page.wait_for_url("**/talk/")
    if where == "a composer":
        page.get_by_role("link", name="Start a conversation").click()
    elif where != "a group's talk":
        page.locator("a.thread-title").nth(1).click()
        page.wait_for_url("**/talk/*-*/**")
        if where.endswith("#reply"):
            page.locator("#reply").scroll_into_view_if_needed()


if __name__ == "__main__":
    main()
