"""A live room that loses its host, and a meeting in a room and online at once, with several people."""

from playwright.sync_api import expect

from tests.journeys.live_room import come_in, console_of, open_room, say, tap
from tests.journeys.stage import PHONE, Doors, Stage, fits


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
    expect(ava.locator("#lines").get_by_text("Hello from afar.")).to_have_count(1)
    ava.get_by_label("Your words").fill("Not sent yet")
    say(ben, "I am glad to be here.")
    expect(ava.locator("#lines > .line .line-words")).to_have_text(["Hello from afar.", "I am glad to be here."])
    ava.reload()
    expect(ava.get_by_label("Your words")).to_have_value("Not sent yet")
    ben.reload()
    expect(ben.get_by_label("Your words")).to_have_value("")
    console_of(robin)
    expect(robin.get_by_text("One person has not been asked yet.")).to_be_visible()
    expect(ava.get_by_text("has not been asked")).to_have_count(0)
    robin.get_by_role("listitem").filter(has_text="Ava").get_by_role("button", name="Spoke aloud").click()
    expect(robin.get_by_text("One person has not been asked yet.")).to_have_count(0)
    expect(robin.get_by_role("button", name="Take a mark back")).to_be_visible()
    assert fits(robin)


def test_a_host_has_in_sight_who_needs_somebody_and_what_to_press(doors: Doors, stage: Stage) -> None:
    table = stage.table(robin="leader", ava="member", ben="member")
    address = stage.meeting(table, hosts=["robin"], guests=["ava", "ben"])
    open_room(doors, table, "robin", address)
    ava, ben = (come_in(doors, table, who, address) for who in ("ava", "ben"))
    tap(ava, "I need somebody")
    tap(ben, "Raise my hand")
    expect(ben.get_by_role("button", name="Take my hand down")).to_be_visible()
    robin = come_in(doors, table, "robin", address)
    robin.set_viewport_size({"width": 1280, "height": 800})
    for words in ("Ava would like somebody now", "Hands up, in this order:"):
        expect(robin.get_by_text(words)).to_be_in_viewport(ratio=1)
    for button in ("Go to a side room", "Start a round", "Next part", "Close the room"):
        expect(robin.get_by_role("button", name=button)).to_be_in_viewport(ratio=1)
    robin.set_viewport_size(PHONE)
    robin.get_by_role("link", name="For those who host").click()
    for button in ("Go to a side room", "Start a round", "Close the room"):
        expect(robin.get_by_role("button", name=button)).to_be_in_viewport(ratio=1)
    assert fits(robin)
