"""A call on the site's own video server: asked for, waited for, gone over to once. Then the server falls silent;
other ways are said, and the same link works when it is back."""

from datetime import datetime, timedelta
from time import sleep
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, fits, press_key
from tests.journeys.telling import path_of


def plan(page: Page, title: str) -> str:
    """A meeting in ten minutes, on our own server; its address."""
    starts = datetime.now(ZoneInfo("Europe/London")) + timedelta(minutes=10)
    page.get_by_role("link", name="Plan a meeting").click()
    page.get_by_role("link", name="Support meeting").click()
    page.get_by_label("What is it called?").fill(title)
    page.get_by_label("On which day, or the first one?").fill(starts.date().isoformat())
    page.get_by_label("At what time?").fill(f"{starts:%H:%M}")
    page.get_by_label("Only once").check()
    page.get_by_label("Online", exact=True).check()
    page.get_by_text("The place, and ways to join").click()
    page.get_by_label("Video and voice, on our own server").check()
    page.get_by_role("button", name="Plan it").click()
    page.get_by_role("link", name=title).click()
    return path_of(page)


def look(page: Page, scripts: bool) -> None:
    """With scripts the page changes by itself."""
    if not scripts:
        page.get_by_role("link", name="Look again").click()


def asks_in(page: Page, name: str) -> None:
    """They come, say yes to what is passed on, and wait under this name."""
    page.get_by_role("button", name="I will come").click()
    page.get_by_role("link", name="Join by voice or video").click()
    page.get_by_label("Your name for tonight").fill(name)
    page.get_by_label("I have read what is passed on").check()
    page.get_by_label("I keep what is said to myself").check()
    page.get_by_role("button", name="Ask to come in").click()
    expect(page.get_by_text(f"You are here as {name}")).to_be_visible()


def room_they_open(page: Page) -> str:
    """They go over in a new tab; the address of the room, without what their link says of them."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the call").click()
    opened.value.wait_for_load_state()
    assert opened.value.inner_text("body") == "in"
    return opened.value.url.partition("?")[0]


def gets_over_within_a_while(page: Page) -> bool:
    """The same link, tried again: a server that was silent is asked again after a quarter of a minute."""
    for _try in range(20):
        page.reload()
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="Open the call").click()
        opened.value.wait_for_load_state()
        if opened.value.inner_text("body") == "in":
            return True
        opened.value.close()
        sleep(1)
    return False


def test_somebody_waits_goes_over_once_and_is_told_what_is_left_when_the_server_is_silent(
    doors: Doors, stage: Stage, scripts: bool
) -> None:
    stage.video.mode = "up"
    table = stage.table(robin="leader", ava="member")
    robin = doors.open(table.people["robin"], f"{table.page}meetings/", scripts=scripts)
    address = plan(robin, "Zq hear each other")
    ava = doors.open(table.people["ava"], address, scripts=scripts)
    ava.get_by_role("button", name="I will come").click()
    ava.get_by_role("link", name="Join by voice or video").click()
    expect(ava.get_by_text("Nothing else: not your name here, no e-mail, not the group.")).to_be_visible()
    ava.get_by_label("Your name for tonight").fill("Quiet Wren")
    ava.get_by_label("I have read what is passed on").check()
    ava.get_by_role("button", name="Ask to come in").click()
    expect(ava.get_by_text("You are in the waiting room.")).to_have_count(0)
    expect(ava.get_by_label("Your name for tonight")).to_have_value("Quiet Wren")
    ava.get_by_label("I keep what is said to myself").check()
    ava.get_by_role("button", name="Ask to come in").click()
    expect(ava.get_by_text("You are in the waiting room.")).to_be_visible()

    robin.get_by_role("link", name="Join by voice or video").click()
    expect(robin.get_by_text("Quiet Wren").first).to_be_visible()
    robin.get_by_role("button", name="Begin the call").click()
    expect(robin.get_by_role("button", name="End the call")).to_be_visible()
    look(ava, scripts)
    with ava.context.expect_page() as opened:
        press_key(ava.get_by_role("link", name="Open the call"))
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(stage.video.url) and opened.value.inner_text("body") == "in"
    assert stage.video.seen[-1]["context"]["user"]["name"] == "Quiet Wren"
    assert opened.value.evaluate("document.referrer") == "" and opened.value.evaluate("window.opener") is None
    assert fits(ava) and "Zq" not in ava.title()

    stage.video.mode = "broken"
    ava.reload()
    ava.get_by_role("button", name="A new link").click()
    with ava.context.expect_page() as opened:
        ava.get_by_role("link", name="Open the call").click()
    expect(opened.value.get_by_text("The video server does not answer right now")).to_be_visible()
    opened.value.get_by_role("link", name="To the live room, in text").first.click()
    expect(opened.value.get_by_text("The room opens when a host is here.")).to_be_visible()
    assert fits(opened.value)

    stage.video.mode = "up"
    assert gets_over_within_a_while(ava)
    robin.reload()
    robin.get_by_role("button", name="End the call").click()
    expect(robin.get_by_text("Nobody can come in any more.")).to_be_visible()


def test_a_call_goes_on_in_a_new_room_without_whoever_was_asked_to_leave(
    doors: Doors, stage: Stage, scripts: bool
) -> None:
    stage.video.mode = "up"
    table = stage.table(robin="leader", ava="member", kit="member")
    robin = doors.open(table.people["robin"], f"{table.page}meetings/", scripts=scripts)
    address = plan(robin, "An hour to hear each other")
    ava, kit = (doors.open(table.people[who], address, scripts=scripts) for who in ("ava", "kit"))
    asks_in(ava, "Quiet Wren")
    asks_in(kit, "Loud Jay")
    robin.get_by_role("link", name="Join by voice or video").click()
    robin.get_by_role("button", name="Begin the call").click()
    for guest in (ava, kit):
        look(guest, scripts)
    before = {room_they_open(guest) for guest in (ava, kit)}

    robin.get_by_text("Who asked to come in").click()
    row = robin.locator("li", has_text="Loud Jay")
    row.get_by_label("Why? They read this.").fill("You shouted at others.")
    row.get_by_role("button", name="Ask to leave").click()
    robin.get_by_role("button", name="Go on in a new room").click()
    expect(robin.get_by_text("Open it with the new link below.")).to_be_visible()
    assert fits(robin)

    for guest in (ava, kit):
        look(guest, scripts)
    expect(ava.get_by_text("Please leave the room before")).to_be_visible()
    assert fits(ava) and len(before) == 1 and room_they_open(ava) not in before
    expect(kit.get_by_text("You shouted at others.")).to_be_visible()
    expect(kit.get_by_role("link", name="Open the call")).to_have_count(0)
