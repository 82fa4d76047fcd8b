"""What a first visit loads and what a later page costs, in bytes; and whether any page asks anybody else for anything.

python -m bench.bytes

The first visit is one of a real Chromium with nothing stored: the page, and every sheet and script the browser fetches until two
seconds after it is whole, uncompressed, with nobody touching anything. Pictures are listed beside it. What the browser fetches when
somebody then presses into the page (its first text field or button that asks for a part of the page) stands in a column of its own.
"""

import gzip
import http.client
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page, Request, sync_playwright

from bench.site import Site, environment, filled, run, serving
from hearthside.ui.tests.browser import FLAGS

FIRST, LATER = 50_000, 12_000
LINKS = {"src", "href", "action", "formaction", "data", "poster", "srcset", "hx-get", "hx-post", "data-live"}
SENT = {"action", "formaction", "hx-get", "hx-post", "data-live", "src", "poster", "data", "srcset"}
PLACES = ["/", "/groups/", "/help/", "/sign-in/", "/me/", "/notices/", "/privacy/", "/about-safety/", "/me/data/"]


class Names(HTMLParser):
    """Every address a page names, and of those where it loads from or sends to by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[str] = []
        self.sent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element names."""
        given = {name: value or "" for name, value in attrs}
        self.named += [given[name].split()[0] for name in LINKS & set(given) if given[name].strip()]
        self.sent += [given[name] for name in SENT & set(given)]


@dataclass
class Weight:
    """Bytes of one page: the page itself, sheets, scripts and pictures, plain; what a first touch adds; the page compressed (gzip 6)."""

    page: int
    sheets: int
    scripts: int
    pictures: int
    touched: int
    compressed: int

    @property
    def first(self) -> int:
        """Page, sheets and scripts: what the goal counts."""
        return self.page + self.sheets + self.scripts


def fetch(site: Site, path: str, cookie: str) -> tuple[int, bytes, str]:
    """Status, body and where it leads."""
    link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    link.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = link.getresponse()
    body, place = answer.read(), answer.headers.get("Location", "")
    link.close()
    return answer.status, body, place


def names(body: bytes) -> Names:
    """What the page names."""
    reader = Names()
    reader.feed(body.decode())
    return reader


def weigh(browser: Browser, site: Site, path: str, cookie: str) -> Weight:
    """The page with all a browser loads for it. Refuses a page or file that is not there."""
    status, body, _ = fetch(site, path, cookie)
    if status != 200:
        raise SystemExit(f"{path} answered {status}")
    context = browser.new_context(viewport={"width": 360, "height": 780})
    name, _, value = cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": f"http://127.0.0.1:{site.port}"}])
    page = context.new_page()
    loaded: list[Request] = []
    page.on("requestfinished", lambda one: loaded.append(one))
    page.goto(f"http://127.0.0.1:{site.port}{path}")
    page.wait_for_timeout(2000)
    by_itself = sizes(loaded)
    touch(page)
    after = sum(sizes(loaded).values()) - sum(by_itself.values())
    context.close()
    page_itself, sheets, scripts = (by_itself.pop(kind, 0) for kind in ("document", "stylesheet", "script"))
    return Weight(page_itself, sheets, scripts, sum(by_itself.values()), after, len(gzip.compress(body, 6)))


def sizes(requests: list[Request]) -> dict[str, int]:
    """Bytes of the answers by kind, as they are after unpacking. The live stream is not part of this bench."""
    found: dict[str, int] = {}
    for one in (request for request in requests if request.resource_type != "eventsource"):
        answer = one.response()
        if answer is None or answer.status != 200:
            raise SystemExit(f"{one.url} was not there")
        found[one.resource_type] = found.get(one.resource_type, 0) + len(answer.body())
    return found


def touch(page: Page) -> None:
    """Press into the first thing that asks for a part of the page, if there is one."""
    asking = page.locator("textarea[hx-post], form[hx-post] button").first
    if asking.count():
        asking.click()
        page.wait_for_timeout(1000)


def strangers(site: Site, starts: list[str], cookie: str, most: int = 120) -> tuple[int, set[str]]:
    """How many pages were walked, and every address of somebody else that a page loads or sends to by itself."""
    seen, ahead, found = set(starts), list(starts), set[str]()
    walked = 0
    while ahead and walked < most:
        path = ahead.pop(0)
        status, body, place = fetch(site, path, cookie)
        walked += 1
        read = names(body) if status == 200 and body.lstrip().startswith(b"<!") else Names()
        found |= {one for one in read.sent if _is_elsewhere(one)}
        for one in [*read.named, *([place] if place else [])]:
            inner = urlsplit(urljoin(path, one))
            if not _is_elsewhere(one) and inner.path not in seen and not inner.path.startswith("/static/"):
                seen.add(inner.path)
                ahead.append(inner.path)
    return walked, found


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} or bool(parts.netloc)


def measure() -> None:
    """Print each page with its weight, and who else was asked."""
    env = environment()
    made = filled(env, 100)
    run(["-m", "hearthside", "prepare"], env)
    with serving("hearthside.config.wsgi:application", env, made) as site:
        reader = f"sid={made['reader']}"
        thread, home = f"/talk/{made['thread']}/", "/groups/bench-home/"
        core = [*PLACES, home, f"{home}talk/", f"{home}talk/new/", thread, f"/talk/{made['open']}/"]
        weights = weights_of(site, [path for path in core if fetch(site, path, reader)[0] == 200], reader)
        show(weights, {made["thread"]: "ID", made["open"]: "OPEN-ID"})
        walked = [strangers(site, ["/", "/groups/", "/help/", thread, home], cookie) for cookie in ("", reader)]
    found = set().union(*(others for _count, others in walked))
    pages = sum(count for count, _others in walked)
    print(f"pages walked: {pages}; asked elsewhere: {len(found)}  goal 0", _state(not found))
    print(*sorted(found), sep="\n")


def weights_of(site: Site, paths: list[str], cookie: str) -> dict[str, Weight]:
    """Each page on a first visit of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        weights = {path: weigh(browser, site, path, cookie) for path in paths}
        browser.close()
    return weights


def show(weights: dict[str, Weight], short: dict[str, str]) -> None:
    """The table, and the heaviest beside the goals."""
    print(f"{'page':28}{'html':>7}{'css':>7}{'js':>7}{'first':>8}{'touched':>9}{'pictures':>10}{'html gz':>9}")
    for path, one in weights.items():
        for long, word in short.items():
            path = path.replace(long, word)
        row = f"{path:28}{one.page:7}{one.sheets:7}{one.scripts:7}{one.first:8}"
        row += f"{one.touched:9}{one.pictures:10}{one.compressed:9}"
        print(row, "" if one.first <= FIRST else " over 50 KB", "" if one.compressed <= LATER else " over 12 KB")
    heaviest = max(one.first for one in weights.values())
    print(f"first visit, heaviest: {heaviest} bytes plain  goal <= {FIRST}", _state(heaviest <= FIRST))
    later = max(one.compressed for one in weights.values())
    print(f"later page, heaviest: {later} bytes compressed  goal <= {LATER}", _state(later <= LATER))


def _state(is_reached: bool) -> str:
    return "reached" if is_reached else "not reached"


if __name__ == "__main__":
    measure()
