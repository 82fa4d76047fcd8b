"""A meeting in a live room, from the reminder to the morning after, with several people at once; and a room that loses its host."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, Table, fits, press_key


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


def leave_a_word(robin: Page, address: str) -> None:
    """Notes with a name come back kindly; without one they are kept."""
    robin.goto(f"{address}notes/")
    robin.get_by_label("What was it about?").fill("Ava and sleep.")
    robin.get_by_role("button", name="Keep the notes").click()
    expect(robin.get_by_text("This may show who somebody is: Ava").first).to_be_visible()
    robin.get_by_label("What was it about?").fill("Somebody and sleep.")
    robin.get_by_label("A word for everybody tomorrow").fill("The walk by the water is on Sunday.")
    robin.get_by_role("button", name="Keep the notes").click()
    expect(robin.get_by_text("Kept. Only those who host or lead")).to_be_visible()


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


def test_a_support_meeting_from_the_reminder_to_the_morning_after(doors: Doors, stage: Stage) -> None:
    table = stage.table(robin="leader", mia="helper", ava="member", ben="member")
    address = stage.meeting(table, hosts=["robin", "mia"], guests=["ava", "ben"])
    open_room(doors, table, "robin", address)
    robin, mia = (come_in(doors, table, who, address) for who in ("robin", "mia"))
    reminded = notice(doors, table, "ava", "A meeting you wanted to come to is near.")
    expect(reminded.get_by_role("link", name="To the live room, in text")).to_be_visible()
    ava = come_in(doors, table, "ava", address, heavy="Light")
    ben = come_in(doors, table, "ben", address, scripts=False)
    console_of(robin, address), console_of(mia, address)
    assert fits(robin)
    the_round(robin, ava, ben)
    it_gets_hot(robin, ben)
    a_quiet_sign(mia, ava, ben)
    hand_over_and_close(robin, mia, ava)
    ava.goto(f"{address}room/")
    ava.get_by_label("Almost too much").check()
    ava.get_by_role("button", name="Save").click()
    expect(ava.get_by_role("heading", name="It got heavier for you")).to_be_visible()
    leave_a_word(robin, address)
    stage.morning_after(address)
    offered = notice(doors, table, "ava", "Somebody of the team has time for you, if you like.")
    expect(offered.get_by_role("link", name="Let somebody of the team write to me")).to_be_visible()
    told = notice(doors, table, "ben", "Something to take along from a meeting.")
    expect(told.get_by_text("The walk by the water is on Sunday.")).to_be_visible()
    assert fits(told) and "An hour in words" not in told.title()


def the_round(robin: Page, ava: Page, ben: Page) -> None:
    """Everybody is asked once: Ava says a line, Ben passes."""
    tap(robin, "Start a round")
    expect(ava.get_by_text("It is your turn.")).to_be_visible()
    say(ava, "It was a long week.")
    ava.get_by_role("button", name="Pass, or I am done").click()
    expect(ava.get_by_text("Now it is the turn of Ben.")).to_be_visible()
    ben.reload()
    ben.get_by_role("button", name="Pass, or I am done").click()
    expect(ben.get_by_text("Ben passes.")).to_be_visible()


def it_gets_hot(robin: Page, ben: Page) -> None:
    """The steps are there with one tap, the room slows down, and a second line keeps its words."""
    tap(robin, "It gets hot")
    expect(robin.get_by_text("Slow mode is on")).to_be_visible()
    ben.get_by_label("Your words").fill("First.")
    ben.get_by_role("button", name="Send").click()
    ben.get_by_label("Your words").fill("And at once a second.")
    ben.get_by_role("button", name="Send").click()
    expect(ben.get_by_label("Your words")).to_have_value("And at once a second.")
    tap(robin, "It has cooled down")
    expect(robin.get_by_text("Slow mode is on")).to_have_count(0)


def a_quiet_sign(mia: Page, ava: Page, ben: Page) -> None:
    """Ava asks for somebody: hosts alone see it, and what is said next door stays there."""
    ava.get_by_role("button", name="I need somebody").click()
    expect(mia.get_by_text("Ava would like somebody now")).to_be_visible()
    tap(mia, "Somebody may be at risk")
    expect(mia.get_by_text("Thank you for telling us. I am glad you are here.").first).to_be_visible()
    tap(mia, "Go to a side room")
    expect(ava.get_by_role("heading", name="Side room with Mia")).to_be_visible()
    ava.get_by_label("Your words").fill("Only for Mia.")
    ava.get_by_role("button", name="Send").click()
    expect(ava.get_by_text("Only for Mia.")).to_be_visible()
    ben.reload()
    expect(ben.get_by_text("Only for Mia.")).to_have_count(0)
    expect(ben.get_by_text("Somebody needs a moment, and is being looked after.")).to_be_visible()
    ava.get_by_role("button", name="Back to the room").click()
    tap(mia, "Everybody is looked after")


def hand_over_and_close(robin: Page, mia: Page, ava: Page) -> None:
    """One tap, by keyboard: Mia leads, asks the last round, and closes."""
    press_key(robin.get_by_role("button", name="Hand over to Mia"))
    expect(robin.get_by_text("Mia leads.")).to_be_visible()
    for _part in range(5):
        tap(mia, "Next part")
    tap(mia, "Start the last round")
    expect(ava.get_by_text("Last round: one word, or one thing you take along.").first).to_be_visible()
    mia.get_by_role("link", name="To the room").first.click()
    mia.get_by_role("button", name="Close the room").click()
    expect(mia.get_by_text("The room has closed")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
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
