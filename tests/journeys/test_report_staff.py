"""A member tells the team about one of the team. The one it is about never hears or sees of it; somebody else looks."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Seat, Stage
from tests.journeys.telling import answer, ask, path_of

NOTE = "It made me feel small in front of everybody."


def tell(page: Page, note: str = NOTE) -> None:
    """Fill in the report that is open."""
    page.get_by_label("Harassment or bullying").check()
    page.get_by_label("What should we know?").fill(note)
    page.get_by_role("button", name="Send to the team").click()
    expect(page.get_by_role("heading", name="Thank you for telling us")).to_be_visible()
    expect(page.get_by_text("It is with people who have no part in it.")).to_be_visible()


def sees_nothing(doors: Doors, who: Seat, case: str) -> None:
    """The person's desk and notices are silent, and the case does not exist for them."""
    expect(doors.open(who, "/safety/").get_by_text("Nobody is waiting")).to_be_visible()
    expect(doors.open(who, "/notices/").get_by_text("Somebody told us something.")).to_have_count(0)
    page = doors.open(who)
    answered = page.goto(case)
    assert answered and answered.status == 404


def test_a_report_about_a_moderators_words_goes_round_them(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", mia="moderator", sam="moderator")
    address = ask(doors.open(table.people["ava"]), table, "The long week")
    answer(doors.open(table.people["mia"]), address, "Others here manage, you know.")
    page = doors.open(table.people["ava"], address, scripts=scripts)
    page.locator("article.post").last.get_by_role("link", name="Report").click()
    tell(page)
    desk = doors.open(table.people["sam"], "/safety/", scripts=scripts)
    desk.locator(".queue a").first.click()
    desk.get_by_text("Read the note").click()
    expect(desk.get_by_text(NOTE)).to_be_visible()
    sees_nothing(doors, table.people["mia"], path_of(desk))


def case_with(desk: Page, note: str) -> str:
    """The case on the first screen of the desk whose report has this note."""
    desk.goto("/safety/?show=conduct")
    for path in desk.locator(".queue a").evaluate_all("links => links.map((one) => one.getAttribute('href'))"):
        desk.goto(path)
        if note in desk.content():
            return path_of(desk)
    raise AssertionError("The report is nowhere on the desk.")


def test_a_report_about_the_only_moderator_goes_to_the_safety_lead(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", mia="moderator", lou="lead")
    address, note = ask(doors.open(table.people["ava"]), table, "The long week"), f"{NOTE} {table.slug}"
    answer(doors.open(table.people["mia"]), address, "Others here manage, you know.")
    page = doors.open(table.people["ava"], address, scripts=scripts)
    page.locator("article.post").last.get_by_role("link", name="Report").click()
    tell(page, note)
    desk = doors.open(table.people["lou"], scripts=scripts)
    sees_nothing(doors, table.people["mia"], case_with(desk, note))


def test_a_report_about_the_safety_lead_reaches_somebody_else(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", lou="lead", sol="operator", mia="moderator")
    page = doors.open(table.people["ava"], f"/people/{table.people['lou'].id}/")
    page.get_by_role("link", name="Report this person").click()
    tell(page)
    expect(doors.open(table.people["lou"], "/notices/").get_by_text("Somebody told us")).to_have_count(0)
    expect(doors.open(table.people["ava"], "/me/safety/").get_by_text("Harassment or bullying")).to_be_visible()
