"""A talk that many watch: live by a link, then a replay that is there with every yes and gone with the first that is taken back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, fits
from tests.journeys.telling import path_of

WATCH, AGAIN = "https://watch.example.org/talk", "https://watch.example.org/again"


def plan(page: Page) -> str:
    """A talk in ten minutes, open to all; its address."""
    starts = datetime.now(ZoneInfo("Europe/London")) + timedelta(minutes=10)
    page.get_by_role("link", name="Plan a meeting").click()
    page.get_by_role("link", name="Talk", exact=True).click()
    page.get_by_label("What is it called?").fill("Zq how I got through")
    page.get_by_label("On which day, or the first one?").fill(starts.date().isoformat())
    page.get_by_label("At what time?").fill(f"{starts:%H:%M}")
    page.get_by_label("Online", exact=True).check()
    page.get_by_label("Anybody who likes").check()
    page.get_by_role("button", name="Plan it").click()
    page.get_by_role("link", name="Zq how I got through").click()
    return path_of(page)


def test_a_replay_is_there_with_every_yes_and_gone_when_one_is_taken_back(doors: Doors, stage: Stage) -> None:
    table = stage.table(robin="leader", ava="member")
    robin = doors.open(table.people["robin"], f"{table.page}meetings/", scripts=False)
    address = plan(robin)
    robin.get_by_role("link", name="Plan a live stream").click()
    robin.get_by_label("A link to watch it").fill(WATCH)
    robin.get_by_label("How far behind is the picture?").select_option(label="One minute")
    robin.get_by_role("button", name="Save").click()
    robin.get_by_label("Who can be seen or heard?").fill(table.people["ava"].name)
    robin.get_by_role("button", name="Ask them").click()
    robin.get_by_role("button", name="Go live").click()

    visitor = doors.open(path=address)
    visitor.goto(f"{address}stream/")
    expect(visitor.get_by_text("about 1 minute ago")).to_be_visible()
    with visitor.context.expect_page() as opened:
        visitor.get_by_role("link", name="Watch it there").click()
    assert opened.value.url == WATCH and opened.value.evaluate("document.referrer") == ""

    robin.get_by_role("button", name="End the stream").click()
    robin.get_by_role("link", name="Change where it is").click()
    robin.get_by_label("A replay, when there is one").fill(AGAIN)
    robin.get_by_role("button", name="Save").click()
    visitor.reload()
    expect(visitor.get_by_text("It needs a yes from everybody")).to_be_visible()

    ava = doors.open(table.people["ava"], f"{address}stream/", scripts=False)
    ava.get_by_role("button", name="Yes, it may be shown").click()
    visitor.reload()
    expect(visitor.get_by_role("heading", name="The replay")).to_be_visible()
    ava.get_by_role("button", name="No replay").click()
    visitor.reload()
    expect(visitor.get_by_role("heading", name="The replay")).to_have_count(0)
    assert fits(visitor) and fits(ava) and fits(robin) and "Zq" not in visitor.title()
