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
    "find": ("", "/find/"),
    "question": ("", "/find/ > Only four questions > +I am struggling, but I am safe > Next"),
    "results": ("", "/find/page/ > +Loss or grief > +To be heard, without fixing > Show me groups"),
    "look": ("", "/find/look/"),
    "search": ("ava", "/search/ > =What are you looking for?=sleep > Search"),
    "match": ("ava", "/groups/night-owls/"),
    "reckoning": ("ava", "/groups/night-owls/card/"),
    "review": ("ben", "/groups/low-tide/how-it-is/"),
    "around": ("ava", "/groups/beside-you/try/"),
    "trying": ("ava", "/trying/"),
    "beside": ("ava", "/trying/side-by-side/"),
    "note": ("ava", "/groups/night-owls/try/note/"),
    "stay": ("ava", "/groups/night-owls/stay/"),
    "circles": ("ava", "/circles/"),
    "leading": ("mia", "/groups/low-tide/lead/"),
    "keeping": ("mia", "/groups/low-tide/keeping/"),
    "hand-over": ("mia", "/groups/low-tide/keeping/ask/hand_over/"),
    "asked": ("ben", "/offers/ > Lead together"),
    "week": ("ava", "/meetings/"),
    "yours": ("ava", "/meetings/yours/"),
    "meeting": ("ava", "/meetings/yours/ > Sunday evening, gently"),
    "meeting-host": ("mia", "/meetings/yours/ > Sunday evening, gently"),
    "planning": ("mia", "/groups/low-tide/meetings/new/?kind=support"),
    "room-door": ("ava", "/meetings/yours/ > Sunday evening, gently > To the live room, in text"),
    "room": ("ava", "/meetings/yours/ > An hour in words > To the live room, in text"),
    "room-host": ("mia", "/meetings/yours/ > An hour in words > To the live room, in text"),
    "console": ("mia", "/meetings/yours/ > An hour in words > To the live room, in text > The console"),
    "paper": ("mia", "/meetings/yours/ > An hour in words > To the live room, in text > The sheet on paper"),
    "closed": ("ava", "/meetings/yours/ > An hour in words > ./room/"),
    "notes": ("mia", "/meetings/yours/ > An hour in words > ./notes/"),
    "call": ("ava", "/meetings/yours/ > Hear each other > Join online"),
    "call-host": ("mia", "/meetings/yours/ > Hear each other > Join online"),
    "listen": ("", "/drop-in/"),
    "line": ("ava", "/drop-in/ > To the line"),
    "line-new": ("", "/drop-in/ > To the line"),
    "line-desk": ("ben", "/meetings/yours/ > A lamp in the window > To the desk"),
    "appointments": ("ava", "/appointments/"),
    "times": ("ava", "/appointments/ > See free times"),
    "book": ("mia", "/appointments/ > See free times > at 6 p.m."),
    "appointment": ("ava", "/appointments/yours/ > at 6 p.m."),
    "giving": ("ben", "/appointments/give/"),
    "stream": ("ava", "/meetings/ > How I got through > To the live stream"),
    "stream-host": ("mia", "/meetings/yours/ > How I got through > To the live stream"),
    "seen-again": ("mia", "/meetings/yours/ > Songs we half know > Watch an earlier talk"),
    "energy": ("ava", "/activities/"),
    "ideas": ("ava", "/activities/ > Some"),
    "idea": ("ava", "/activities/phy-002/"),
    "planned": ("ava", "/activities/yours/"),
    "back": ("ava", "/activities/yours/back/"),
    "looks": ("mia", "/safety/looks/"),
    "readers": ("Ruth Ademola", "/safety/readers/"),
}
"""Every kind of page: who looks, and where. A way begins with a path; what follows is the name of a link or button to press, `+` and a
label to tick, `=label=words` to write, or `./` and what hangs on the page's own address. What is neither is found by following links."""
ROOM = "/meetings/yours/ > An hour in words > To the live room, in text"
EVENING = {"mia": (), "ben": ("Glad to be here.", "It was a slow week."), "ava": ("Hello. I mostly listen today.",)}
"""Who is in tonight's live room while pictures are taken, and what they say. The first opens it, and closes it in the end."""
AFTER = {"closed", "notes"}
"""What is there once the room is closed."""
GUIDES = [
    ("front", "phone"), ("home", "phone"), ("home", "desktop"), ("group", "phone"), ("thread", "phone"),
    ("thread", "desktop"), ("thread", "dark"), ("thread", "rtl"), ("composer", "phone"), ("help", "phone"),
    ("desk", "desktop"), ("case", "desktop"), ("desk", "phone"), ("case", "phone"), ("before", "phone"),
    ("console", "phone"), ("results", "phone"), ("meeting", "phone"), ("line", "phone"),
]  # fmt: skip


