"""Somebody writes that they may not live. They see help at once; a moderator sees them first, comes, and stays until it is closed."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, fits, press_key
from tests.journeys.telling import CALM, ask, path_of, post
from tests.journeys.test_anonymous import report, to_the_steps, write_letter

CRY = "I am going to end my life tonight. I wanted to say goodbye."
DONE = "Done. It is in the history of the case."


def cry(page: Page, ask_page: str, words: str = CRY) -> None:
    """Post words that mean danger now."""
    page.goto(ask_page)
    page.get_by_label("In a few words").fill("I cannot any more")
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Ask for support").click()


def test_the_writer_sees_help_at_once_and_their_words_stand(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", ben="member")
    page = doors.open(table.people["ava"], scripts=scripts)
    cry(page, table.ask_page)
    expect(page.get_by_role("heading", name="We are glad you wrote")).to_be_visible()
    assert page.locator('a[href="tel:999"]').is_visible()
    assert page.get_by_role("heading", name="Samaritans").is_visible()
    assert page.locator('a[href^="tel:116123"], a[href^="tel:+44116123"]').first.is_visible()
    assert fits(page)
    page.get_by_role("link", name="Go on to where I was").click()
    expect(post(page, CRY)).to_be_visible()
    expect(post(doors.open(table.people["ben"], path_of(page)), CRY)).to_be_visible()


def test_the_moderator_sees_it_first_and_within_seconds(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member", mia="moderator")
    address = ask(doors.open(table.people["ben"]), table, "An unkind word")
    report(doors.open(table.people["ava"], address))
    desk = doors.open(table.people["mia"], "/safety/")
    expect(desk.locator(".queue li")).to_have_count(1)
    cry(doors.open(table.people["ava"]), table.ask_page)
    expect(desk.locator(".queue li").first).to_contain_text("Somebody in danger now", timeout=10_000)
    expect(desk.locator(".queue li")).to_have_count(2)
    assert CRY not in desk.content()


def test_a_case_is_talked_through_and_closed_by_two(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", mia="moderator", sam="moderator")
    page, ava = doors.open(table.people["ava"], scripts=scripts), table.people["ava"]
    cry(page, table.ask_page)
    desk = doors.open(table.people["mia"], "/safety/", scripts=scripts)
    desk.locator(".queue a").first.click()
    case = path_of(desk)
    expect(desk.get_by_text(CRY)).to_be_hidden()
    desk.get_by_text("The words may be hard to read.").click()
    expect(desk.get_by_text(CRY)).to_be_visible()
    write_letter(desk, "I am here and reading. Is somebody with you now?")
    close(desk)
    expect(desk.get_by_role("button", name="Agree to close")).to_have_count(0)
    second = doors.open(table.people["sam"], case, scripts=scripts)
    to_the_steps(second)
    second.get_by_role("button", name="Agree to close").click()
    expect(second.get_by_text(DONE)).to_be_attached()
    closed = doors.open(table.people["mia"], "/safety/?show=closed", scripts=scripts)
    closed.locator(f'a[href^="{case}"]').click()
    expect(closed.get_by_text(f"{table.people['sam'].name}: agreed and closed it")).to_be_visible()
    expect(doors.open(ava, "/notices/").get_by_text("The team wrote to you.").first).to_be_visible()


def close(desk: Page) -> None:
    """Ask to close the case with an outcome."""
    to_the_steps(desk)
    desk.locator("#actions summary", has_text="Close the case").click()
    desk.locator("#close_outcome").select_option("supported")
    desk.get_by_role("button", name="Close the case").click()
    expect(desk.get_by_text(DONE)).to_be_attached()


def test_help_is_one_key_press_away(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], table.page)
    press_key(page.get_by_role("link", name="Get help now").first)
    expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
    assert page.locator('a[href="tel:999"]').is_visible()
    press_key(page.get_by_role("link", name="Call 116 123"), "Tab")


def test_calm_words_open_no_case(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", mia="moderator")
    ask(doors.open(table.people["ava"]), table, "The long week", CALM)
    expect(doors.open(table.people["mia"], "/safety/").get_by_text("Nobody is waiting")).to_be_visible()
