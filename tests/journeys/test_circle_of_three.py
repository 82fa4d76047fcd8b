"""Three people who know each other open a circle: by link, by four words said aloud, without an e-mail address and within seven screens."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, fits
from tests.journeys.telling import path_of
from tests.journeys.test_join import PHRASE, agree

MOST_SCREENS = 7


def screens_of(page: Page) -> list[str]:
    """The pages this person is shown, from now on; a page that only leads on is none."""
    shown: list[str] = []
    page.on("load", lambda loaded: shown.append(path_of(loaded)))
    return shown


def start(page: Page) -> tuple[str, str]:
    """From the list of shapes to an invitation for two; its link and its words."""
    page.goto("/circles/")
    page.get_by_role("link", name="Walking group").click()
    page.get_by_role("link", name="Start with this").click()
    page.get_by_label("What is it called?").fill("Three by the river")
    page.get_by_label("I have read the ground rules").check()
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_text("Your circle is open.")).to_be_visible()
    page.get_by_label("For how many people?").select_option(label="Two people")
    page.get_by_role("button", name="Make it").click()
    link = page.get_by_role("link", name="/groups/join/").inner_text()
    return link, page.locator(".invitation-words").inner_text().strip()


def join_by_link(guest: Page, link: str) -> None:
    """Somebody new makes a name and comes in."""
    guest.goto(link)
    guest.get_by_role("link", name="Make a name, to come in").click()
    guest.get_by_label("Choose a name").fill("Quiet Otter")
    guest.get_by_label("Choose a pass-phrase").fill(PHRASE)
    guest.get_by_label("18 or over").check()
    guest.get_by_role("button", name="Open my account").click()
    guest.get_by_role("button", name="Show my ten words").click()
    guest.get_by_role("link", name="I have written it down").click()
    guest.get_by_role("button", name="Come in").click()
    agree(guest)


def test_three_people_open_a_circle(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="outside", robin="lead", ben="outside")
    ava = doors.open(table.people["ava"], "/help/", scripts=False)
    seen = screens_of(ava)
    link, words = start(ava)
    assert fits(ava) and "river" not in link and "river" not in ava.locator(".invitation-card").inner_text()
    guest = doors.open(path="/help/", scripts=False)
    screens = screens_of(guest)
    join_by_link(guest, link)
    assert len(screens) <= MOST_SCREENS, screens
    ben = doors.open(table.people["ben"], "/code/", scripts=False)
    ben.get_by_label("The code").fill(words.upper().replace("-", " "))
    ben.get_by_role("button", name="Go on").click()
    ben.get_by_role("button", name="Come in").click()
    agree(ben)
    ava.get_by_role("link", name="To the group").click()
    ava.get_by_role("link", name="Go to the talk").click()
    assert len(seen) <= MOST_SCREENS, seen
    ben.get_by_role("link", name="People").click()
    for name in (table.people["ava"].name, "Quiet Otter", table.people["ben"].name):
        expect(ben.get_by_role("link", name=name)).to_be_visible()
    stranger = doors.open(path=path_of(ben))
    expect(stranger.get_by_text("Three by the river")).to_have_count(0)
