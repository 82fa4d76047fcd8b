"""A live room that loses its host, and a meeting in a room and online at once, with several people."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, Table, fits


def come_in(doors: Doors, table: Table, who: str, address: str, *, heavy: str = "", scripts: bool = True) -> Page:
    """Somebody comes to the door of the room and in."""
    page = doors.open(table.people[who], f"{address}room/", scripts=scripts)
    page.get_by_label("Your name for tonight").fill(who.title())
    if heavy:
        page.get_by_label("How heavy is it right now?").select_option(label=heavy)
    page.get_by_label("I keep what is said here").check()
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", name="The room", exact=True)).to_be_visible()
    return page


def open_room(doors: Doors, table: Table, who: str, address: str) -> None:
    """The host opens the room."""
    page = doors.open(table.people[who], f"{address}room/", scripts=False)
    page.get_by_role("button", name="Open the room").click()
    expect(page.get_by_role("button", name="Come in")).to_be_visible()


def say(page: Page, words: str) -> None:
    """One line."""
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#lines").get_by_text(words)).to_be_visible()


def tap(page: Page, button: str) -> None:
    """One tap on the console."""
    page.get_by_role("button", name=button, exact=True).first.click()


def console_of(page: Page, address: str) -> Page:
    """The same browser at the console."""
    page.get_by_role("link", name="The console").first.click()
    expect(page.get_by_role("heading", name="The console")).to_be_visible()
    return page


def notice(doors: Doors, table: Table, who: str, words: str) -> Page:
    """The notice with these words, opened."""
    page = doors.open(table.people[who], "/notices/", scripts=False)
    for _ in range(20):
        if page.get_by_text(words).count():
            break
        page.wait_for_timeout(500)
        page.reload()
    page.get_by_role("link", name=words).first.click()
    return page


def test_when_the_host_is_lost_a_helper_steps_in_and_the_meeting_goes_on(
    doors: Doors, stage: Stage, scripts: bool
) -> None:
    table = stage.table(robin="leader", mia="helper", ava="member")
    address = stage.meeting(table, hosts=["robin"], guests=["ava"])
    open_room(doors, table, "robin", address)
    come_in(doors, table, "robin", address, scripts=False).context.close()
    mia, ava = (come_in(doors, table, who, address, scripts=scripts) for who in ("mia", "ava"))
    stage.lose_host(address)
    for page in (mia, ava):
        page.reload()
        expect(page.get_by_text("No host is here right now")).to_be_visible()
    expect(ava.get_by_role("button", name="I host now")).to_have_count(0)
    mia.get_by_role("button", name="I host now").click()
    expect(mia.get_by_text("You host now.")).to_be_visible()
    ava.reload()
    expect(ava.get_by_text("No host is here right now")).to_have_count(0)
    mia.get_by_role("button", name="Next part").first.click()
    expect(ava.locator(".room-part")).to_have_count(1)
    assert fits(mia) and fits(ava)


def test_at_a_meeting_in_a_room_and_online_at_once_turns_aloud_count(doors: Doors, stage: Stage) -> None:
    table = stage.table(robin="leader", ava="member", ben="member")
    where = {"mode": "hybrid", "where": "The red door by the bridge"}
    address = stage.meeting(table, hosts=["robin"], guests=["ava", "ben"], **where)
    expect(doors.open(table.people["ava"], address, scripts=False).get_by_text("The red door")).to_be_visible()
    open_room(doors, table, "robin", address)
    robin, ava, ben = (come_in(doors, table, who, address) for who in ("robin", "ava", "ben"))
    say(ben, "Hello from afar.")
    console_of(robin, address)
    expect(robin.get_by_text("One person has not been asked yet.")).to_be_visible()
    expect(ava.get_by_text("has not been asked")).to_have_count(0)
    robin.get_by_role("listitem").filter(has_text="Ava").get_by_role("button", name="Spoke aloud").click()
    expect(robin.get_by_text("One person has not been asked yet.")).to_have_count(0)
    expect(robin.get_by_role("button", name="Take a mark back")).to_be_visible()
    assert fits(robin)
