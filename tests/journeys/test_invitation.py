"""Somebody is given a link, makes a name and comes in: on a phone, without scripts, and no address holds the code after the first step."""

import re

from playwright.sync_api import expect

from tests.journeys.stage import Doors, Stage, fits
from tests.journeys.telling import path_of
from tests.journeys.test_join import PHRASE, agree


def test_a_link_leads_a_newcomer_into_the_group(doors: Doors, stage: Stage) -> None:
    table = stage.table(mia="moderator")
    desk = doors.open(table.people["mia"], f"{table.page}invitations/", scripts=False)
    desk.get_by_role("button", name="Make it").click()
    link = re.search(r"/groups/join/([\w-]+)/", desk.content())
    assert link and fits(desk)
    guest, seen = doors.open(path="/help/", scripts=False), list[str]()
    guest.on("framenavigated", lambda frame: seen.append(frame.url))
    guest.goto(link.group())
    assert path_of(guest) == "/groups/join/" and fits(guest)
    guest.get_by_role("link", name="Make a name, to come in").click()
    guest.get_by_label("Choose a name").fill(f"Guest of {table.slug[-6:]}")
    guest.get_by_label("Choose a pass-phrase").fill(PHRASE)
    guest.get_by_label("18 or over").check()
    guest.get_by_role("button", name="Open my account").click()
    guest.get_by_role("button", name="Show my ten words").click()
    guest.get_by_role("link", name="I have written it down").click()
    guest.get_by_role("button", name="Come in").click()
    agree(guest)
    expect(guest.get_by_role("link", name="Go to the talk")).to_be_visible()
    assert len(seen) > 4 and not [address for address in seen if link.group(1) in address]
