"""A drop-in evening: two people from afar and one at the door in one line, somebody who misses a call, a talk of two, and the end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, Table, fits
from tests.journeys.telling import path_of

ZONE = "Pacific/Apia"


def soon() -> tuple[date, str]:
    """In eight minutes, by a clock on which it is another hour than where this runs: the line can be open already."""
    begins = datetime.now(ZoneInfo(ZONE)) + timedelta(minutes=8)
    return begins.date(), begins.strftime("%H:%M")


def keep_a_line(page: Page) -> str:
    """The leader plans a drop-in that begins in a moment and keeps a line; its address."""
    day, at = soon()
    page.get_by_role("link", name="Plan a meeting").click()
    page.get_by_role("link", name="Drop-in", exact=True).click()
    page.get_by_label("What is it called?").fill("The lamp")
    page.get_by_label("On which day, or the first one?").fill(day.isoformat())
    page.get_by_label("At what time?").fill(at)
    page.get_by_text("Time zone, and a rule of your own").click()
    page.get_by_label("In which time zone?").select_option(ZONE)
    page.get_by_label("For how many minutes?").fill("180")
    page.get_by_label("Online and in person").check()
    page.get_by_role("button", name="Plan it").click()
    page.get_by_role("link", name="The lamp").click()
    page.get_by_role("link", name="How the line is kept").click()
    page.get_by_role("button", name="Keep a line").click()
    page.get_by_role("link", name="See it").click()
    return path_of(page)


def join(doors: Doors, table: Table, who: str, address: str, name: str, *, scripts: bool) -> Page:
    """Somebody takes a place, to talk in writing."""
    page = doors.open(table.people[who], address, scripts=scripts)
    page.get_by_label("Your name for tonight").fill(name)
    page.get_by_label("In writing, right here").check()
    page.get_by_role("button", name="Take a place").click()
    expect(page.get_by_role("button", name="Step out for a moment")).to_be_visible()
    return page


def look(page: Page) -> Page:
    """The page as it is now, with or without scripts."""
    page.reload()
    return page


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_drop_in_evening(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(robin="leader", ava="member", ben="member")
    robin = doors.open(table.people["robin"], f"{table.page}meetings/", scripts=False)
    address = keep_a_line(robin)
    robin.get_by_role("link", name="To the desk").click()
    robin.get_by_label("Your name for tonight").fill("Sam")
    robin.get_by_label("I am at the place").check()
    robin.get_by_role("button", name="I am here").click()
    ava = join(doors, table, "ava", address, "Quiet Otter", scripts=scripts)
    robin.get_by_label("A name for tonight").fill("Red coat")
    robin.get_by_role("button", name="Add them to the line").click()
    ben = join(doors, table, "ben", address, "Tall Heron", scripts=scripts)
    expect(ben.get_by_role("heading", name="2 people are before you")).to_be_visible()
    expect(ben.get_by_text("We cannot say yet")).to_be_visible()
    assert fits(ben) and "Otter" not in ben.content() and "lamp" not in ben.title().lower()
    ava.get_by_role("button", name="Step out for a moment").click()
    look(robin).get_by_role("button", name="Call the next person").click()
    expect(robin.get_by_role("heading", name="You called Red coat")).to_be_visible()
    robin.get_by_role("button", name="They are here").click()
    robin.get_by_role("button", name="End the talk").click()
    ava.get_by_role("button", name="I am back").click()
    look(robin).get_by_role("button", name="Call the next person").click()
    expect(robin.get_by_role("heading", name="You called Quiet Otter")).to_be_visible()
    if not scripts:
        look(ava)
    ava.get_by_role("button", name="I am here, open the talk").click()
    ava.get_by_label("Your words").fill("It is a long night.")
    ava.get_by_role("button", name="Send").click()
    robin.goto(robin.url)
    robin.get_by_role("link", name="To the talk").click()
    expect(robin.get_by_text("It is a long night.")).to_be_visible()
    assert fits(ava) and fits(robin)
    robin.get_by_role("link", name="To the desk").first.click()
    robin.get_by_role("button", name="End the talk").click()
    after = doors.open(table.people["ava"], address, scripts=scripts)
    expect(after.get_by_text("Thank you for coming")).to_be_visible()
    robin.get_by_text("Close the line", exact=True).first.click()
    robin.get_by_role("button", name="Close the line").click()
    if not scripts:
        look(ben)
    expect(ben.get_by_text("The evening was too short for all")).to_be_visible(timeout=20_000)
    expect(ben.get_by_role("link", name="Get help now").first).to_be_visible()
