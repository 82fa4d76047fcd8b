"""htmx is fetched when somebody first needs it, never before; and what was pressed meanwhile is not lost."""

import pytest
from playwright.sync_api import Page

from hearthside.ui.tests.browser import Shown, page_of, showing

pytestmark = [pytest.mark.browser, pytest.mark.once]

HTMX = "django_htmx/htmx-2.min.js"
CONTENT = """{% include "ui/htmx.html" %}
<form method="post" action="/with/" hx-post="/with/" hx-target="#answer">
<button name="word" value="hello">Wave</button></form>
<p id="answer">nothing yet</p>
<label for="words">Words</label>
<textarea id="words" name="words" hx-post="/tips/" hx-trigger="input changed delay:50ms, early" hx-target="#tips"></textarea>
<p id="tips"></p>
<p><a href="/elsewhere/">A plain link</a></p>"""
PAGES = {"/with/": "<b>waved back</b>", "/tips/": "<i>a tip</i>", "/elsewhere/": "<p>There"}


def shown_page(shown: Shown) -> Shown:
    """The page, whole and left alone for a moment."""
    shown.pages["/"] = page_of(CONTENT)
    shown.visit("/").wait_for_load_state("networkidle")
    return shown


def wait_for_htmx(page: Page, most: int = 100) -> None:
    """It is there. Asked from outside: a wait inside the page would be stopped by the page's policy."""
    for _ in range(most):
        if page.evaluate("Boolean(window.htmx)"):
            return
        page.wait_for_timeout(50)
    raise AssertionError("htmx never came")


def test_a_page_that_nobody_touches_does_not_fetch_it() -> None:
    with showing(dict(PAGES)) as shown:
        shown_page(shown).page.get_by_role("link", name="A plain link").focus()
        shown.page.wait_for_load_state("networkidle")
        assert "ui/when-needed.js" in shown.files and HTMX not in shown.files


def test_who_begins_to_write_gets_the_help_beside_the_words() -> None:
    with showing(dict(PAGES)) as shown:
        page = shown_page(shown).page
        page.get_by_label("Words").focus()
        wait_for_htmx(page)
        page.keyboard.type("good evening")
        page.get_by_text("a tip").wait_for()
        assert shown.files.count(HTMX) == 1 and shown.complaints == []


def test_words_written_before_it_came_are_not_left_out() -> None:
    with showing(dict(PAGES)) as shown:
        shown_page(shown).page.get_by_label("Words").fill("good evening")
        shown.page.get_by_text("a tip").wait_for()
        assert shown.posted[0] == ("/tips/", "words=good%20evening")


@pytest.mark.parametrize("how", ["mouse", "keys"])
def test_the_first_press_is_answered_in_the_page_and_sent_once(how: str) -> None:
    with showing(dict(PAGES)) as shown:
        page = shown_page(shown).page
        button = page.get_by_role("button", name="Wave")
        button.click() if how == "mouse" else button.press("Enter")
        page.get_by_text("waved back").wait_for()
        assert page.url.endswith("/") and "/with/" not in page.url
        assert shown.posted == [("/with/", "word=hello")]


def test_a_press_goes_through_as_a_plain_form_when_it_cannot_be_had() -> None:
    with showing(dict(PAGES)) as shown:
        shown.missing.add(HTMX)
        page = shown_page(shown).page
        page.get_by_role("button", name="Wave").click()
        page.wait_for_url("**/with/")
        assert shown.posted == [("/with/", "word=hello")]


def test_news_fetches_it() -> None:
    content = """{% include "ui/htmx.html" %}<script src="/static/ui/live.js" defer></script><p data-live="/live/"></p>
<div data-live-topic="one" hx-get="/one/" hx-trigger="live">old words</div>"""
    with showing({"/": page_of(content), "/live/": "data: one\n\n", "/one/": "new words"}) as shown:
        shown.visit("/").get_by_text("new words").wait_for()
        assert shown.files.count(HTMX) == 1


def test_what_it_may_do_is_settled_before_it_starts() -> None:
    with showing(dict(PAGES)) as shown:
        page = shown_page(shown).page
        page.get_by_label("Words").focus()
        wait_for_htmx(page)
        settled = page.evaluate("[htmx.config.allowEval, htmx.config.selfRequestsOnly, htmx.config.historyCacheSize]")
        assert settled == [False, True, 0] and shown.complaints == []
