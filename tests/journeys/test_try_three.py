"""Somebody looks around in three groups on a phone, says hello in one, leaves two without a trace and joins the third."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Seat, Stage, Table, fits

HELLO = "Hello from the doorway"


def look_around(page: Page, table: Table) -> None:
    page.goto(table.page)
    page.get_by_role("link", name="Look around", exact=True).click()
    page.get_by_label("I have read this and I agree.").check()
    page.get_by_role("button", name="Look around", exact=True).click()
    expect(page.get_by_text("You are looking around here.")).to_be_visible()


def say_hello(page: Page) -> None:
    page.get_by_role("link", name="Say hello").click()
    page.get_by_label("In a few words").fill(HELLO)
    page.get_by_label("Your words").fill("I am new and will mostly read.")
    page.get_by_role("button", name="Say hello").click()
    expect(page.get_by_role("heading", name=HELLO)).to_be_visible()
    expect(page.get_by_text("If they go, this conversation may go with them")).to_be_visible()


def say_goodbye(page: Page, table: Table) -> None:
    page.goto(f"{table.page}try/leave/")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_text("nobody was told")).to_be_visible()


def test_three_tried_two_left_one_joined(stage: Stage, doors: Doors) -> None:
    first, second, third = (stage.table(**{"gus": "member", "wren": "outside"}) for _ in range(3))
    wren: Seat = first.people["wren"]
    page = doors.open(wren, scripts=False)
    look_around(page, first)
    say_hello(page)
    look_around(page, second)
    look_around(page, third)

    page.goto(f"{third.page}try/note/")
    page.get_by_label("In your own words").fill("Slow and warm.")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Put them side by side").click()
    expect(page.get_by_text("Slow and warm.")).to_be_visible()
    assert fits(page)

    gus = doors.open(first.people["gus"], f"{first.page}talk/", scripts=False)
    expect(gus.get_by_text(HELLO)).to_be_visible()
    say_goodbye(page, first)
    say_goodbye(page, second)
    gus.reload()
    expect(gus.get_by_text(HELLO)).to_have_count(0)
    gus.goto(f"{first.page}people/")
    expect(gus.get_by_text(wren.name)).to_have_count(0)

    page.goto(f"{third.page}stay/")
    page.get_by_label("Put this sentence ready for me").check()
    page.get_by_role("button", name="Join for good").click()
    expect(page.get_by_label("Your words")).to_have_value("Hello. I am new here and will mostly read at first.")
    other = doors.open(third.people["gus"], f"{third.page}people/", scripts=False)
    expect(other.get_by_text(wren.name)).to_be_visible()
