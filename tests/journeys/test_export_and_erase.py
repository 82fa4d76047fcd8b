"""Somebody takes a copy of what is theirs and nothing else; then they go, and their words and every way back go with them."""

import zipfile
from pathlib import Path

from playwright.sync_api import Page, expect

from hearthside.accounts.tests.builders import PASSWORD
from tests.journeys.stage import Doors, Seat, Stage
from tests.journeys.telling import answer, ask, sees

MINE = "These words about my brother are mine."
VOICED = "These words without a name are mine too."
THEIRS = "These words are of somebody else."


def take_copy(page: Page, folder: Path) -> str:
    """Ask for a copy, wait for it, and take it; all that is in it, as one text."""
    page.goto("/me/data/")
    page.get_by_role("button", name="Make a copy").click()
    ready = page.get_by_role("link", name="Take the copy")
    for _ in range(60):
        if ready.count():
            break
        page.wait_for_timeout(1000)
        page.goto("/me/data/")
    ready.click()
    page.get_by_label("Your pass-phrase").fill(PASSWORD)
    with page.expect_download() as coming:
        page.locator("main form button").first.click()
    coming.value.save_as(folder / "copy.zip")
    with zipfile.ZipFile(folder / "copy.zip") as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def test_the_copy_holds_all_that_is_mine_and_nothing_of_others(
    doors: Doors, stage: Stage, scripts: bool, tmp_path: Path
) -> None:
    table = stage.table(ava="member", ben="member")
    page = doors.open(table.people["ava"], scripts=scripts)
    address = ask(page, table, "My brother", MINE)
    ask(page, table, "Without a name", VOICED, is_anonymous=True)
    answer(doors.open(table.people["ben"]), address, THEIRS)
    copy = take_copy(page, tmp_path)
    assert MINE in copy and VOICED in copy and THEIRS not in copy
    assert table.people["ava"].name in copy and table.people["ben"].name not in copy


def erase(page: Page, seat: Seat) -> None:
    """Read what goes and what stays, then go."""
    page.goto("/me/data/")
    page.get_by_role("link", name="Erase me").click()
    expect(page.get_by_role("heading", name="What stays")).to_be_visible()
    page.get_by_label("Your name here").fill(seat.name)
    page.get_by_label("Your pass-phrase").fill(PASSWORD)
    page.get_by_role("button", name="Erase me for good").click()
    expect(page.get_by_role("heading", name="You are gone from here")).to_be_visible()


def test_after_erasing_neither_words_nor_name_nor_a_way_back_are_left(
    doors: Doors, stage: Stage, scripts: bool
) -> None:
    table = stage.table(ava="member", ben="member")
    ava, ben, page = table.people["ava"], table.people["ben"], doors.open(table.people["ava"], scripts=scripts)
    address = ask(page, table, "My brother", MINE)
    voiced = ask(page, table, "Without a name", VOICED, is_anonymous=True)
    answer(doors.open(ben), address, THEIRS)
    erase(page, ava)
    for path, words in ((address, MINE), (address, ava.name), (voiced, VOICED), (f"{table.page}people/", ava.name)):
        assert not sees(doors, ben, path, words), (path, words)
    assert sees(doors, ben, address, THEIRS)
    page.goto("/sign-in/")
    page.get_by_label("Your name here").fill(ava.name)
    page.get_by_label("Your pass-phrase").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("This name and pass-phrase do not fit together.")).to_be_visible()


def test_a_wrong_name_erases_nothing(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], "/me/data/erase/")
    page.get_by_label("Your name here").fill("Somebody else")
    page.get_by_label("Your pass-phrase").fill(PASSWORD)
    page.get_by_role("button", name="Erase me for good").click()
    expect(page.get_by_text("This is not the name you have here.").first).to_be_visible()
    page.goto("/me/")
    expect(page.get_by_text(table.people["ava"].name).first).to_be_visible()
