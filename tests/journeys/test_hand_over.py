"""A leader goes away, somebody covers, and later the group is handed over. It is never without."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, Table, fits


def ask(page: Page, table: Table, what: str, whom: str) -> None:
    """The leader asks somebody in the group."""
    page.goto(f"{table.page}keeping/")
    page.get_by_role("link", name=what).click()
    page.get_by_role("radio", name=whom).check()
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("There is no answer yet.")).to_be_visible()


def say_yes(page: Page) -> None:
    """Who is asked finds it among the groups they are in, and says yes."""
    page.goto("/groups/mine/")
    page.get_by_role("link", name="What you are asked").click()
    page.locator("main").get_by_role("link", name=re.compile("away|over")).first.click()
    assert fits(page)
    page.get_by_role("button", name="Yes, gladly").click()
    expect(page.get_by_text("You said yes.")).to_be_visible()


def test_a_leader_goes_away_and_hands_over(doors: Doors, stage: Stage) -> None:
    table = stage.table(lin="leader", mia="member", ava="member")
    lin, mia = (doors.open(table.people[name], scripts=False) for name in ("lin", "mia"))
    ask(lin, table, "Be away for a while", table.people["mia"].name)
    say_yes(mia)
    lin.goto(f"{table.page}lead/")
    expect(lin.get_by_text("You are taking a pause. Come back first")).to_be_visible()
    mia.goto(f"{table.page}lead/")
    expect(mia.get_by_role("link", name="Invitations")).to_be_visible()
    ava = doors.open(table.people["ava"], f"{table.page}keeping/")
    expect(ava.get_by_text(f"{table.people['mia'].name} looks after the group")).to_be_visible()
    lin.goto(f"{table.page}you/")
    lin.get_by_role("button", name="Come back").click()
    ask(lin, table, "Hand it over", table.people["mia"].name)
    say_yes(mia)
    lin.goto(f"{table.page}lead/")
    expect(lin.get_by_text("Only the leaders of this group can do that.")).to_be_visible()
    ava.goto(table.page)
    ava.get_by_text("Who it is for, and who leads it").click()
    expect(ava.get_by_text("Led by peers")).to_be_visible()
    mia.goto(f"{table.page}lead/")
    expect(mia.get_by_role("link", name="Ground rules")).to_be_visible()
