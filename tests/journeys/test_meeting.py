"""A meeting with one seat and a sealed place: planned, filled, given back; whoever waited has the seat and learns where the door is."""

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, Table, fits
from tests.journeys.telling import path_of

PLACE = "The green door by the bridge"


def plan(page: Page) -> None:
    """A walk with one seat; its place opens at once for who has it."""
    page.get_by_role("link", name="Plan a meeting").click()
    page.get_by_role("link", name="Walk").click()
    page.get_by_label("What is it called?").fill("Round the pond")
    page.get_by_label("On which day, or the first one?").fill((date.today() + timedelta(days=5)).isoformat())
    page.get_by_label("At what time?").fill("10:00")
    page.get_by_label("In person", exact=True).check()
    page.get_by_text("The place, and ways to join").click()
    page.get_by_label("The exact place").fill(PLACE)
    page.get_by_label("When do they see it?").select_option(label="At once")
    page.get_by_text("Seats", exact=True).click()
    page.get_by_label("How many seats are there?").fill("1")
    page.get_by_role("button", name="Plan it").click()
    expect(page.get_by_text("It is planned.")).to_be_visible()


def come(doors: Doors, table: Table, who: str, address: str, button: str) -> Page:
    """Somebody opens the meeting and says that they come."""
    page = doors.open(table.people[who], address, scripts=False)
    page.get_by_role("button", name=button).click()
    return page


def test_the_last_seat_moves_to_who_waits_and_the_place_with_it(doors: Doors, stage: Stage) -> None:
    table = stage.table(robin="leader", ava="member", ben="member")
    robin = doors.open(table.people["robin"], f"{table.page}meetings/", scripts=False)
    plan(robin)
    robin.get_by_role("link", name="Round the pond").click()
    address = path_of(robin)
    ava = come(doors, table, "ava", address, "I will come")
    expect(ava.get_by_text(PLACE)).to_be_visible()
    ben = come(doors, table, "ben", address, "Ask for a seat")
    expect(ben.get_by_role("heading", name="You are on the waiting list")).to_be_visible()
    expect(ben.get_by_text(PLACE)).to_have_count(0)
    ava.get_by_role("button", name="I cannot come").click()
    expect(ava.get_by_text(PLACE)).to_have_count(0)
    ben.reload()
    expect(ben.get_by_role("heading", name="You are coming")).to_be_visible()
    expect(ben.get_by_text(PLACE)).to_be_visible()
    assert fits(ben) and "pond" not in ben.title()
    expect(doors.open(path=address).get_by_text("Round the pond")).to_have_count(0)
