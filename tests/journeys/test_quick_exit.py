"""Somebody has to leave this second. The browser keeps nothing of the page they left."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, press_key

PRIVATE = "Words that nobody at home should read"


def by_button(page: Page) -> None:
    page.get_by_role("link", name="Quick exit").click()


def by_escape(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Escape")


def by_keyboard(page: Page) -> None:
    press_key(page.get_by_role("link", name="Quick exit"))


@pytest.mark.parametrize("leave", [by_button, by_escape, by_keyboard])
def test_nothing_is_left_behind(doors: Doors, stage: Stage, leave: Callable[[Page], None]) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], "/help/")
    page.goto(table.ask_page)
    page.get_by_label("Your words").fill(PRIVATE)
    leave(page)
    page.wait_for_url(re.compile("^https://"))
    assert page.title() == "Weather"
    page.go_back()
    assert PRIVATE not in page.content() and table.people["ava"].name not in page.content()
    page.goto("/healthz")
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    page.goto("/me/")
    expect(page.get_by_label("Your pass-phrase")).to_be_visible()


def test_the_page_that_was_left_is_not_in_the_history(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], "/help/")
    page.goto(table.page)
    by_button(page)
    page.wait_for_url(re.compile("^https://"))
    page.go_back()
    assert page.url.endswith("/help/")
    page.go_forward()
    assert page.title() == "Weather"


def test_the_exit_leads_away_without_scripts(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], table.page, scripts=False)
    by_button(page)
    page.wait_for_url(re.compile("^https://"))
    assert page.title() == "Weather"


@pytest.mark.parametrize("path", ["/groups/", "/help/", "/join/", "/sign-in/", "/me/", "/notices/", "/no/such/page/"])
def test_the_way_out_and_the_way_to_help_are_on_every_page(doors: Doors, stage: Stage, path: str) -> None:
    seat = stage.table(ava="member").people["ava"] if path.startswith(("/me", "/notices")) else None
    page = doors.open(seat, path)
    assert page.get_by_role("link", name="Quick exit").is_visible()
    assert page.get_by_role("link", name="Get help now").first.is_visible()
