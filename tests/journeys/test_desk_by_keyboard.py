"""A moderator without a mouse: a case from the door to its end, and a whole watch. The focus is in sight at every stop."""

import pytest
from playwright.sync_api import Page, expect

from hearthside.accounts.tests.builders import PASSWORD
from tests.journeys.keyboard import check_in_sight, go, trouble_with_focus, walk_to, write
from tests.journeys.stage import PHONE, Doors, Seat, Stage, fits
from tests.journeys.telling import ask
from tests.journeys.test_anonymous import report
from tests.journeys.test_crisis import DONE

WIDE = {"width": 1280, "height": 800}
WORDS = "It was a heavy week and I sat by the window."


def sign_in(page: Page, who: Seat) -> None:
    """Through the door, by keys."""
    go(page.get_by_role("link", name="Sign in").first)
    write(page.get_by_label("Name"), who.name)
    write(page.get_by_label("Your pass-phrase"), PASSWORD)
    go(page.get_by_role("button", name="Sign in", exact=True))
    expect(page.get_by_role("link", name="Desk").first).to_be_visible()


def to_the_steps(page: Page) -> None:
    """The steps are in view: on a phone there is a way to them, on a desk they stand beside the case."""
    page.wait_for_load_state("load")
    if not page.locator("#actions").is_visible():
        go(page.get_by_role("link", name="What to do"))
    expect(page.locator("#actions")).to_be_visible()


def take_and_write(page: Page, words: str) -> None:
    """Take the case that is open, and write to its person."""
    to_the_steps(page)
    go(page.get_by_role("button", name="I am on it"))
    expect(page.get_by_text(DONE)).to_be_attached()
    to_the_steps(page)
    write(page.locator("#write_text"), words)
    go(page.get_by_role("button", name="Write to the person"))
    expect(page.get_by_text(DONE)).to_be_attached()


def close(page: Page, outcome: str) -> None:
    """Close the case that is open with this outcome."""
    to_the_steps(page)
    go(page.locator("#actions summary", has_text="Close the case"))
    walk_to(page.locator("#close_outcome"))
    page.keyboard.type(outcome)
    go(page.get_by_role("button", name="Close the case"))
    expect(page.get_by_text(DONE)).to_be_attached()


@pytest.mark.parametrize("window", [PHONE, WIDE], ids=["on a phone", "on a desk"])
def test_a_case_goes_from_the_door_to_its_end_by_keys_alone(
    doors: Doors, stage: Stage, window: dict[str, int], scripts: bool
) -> None:
    table = stage.table(ava="member", ben="member", mia="moderator")
    address = ask(doors.open(table.people["ava"]), table, "The long week", WORDS)
    report(doors.open(table.people["ben"], address))
    page = doors.open(None, "/", viewport=window, scripts=scripts)
    sign_in(page, table.people["mia"])
    go(page.get_by_role("link", name="Desk").first)
    go(page.locator(".queue a").first)
    go(page.locator(".desk-case .cover summary"))
    expect(page.locator(".desk-words", has_text=WORDS)).to_be_visible()
    take_and_write(page, "I read what you wrote. I am here if you would like to talk.")
    close(page, "We talked")
    assert fits(page)
    page.goto("/safety/?show=closed")
    expect(page.locator(".queue li")).to_have_count(1)


def key(page: Page, letter: str) -> None:
    """Press a letter of the sheet of keys; where it leads has the focus, and is in sight."""
    page.wait_for_load_state("load")
    page.keyboard.press(letter)
    check_in_sight(page)


def is_done(page: Page, words: str = DONE) -> None:
    """What the step did is said where the eyes are."""
    expect(page.get_by_text(words)).to_be_in_viewport()


def hide_and_show(page: Page) -> None:
    """Hide the words of the case that is open, with a reason, and show them again."""
    key(page, "h")
    page.keyboard.press("Tab")
    page.keyboard.type("I would like to read it in peace first.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    is_done(page)
    expect(page.get_by_text("hidden for now", exact=True)).to_be_attached()
    key(page, "h")
    page.keyboard.press("Enter")
    expect(page.get_by_text("hidden for now", exact=True)).to_have_count(0)


def talk(page: Page, words: str) -> None:
    """Take the case that is open and write to its person; no draft stands there afterwards."""
    key(page, "t")
    page.keyboard.press("Enter")
    is_done(page)
    key(page, "m")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    is_done(page)
    expect(page.locator("#write_text")).to_have_value("")


def to_the_watch(page: Page) -> None:
    """From any page of the desk to the watch."""
    go(page.get_by_role("link", name="Desk").first)
    page.wait_for_url("**/safety/")
    page.keyboard.press("v")
    page.wait_for_url("**/hours/watch/")


def end_the_watch(page: Page) -> None:
    """A note for the next one, a break, and the end."""
    go(page.get_by_text("Leave a note"))
    write(page.locator("#later_note"), "A quiet evening.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    is_done(page, "Your note is with the next one.")
    go(page.get_by_role("button", name="Take a break"))
    expect(page.get_by_text("You are on a break.")).to_be_visible()
    go(page.get_by_role("button", name="I am back"))
    expect(page.get_by_text("You are on a break.")).to_have_count(0)
    go(page.get_by_role("button", name="I must stop"))
    is_done(page, "Your watch is over.")


@pytest.mark.parametrize("window", [PHONE, WIDE], ids=["on a phone", "on a desk"])
def test_a_watch_goes_from_its_start_to_its_end_by_keys_alone(
    doors: Doors, stage: Stage, window: dict[str, int]
) -> None:
    table = stage.table(ava="member", ben="member", mia="moderator")
    ava = doors.open(table.people["ava"])
    ben = doors.open(table.people["ben"], ask(ava, table, "The long week", WORDS))
    report(ben)
    ava.context.close()
    ben.context.close()
    page = doors.open(table.people["mia"], "/safety/", viewport=window)
    to_the_watch(page)
    go(page.get_by_role("button", name="I am here now"))
    expect(page.get_by_text("You have the watch")).to_be_visible()
    go(page.get_by_role("link", name="Desk").first)
    page.wait_for_url("**/safety/")
    key(page, "j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/case/**")
    key(page, "w")
    talk(page, "I read what you wrote. How are you now?")
    hide_and_show(page)
    go(page.get_by_role("button", name="Hand it on"))
    expect(page.get_by_role("button", name="I am on it")).to_be_visible()
    to_the_watch(page)
    end_the_watch(page)
    go(page.get_by_role("link", name="Desk").first)
    go(page.get_by_role("link", name="Care for you"))
    expect(page.get_by_role("heading", name="Care for you")).to_be_visible()
    assert fits(page)


def test_a_ring_that_is_taken_away_would_be_noticed(doors: Doors, stage: Stage) -> None:
    page = doors.open(None, "/")
    page.keyboard.press("Tab")
    assert trouble_with_focus(page) == ""
    page.evaluate("document.activeElement.style.outline = 'none'")
    assert trouble_with_focus(page).startswith("no ring")
