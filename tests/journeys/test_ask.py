"""A member asks for support, says what would help, and nothing they typed is lost."""

from playwright.sync_api import expect

from tests.journeys.stage import Doors, Stage, fits, press_key, tab_to, type_in
from tests.journeys.telling import CALM, post

NUMBER = "You can call me on 07700 900123 if you like."


def test_a_member_asks_with_a_wish_and_a_content_note(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], table.page, scripts=scripts)
    page.get_by_role("link", name="Go to the talk").click()
    page.get_by_role("link", name="Start a conversation").click()
    page.get_by_label("In a few words").fill("Since my father died")
    page.get_by_label("Your words").fill(CALM)
    page.get_by_role("radio", name="Just listen").check()
    page.get_by_text("Add a content note").click()
    page.get_by_label("Grief and loss").check()
    assert fits(page)
    page.get_by_role("button", name="Ask for support").click()
    expect(post(page, CALM)).to_be_visible()
    expect(page.get_by_text("Asks for: Just listen")).to_be_visible()
    expect(page.locator(".tags").get_by_text("Grief and loss")).to_be_visible()
    assert fits(page)


def test_private_details_are_pointed_out_once_and_may_stay(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], table.ask_page, scripts=scripts)
    page.get_by_label("In a few words").fill("A call would help")
    page.get_by_label("Your words").fill(NUMBER)
    page.get_by_role("button", name="Ask for support").click()
    expect(page.get_by_text("Before you post: this may show who you are")).to_be_visible()
    expect(page.get_by_label("Your words")).to_have_value(NUMBER)
    page.get_by_role("button", name="Ask for support").click()
    expect(
        page.get_by_role("heading", name="A call would help").or_(page.get_by_text("wait for a moderator")).first
    ).to_be_visible()


def test_a_draft_is_still_there_after_the_tab_was_closed(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], table.ask_page)
    page.get_by_label("In a few words").fill("Half a thought")
    page.get_by_label("Your words").press_sequentially("I had just begun to")
    expect(page.get_by_text("Your words are kept here until you post them.")).to_be_visible()
    page.close()
    again = doors.open(table.people["ava"], table.ask_page)
    expect(again.get_by_label("Your words")).to_have_value("I had just begun to")
    expect(again.get_by_label("In a few words")).to_have_value("Half a thought")


def test_asking_works_by_keyboard_alone(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], table.ask_page)
    type_in(page.get_by_label("In a few words"), "With keys only")
    type_in(page.get_by_label("Your words"), CALM)
    tab_to(page.locator("input[name=intent]:checked"))
    page.keyboard.press("ArrowUp")
    press_key(page.get_by_label("Be anonymous in this conversation"), " ")
    press_key(page.get_by_role("button", name="Ask for support"))
    expect(post(page, CALM)).to_be_visible()
    expect(post(page, CALM).get_by_text("anonymous here")).to_be_visible()
