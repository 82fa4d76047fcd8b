"""Somebody with almost no strength left: each main thing in three taps at most, with scripts and without, and everything still there."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.stage import Doors, Seat, Stage, fits

EVERYTHING = "Show everything here"


class Tired:
    """A phone in the hands of somebody who counts each tap."""

    def __init__(self, doors: Doors, who: Seat | None, scripts: bool) -> None:
        self.page: Page = doors.open(who, "/low/", scripts=scripts)
        self.taps = 0

    def tap(self, what: Locator) -> None:
        self.taps += 1
        assert fits(self.page)
        what.first.click()

    def link(self, words: str) -> Locator:
        return self.page.get_by_role("link", name=re.compile(words))


def test_a_member_says_how_it_is_in_two_taps(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member")
    tired = Tired(doors, table.people["ava"], scripts)
    tired.tap(tired.link("Say one thing"))
    tired.page.get_by_label("Your words").fill("I made soup today, and it was good.")
    tired.tap(tired.page.get_by_role("button", name="Say it"))
    expect(tired.page.get_by_text("I made soup today, and it was good.")).to_be_visible()
    assert tired.taps == 2


def test_a_member_reads_something_kind_in_three_taps(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", ben="member")
    said = Tired(doors, table.people["ben"], scripts)
    said.tap(said.link("Say one thing"))
    said.page.get_by_label("Your words").fill("You are doing better than you think.")
    said.tap(said.page.get_by_role("button", name="Say it"))
    expect(said.page.get_by_text("You are doing better than you think.")).to_be_visible()
    tired = Tired(doors, table.people["ava"], scripts)
    tired.tap(tired.link("Say one thing"))
    tired.tap(tired.link("I would rather read"))
    tired.tap(tired.link("A few words Asks|A few words"))
    expect(tired.page.get_by_text("You are doing better than you think.")).to_be_visible()
    assert tired.taps == 3


def test_anybody_finds_a_person_now_in_two_taps(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member")
    for who in (None, table.people["ava"]):
        tired = Tired(doors, who, scripts)
        tired.tap(tired.page.get_by_role("main").get_by_role("link", name=re.compile("Get help")))
        expect(tired.page.locator('a[href^="tel:"]').first).to_be_visible()
        assert tired.taps == 1 and fits(tired.page)


def test_the_pages_behind_are_calm_and_everything_is_one_tap_away(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member")
    page = Tired(doors, table.people["ava"], scripts).page
    for address, folded in ((table.page, "Ground rules"), (table.ask_page, "What would help?")):
        page.goto(address)
        assert fits(page) and page.locator("body.low").count() == 1
        expect(page.get_by_role("navigation", name="Ways around")).to_have_count(0)
        hidden = page.get_by_text(folded, exact=True).first
        expect(hidden).to_be_hidden()
        page.get_by_text(EVERYTHING).click()
        expect(hidden).to_be_visible()
        page.get_by_role("link", name="Back to the three choices").click()
        expect(page.get_by_role("heading", name="What do you need?")).to_be_visible()


def test_one_tap_brings_everything_back_on_all_pages(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member")
    page = Tired(doors, table.people["ava"], scripts).page
    page.get_by_role("button", name="Show me everything again").click()
    page.goto(table.page)
    expect(page.get_by_text(EVERYTHING)).to_have_count(0)
    expect(page.get_by_role("heading", name="Ground rules")).to_be_visible()
