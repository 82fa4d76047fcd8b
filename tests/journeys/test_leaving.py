"""Somebody takes a break, and somebody goes for good: by the Tab and Enter keys alone, on a phone, with text at twice its size."""

from playwright.sync_api import Page, expect

from hearthside.accounts.tests.builders import PASSWORD
from tests.journeys.keyboard import go, write
from tests.journeys.stage import Doors, Stage, fits

TWICE = "document.documentElement.style.fontSize = '200%'"


def larger(page: Page) -> None:
    """Text is twice as large on every page from now on, and nothing hangs over the side."""
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {TWICE} }})")
    page.reload()
    assert fits(page)


def test_a_break_begins_and_ends_by_keys_alone_and_with_large_text(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], "/me/")
    larger(page)
    go(page.get_by_role("link", name="A break"))
    expect(page.get_by_role("heading", name="Take a break")).to_be_visible()
    assert fits(page)
    go(page.get_by_role("button", name="Begin my break"))
    expect(page.get_by_text("Your break has begun. Be well.")).to_be_visible()
    page.goto("/notices/")
    expect(page.get_by_text("Only what is about safety is told here.")).to_be_visible()
    go(page.get_by_role("link", name="End it or read about it"))
    expect(page.get_by_role("heading", name="You are on a break")).to_be_visible()
    assert fits(page)
    go(page.get_by_role("button", name="I am back"))
    expect(page.get_by_text("Welcome back.")).to_be_visible()
    expect(page.get_by_text("You are on a break")).to_have_count(0)


def test_who_goes_for_good_finds_the_way_by_keys_alone_and_with_large_text(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], "/me/")
    larger(page)
    go(page.get_by_role("link", name="What is mine"))
    expect(page.get_by_role("heading", name="What is mine")).to_be_visible()
    assert fits(page)
    go(page.get_by_role("link", name="Erase me"))
    expect(page.get_by_role("heading", name="What stays")).to_be_visible()
    assert fits(page)
    write(page.get_by_label("Your name here"), table.people["ava"].name)
    write(page.get_by_label("Your pass-phrase"), PASSWORD)
    go(page.get_by_role("button", name="Erase me for good"))
    expect(page.get_by_role("heading", name="You are gone from here")).to_be_visible()
    assert fits(page)
    go(page.get_by_role("link", name="Get help now").last)
    expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
