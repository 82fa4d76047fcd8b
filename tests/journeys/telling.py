"""What people do again and again in these stories."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.stage import Doors, Seat, Table

CALM = "It was a long week and I would like to talk about it."


def ask(page: Page, table: Table, title: str, body: str = CALM, *, intent: str = "", is_anonymous: bool = False) -> str:
    """Start a conversation; its address, without where on the page."""
    page.goto(table.ask_page)
    page.get_by_label("In a few words").fill(title)
    page.get_by_label("Your words").fill(body)
    if intent:
        page.get_by_role("radio", name=intent).check()
    if is_anonymous:
        page.get_by_label("Be anonymous in this conversation").check()
    page.get_by_role("button", name="Ask for support").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    return path_of(page)


def answer(page: Page, address: str, body: str, *, is_anonymous: bool = False) -> Locator:
    """Answer in a conversation; the new post."""
    page.goto(address)
    page.get_by_label("Your words").fill(body)
    if is_anonymous:
        page.get_by_label("Be anonymous in this conversation").check()
    page.get_by_role("button", name="Post your answer").click()
    expect(post(page, body)).to_be_visible()
    return post(page, body)


def post(page: Page, words: str) -> Locator:
    """The post with these words of its own, not those that quote it."""
    return page.locator("article.post").filter(has=page.locator("div[dir]", has_text=words))


def path_of(page: Page) -> str:
    """The path of the page that is open."""
    return re.sub(r"^https?://[^/]+|[?#].*$", "", page.url)


def sees(doors: Doors, who: Seat | None, path: str, words: str) -> bool:
    """Whether this person finds the words at the address."""
    page = doors.open(who, path)
    return words in page.locator("body").inner_text()
