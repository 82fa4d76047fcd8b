"""A press that was refused leaves a way back: the browser shows the page again, and no error of its own."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage
from tests.journeys.test_join import PHRASE


def press_wrong(page: Page) -> None:
    """A name that nobody has, at the door."""
    page.get_by_label("Your name here").fill("Nobody at all")
    page.get_by_label("Your pass-phrase").fill(PHRASE)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_visible()


def test_the_way_back_after_a_refused_press_is_a_page(doors: Doors, stage: Stage) -> None:
    page = doors.open(path="/sign-in/")
    press_wrong(page)
    page.get_by_role("link", name="Get help now").first.click()
    page.wait_for_url("**/help/**")
    page.go_back()
    expect(page.get_by_label("Your name here")).to_be_visible()


@pytest.mark.parametrize("path", ["/set-up/doors/", "/groups/evening/gentle/"])
def test_an_address_that_a_button_leads_to_is_a_page_when_opened_by_hand(doors: Doors, stage: Stage, path: str) -> None:
    table = stage.table(olga="operator")
    page = doors.open(table.people["olga"], path)
    expect(page.get_by_role("heading", name="There is nothing to read here")).to_be_visible()
    expect(page.get_by_role("link", name="Get help now").first).to_be_visible()
