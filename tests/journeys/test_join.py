"""A visitor becomes a member under a name they made up, and looks around."""

from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, fits, press_key, tab_to, type_in

PHRASE = "seven slow boats on a grey canal"
_names = (f"Quiet Heron {number}" for number in count(1))


def test_a_visitor_joins_and_looks_around(doors: Doors, stage: Stage, scripts: bool) -> None:
    table, page, name = stage.table(), doors.open(path="/join/", scripts=scripts), next(_names)
    page.get_by_label("Choose a name").fill(name)
    page.get_by_label("Choose a pass-phrase").fill(PHRASE)
    page.get_by_label("18 or over").check()
    page.get_by_role("button", name="Open my account").click()
    page.get_by_role("button", name="Show my ten words").click()
    expect(page.get_by_role("listitem")).to_have_count(10)
    page.get_by_role("link", name="I have written it down").click()
    page.goto(table.page)
    page.get_by_role("button", name="Join", exact=True).click()
    agree(page)
    page.goto("/me/")
    expect(page.get_by_text(name).first).to_be_visible()


def agree(page: Page) -> None:
    """Read the ground rules and agree to them."""
    page.get_by_label("I have read this and I agree.").check()
    page.get_by_role("button", name="Agree").click()
    expect(page.get_by_role("link", name="Go to the talk")).to_be_visible()


def test_a_visitor_joins_by_keyboard_alone(doors: Doors) -> None:
    page, name = doors.open(path="/join/"), next(_names)
    type_in(page.get_by_label("Choose a name"), name)
    type_in(page.get_by_label("Choose a pass-phrase"), PHRASE)
    tab_to(page.get_by_role("radio").first)
    page.get_by_label("18 or over").evaluate("one => one.checked") or page.keyboard.press("ArrowUp")
    expect(page.get_by_label("18 or over")).to_be_checked()
    press_key(page.get_by_role("button", name="Open my account"))
    press_key(page.get_by_role("button", name="Show my ten words"))
    expect(page.get_by_role("listitem")).to_have_count(10)
    press_key(page.get_by_role("link", name="I have written it down"))
    page.wait_for_url(lambda url: "recovery" not in url)


def test_ten_words_open_the_account_again(doors: Doors) -> None:
    page, name = doors.open(path="/join/"), next(_names)
    page.get_by_label("Choose a name").fill(name)
    page.get_by_label("Choose a pass-phrase").fill(PHRASE)
    page.get_by_label("18 or over").check()
    page.get_by_role("button", name="Open my account").click()
    page.get_by_role("button", name="Show my ten words").click()
    expect(page.get_by_role("listitem")).to_have_count(10)
    words = " ".join(page.get_by_role("listitem").all_inner_texts())
    other = doors.open(path="/recover/")
    other.locator("[name=name]").fill(name)
    other.locator("[name=phrase]").fill(words)
    other.locator("[name=passphrase]").fill("another boat on another canal")
    other.get_by_role("button", name="Set my new pass-phrase").click()
    expect(other.get_by_text("Welcome back.")).to_be_visible()
    other.get_by_label("Your name here").fill(name)
    other.get_by_label("Your pass-phrase").fill("another boat on another canal")
    other.get_by_role("button", name="Sign in", exact=True).click()
    other.wait_for_url(lambda url: "sign-in" not in url)
    other.goto("/me/")
    expect(other.get_by_text(name).first).to_be_visible()


@pytest.mark.parametrize("path", ["/join/", "/sign-in/", "/recover/", "/groups/", "/help/"])
def test_what_a_visitor_meets_fits_a_phone(doors: Doors, path: str) -> None:
    assert fits(doors.open(path=path))
