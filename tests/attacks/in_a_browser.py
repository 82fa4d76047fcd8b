"""Pages held in memory, opened in a real Chromium under the house's own policy; what ran, and what the policy had to stop."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, sync_playwright

from hearthside.kernel.headers import POLICY
from hearthside.ui.tests.browser import FLAGS, HOUSE, _give_file
from tests.attacks.payloads import MARK

LISTEN = f"""
window.heard = [];
window.{MARK} = () => heard.push('ran');
document.addEventListener('securitypolicyviolation', one => heard.push('stopped: ' + one.violatedDirective + ' ' + one.sample));
"""
TOUCH = """
for (const one of document.querySelectorAll('body *'))
  for (const kind of ['mouseover', 'pointerenter', 'focus', 'toggle', 'animationstart', 'error', 'load'])
    one.dispatchEvent(new Event(kind));
"""
"""Touches everything, as a restless visitor would; what listens, hears it."""


class Window:
    """A browser window that opens pages and remembers what came alive in them, what was stopped, and what was asked of others."""

    def __init__(self, page: Page, policy: str) -> None:
        self.page, self.policy, self.html = page, policy, ""
        self.found: list[str] = []
        page.add_init_script(LISTEN)
        page.on("dialog", lambda dialog: (self.found.append("dialog"), dialog.dismiss()))
        page.context.route("**/*", self._answer)

    def show(self, where: str, html: str) -> None:
        """Open this page and touch everything in it."""
        self.html, before = html, len(self.found)
        self.page.goto(f"{HOUSE}/{where}", wait_until="load")
        self.page.evaluate(TOUCH)
        self.found += self.page.evaluate("window.heard")
        self.found[before:] = [f"{where}: {one}" for one in self.found[before:]]

    def _answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if not route.request.url.startswith(HOUSE):
            self.found.append(f"asked {route.request.url[:80]}")
            route.abort()
        elif path.startswith("/static/") and path.endswith(".js"):
            _give_file(route, path.removeprefix("/static/"), set())
        elif not route.request.is_navigation_request() or route.request.frame != self.page.main_frame:
            route.fulfill(body="", content_type="text/css")
        else:
            headers = {"Content-Type": "text/html; charset=utf-8"}
            route.fulfill(
                body=self.html, headers=headers | ({"Content-Security-Policy": self.policy} if self.policy else {})
            )


@contextmanager
def window(policy: str = POLICY) -> Iterator[Window]:
    """A window of its own; without a policy when that is empty."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        try:
            yield Window(browser.new_page(), policy)
        finally:
            browser.close()
