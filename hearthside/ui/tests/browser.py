"""A real Chromium that is shown pages held in memory under a strict policy: no server, no network, no database.

Sheets and scripts come as a site serves them: squeezed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.template import engines
from playwright.sync_api import Page, Route, sync_playwright

from hearthside.kernel.static import squeezed

HOUSE = "http://house.test"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
ELSEWHERE = "<title>Weather</title><p>Mild and dry."


class Shown:
    """What a test holds: the pages by path, what was posted where, which files were fetched, what the browser complained about.

    Files in `missing` cannot be had."""

    def __init__(self, page: Page, pages: dict[str, str]) -> None:
        self.page = page
        self.pages = pages
        self.posted: list[tuple[str, str]] = []
        self.files: list[str] = []
        self.missing: set[str] = set()
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.context.route("**/*", self._answer)

    def visit(self, path: str) -> Page:
        """Opens the page at the path and waits until its scripts have run."""
        self.page.goto(HOUSE + path)
        return self.page

    def _answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if route.request.method == "POST":
            self.posted.append((path, route.request.post_data or ""))
        if not route.request.url.startswith(HOUSE):
            route.fulfill(body=ELSEWHERE, content_type="text/html")
        elif path.startswith("/static/"):
            self.files.append(path.removeprefix("/static/"))
            _give_file(route, self.files[-1], self.missing)
        else:
            self._give_page(route, path)

    def _give_page(self, route: Route, path: str) -> None:
        body = self.pages.get(path)
        kind = "text/event-stream" if body and body.startswith("data:") else "text/html"
        headers = {"Content-Security-Policy": POLICY, "Content-Type": f"{kind}; charset=utf-8"}
        route.fulfill(status=404 if body is None else 200, body=body or "", headers=headers)


@contextmanager
def showing(
    pages: dict[str, str], width: int = 1280, height: int = 800, scheme: str = "light", scripts: bool = True
) -> Iterator[Shown]:
    """A browser window of this size and colour scheme, closed afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        try:
            yield Shown(context.new_page(), pages)
        finally:
            browser.close()


def page_of(content: str, **values: object) -> str:
    """An ordinary page with this content block; the content may use the elements as `ui`."""
    source = (
        '{% extends "ui/page.html" %}{% import "ui/elements.html" as ui %}{% block content %}'
        + content
        + "{% endblock %}"
    )
    return str(engines["jinja2"].from_string(source).render(values))


def _give_file(route: Route, name: str, missing: set[str]) -> None:
    found = finders.find(name)
    if not isinstance(found, str) or name in missing:
        return route.fulfill(status=404)
    served = squeezed(name, ContentFile(Path(found).read_bytes())).read()
    return route.fulfill(body=served, content_type=KINDS.get(Path(found).suffix, "application/octet-stream"))
