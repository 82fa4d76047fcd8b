"""Somebody looks again at a post that seemed to need nobody."""

from playwright.sync_api import expect

from tests.journeys.stage import Doors, Stage, fits
from tests.journeys.telling import ask


def test_a_second_look_is_given_without_blame(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", mia="moderator")
    ask(doors.open(table.people["ava"]), table, "The garden", "The beans are up, and I sat outside for an hour.")
    stage.draw(table)
    page = doors.open(table.people["mia"], "/safety/looks/", scripts=scripts)
    expect(page.get_by_text("The beans are up")).to_be_hidden()
    page.get_by_text("The words may be hard to read.").click()
    expect(page.get_by_text("The beans are up")).to_be_visible()
    assert fits(page)
    page.get_by_role("button", name="All is well here").click()
    expect(page.get_by_text("Nothing to look at now")).to_be_visible()
