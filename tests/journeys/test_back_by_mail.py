"""A member adds an address, loses the pass-phrase, and comes back by a mailed link: on a phone, with scripts and without."""

import re
from itertools import count

from playwright.sync_api import Page, expect

from hearthside.accounts.tests.builders import PASSWORD
from tests.journeys.stage import Doors, Stage, fits
from tests.journeys.telling import path_of

NEW = "another boat on another canal"
_numbers = count(1)


def test_a_mailed_link_opens_the_account_again(doors: Doors, stage: Stage, scripts: bool) -> None:
    ava, address = stage.table(ava="member").people["ava"], f"ava{next(_numbers)}@example.org"
    home = doors.open(ava, "/me/e-mail/", scripts=scripts)
    add_address(home, stage, address)
    lost = doors.open(path="/sign-in/", scripts=scripts)
    ask_for_link(lost, address)
    link = re.search(r"http\S+", stage.postbox.words_to(address, "Your link"))
    assert link
    lost.goto(link.group())
    assert path_of(lost) == "/recover/new/" and fits(lost)
    expect(lost.get_by_text(ava.name)).to_be_visible()
    lost.get_by_label("A new pass-phrase").fill(NEW)
    lost.get_by_role("button", name="Set my new pass-phrase").click()
    sign_in(lost, ava.name)
    lost.goto("/notices/")
    home.goto("/me/")
    assert path_of(home) == "/sign-in/"
    lost.reload()
    expect(lost.get_by_text("Your pass-phrase was set anew.")).to_be_visible()


def add_address(page: Page, stage: Stage, address: str) -> None:
    """Say once more who it is, then add the address and prove it."""
    page.get_by_label("Your pass-phrase").fill(PASSWORD)
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    code = re.search(r"\d{8}", stage.postbox.words_to(address, "Your code"))
    assert code and fits(page)
    page.get_by_label("The code").fill(code.group())
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_text(address)).to_be_visible()


def ask_for_link(page: Page, address: str) -> None:
    """From the sign-in page to the one answer that everybody gets."""
    page.get_by_role("link", name="I lost my pass-phrase").click()
    page.get_by_role("link", name="I added an e-mail address here").click()
    assert fits(page)
    page.get_by_label("Your name here, or your e-mail address").fill(address)
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("heading", name="Please look at your mail")).to_be_visible()
    assert fits(page)


def sign_in(page: Page, name: str) -> None:
    """With the new pass-phrase."""
    expect(page.get_by_text("Welcome back.")).to_be_visible()
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Your pass-phrase").fill(NEW)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def test_a_link_that_is_spent_says_what_to_do_next(doors: Doors) -> None:
    page = doors.open(path="/recover/link/nothing-of-use/")
    expect(page.get_by_role("heading", name="This link no longer works")).to_be_visible()
    assert fits(page)
    page.get_by_role("link", name="Ask for a new link").click()
    expect(page.get_by_role("button", name="Send me a link")).to_be_visible()