def main() -> None:
    """Open the town, walk through it, leave the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, help="every page in every look, into this folder")
    asked = parser.parse_args()
    wanted = [(stop, look) for stop in STOPS for look in LOOKS] if asked.all else GUIDES
    folder = asked.all or SHELF
    folder.mkdir(parents=True, exist_ok=True)
    with town() as (address, people), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        during, after = ([one for one in wanted if (one[0] in AFTER) is closed] for closed in (False, True))
        with evening(browser, address, people):
            take(browser, address, people, during, folder, whole=bool(asked.all))
        take(browser, address, people, after, folder, whole=bool(asked.all))
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
    browser: Browser,
    address: str,
    people: dict[str, dict[str, str]],
    wanted: list[tuple[str, str]],
    folder: Path,
    *,
    whole: bool,
) -> None:
    """A picture for each wish, named after page and look: of the window, or of the whole page; says which pages are too wide."""
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
        if page.evaluate("document.documentElement.scrollWidth") > look.width:
            print(f"{stop}-{look_name}: wider than its window")
        if whole:
            high = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": look.width, "height": max(look.height, high)})
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
        walk(page, where)
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


def walk(page: Page, way: str) -> None:
    """The page at the end of a way is open."""
    first, *steps = way.split(" > ")
    page.goto(first)
    for step in steps:
        if step.startswith("./"):
            page.goto(page.url + step[2:])
        elif step.startswith("+"):
            page.get_by_label(step[1:], exact=True).check()
        elif step.startswith("="):
            label, words = step[1:].split("=")
            page.get_by_label(label).fill(words)
        else:
            main = page.locator("main")
            main.get_by_role("link", name=step).or_(main.get_by_role("button", name=step)).first.click()
            page.wait_for_load_state("load")


@contextmanager
def evening(browser: Browser, address: str, people: dict[str, dict[str, str]]) -> Iterator[None]:
    """Tonight's live room is open, people are in it and talk. It closes at the end of the block."""
    contexts = [browser.new_context(base_url=address, locale="en-GB") for _ in EVENING]
    for context, (name, lines) in zip(contexts, EVENING.items(), strict=True):
        page = context.new_page()
        sign_in(page, people[name])
        come_in(page)
        for line in lines:
            page.get_by_label("Your words").fill(line)
            page.get_by_role("button", name="Send").click()
            page.locator("#lines").get_by_text(line).last.wait_for()
    yield
    (host,) = contexts[0].pages
    come_in(host)
    host.get_by_role("button", name="Close the room").click()
    host.wait_for_load_state("networkidle")
    for context in contexts:
        context.close()


def come_in(page: Page) -> None:
    """In the room, which is opened first where this person may and nobody has."""
    walk(page, ROOM)
    if page.get_by_role("button", name="Open the room").count():
        page.get_by_role("button", name="Open the room").click()
    if page.get_by_role("button", name="Come in").count():
        page.get_by_label("I keep what is said here").check()
        page.get_by_role("button", name="Come in").click()
    page.get_by_role("heading", name="The room", exact=True).wait_for()


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
