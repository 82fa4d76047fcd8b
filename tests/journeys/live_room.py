"""What people do in a live room, at its door and at its console."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Table


def come_in(doors: Doors, table: Table, who: str, address: str, *, heavy: str = "", scripts: bool = True) -> Page:
    """Somebody comes to the door of the room and in."""
    page = doors.open(table.people[who], f"{address}room/", scripts=scripts)
    come_through(page, who.title(), heavy=heavy)
    return page


def come_through(page: Page, name: str, *, heavy: str = "", listens: bool = False) -> None:
    """Whoever stands at the open door says who they are tonight, agrees to the rules, and is in."""
    page.get_by_label("Your name for tonight").fill(name)
    if heavy:
        page.get_by_label("How heavy is it right now?").select_option(label=heavy)
    if listens:
        page.get_by_label("I listen for now").check()
    page.get_by_label("I keep what is said here").check()
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", name="The room", exact=True)).to_be_visible()


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


def console_of(page: Page) -> Page:
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
