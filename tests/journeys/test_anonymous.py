"""Somebody speaks without their name. Nobody can tell who it is; the writer keeps every right over their words."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Seat, Stage
from tests.journeys.telling import CALM, answer, ask, path_of, post

SECRET = "My brother and I built a boat in the garden."


def nothing_of(page: Page, seat: Seat) -> bool:
    """Whether the page as it was sent, with all that is hidden in it, holds neither name nor id of this person."""
    source = page.content()
    return seat.name not in source and seat.id not in source and seat.id.replace("-", "") not in source


def test_neither_member_nor_moderator_can_tell_who_it_is(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", ben="member", mia="moderator")
    ava = table.people["ava"]
    address = ask(doors.open(ava, scripts=scripts), table, "My brother", SECRET, is_anonymous=True)
    for other in ("ben", "mia"):
        for path in (address, f"{table.page}talk/", "/notices/", f"/people/{ava.id}/"):
            page = doors.open(table.people[other], path, scripts=scripts)
            assert SECRET not in page.content() if path.startswith("/people/") else nothing_of(page, ava), (other, path)
    expect(post(doors.open(table.people["mia"], address), SECRET).get_by_text("anonymous here")).to_be_visible()


def test_the_voice_stays_in_its_conversation(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member")
    page = doors.open(table.people["ava"])
    voices = []
    for title in ("My brother", "My sister"):
        address = ask(page, table, title, SECRET, is_anonymous=True)
        answer(page, address, CALM)
        names = doors.open(table.people["ben"], address).locator("article.post h2").all_inner_texts()
        assert len(names) == 2 and len(set(names)) == 1
        voices += names[:1]
    assert voices[0] != voices[1]


def test_the_writer_still_changes_and_takes_back_their_words(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", ben="member")
    page = doors.open(table.people["ava"], scripts=scripts)
    address = ask(page, table, "My brother", SECRET, is_anonymous=True)
    page.get_by_role("link", name="Your post").click()
    page.get_by_role("link", name="Change your words").click()
    page.get_by_label("Your words").fill("We painted it green and blue.")
    page.get_by_role("button", name="Save your words").click()
    reader = doors.open(table.people["ben"], address)
    expect(post(reader, "We painted it green and blue.")).to_be_visible()
    assert nothing_of(reader, table.people["ava"])
    page.get_by_role("link", name="Take it back").click()
    page.get_by_role("button", name="Yes, take them back").click()
    expect(doors.open(table.people["ben"], address).get_by_text("painted it green")).to_have_count(0)


def test_the_team_writes_to_the_voice_and_the_writer_answers(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", ben="member", mia="moderator")
    ava, page = table.people["ava"], doors.open(table.people["ava"], scripts=scripts)
    address = ask(page, table, "My brother", SECRET, is_anonymous=True)
    report(doors.open(table.people["ben"], address, scripts=scripts))
    desk = doors.open(table.people["mia"], "/safety/", scripts=scripts)
    desk.locator(".queue a").first.click()
    case = path_of(desk)
    assert nothing_of(desk, ava)
    write_letter(desk, "I read what you wrote about your brother. Would you like to talk?")
    page.goto("/")
    page.get_by_role("link", name="The team wrote to you").first.click()
    expect(page.get_by_text("Would you like to talk?")).to_be_visible()
    page.get_by_label("Your answer").fill("Yes, I would. Thank you for asking.")
    page.get_by_role("button", name="Send to the team").click()
    desk.goto(case)
    desk.get_by_text("The words may be hard to read.").click()
    expect(desk.get_by_text("Yes, I would. Thank you for asking.")).to_be_visible()
    assert nothing_of(desk, ava)


def report(page: Page) -> None:
    """Tell the team of the post on the page."""
    page.locator("article.post").first.get_by_role("link", name="Report").click()
    page.get_by_label("I am worried about somebody's safety").check()
    page.get_by_role("button", name="Send to the team").click()
    expect(page.get_by_role("heading", name="Thank you for telling us")).to_be_visible()


def write_letter(desk: Page, words: str) -> None:
    """Take the case that is open and write to its person."""
    desk.get_by_role("link", name="What to do").click()
    desk.get_by_role("button", name="I am on it").click()
    expect(desk.get_by_text("Done. It is in the history of the case.")).to_be_attached()
    to_the_steps(desk)
    desk.locator("#write_text").fill(words)
    desk.get_by_role("button", name="Write to the person").click()
    expect(desk.get_by_text("Done. It is in the history of the case.")).to_be_attached()


def to_the_steps(desk: Page) -> None:
    """The steps are in view, whatever the phone shows now: the sheets have arrived, for without them all is in view."""
    desk.wait_for_load_state("load")
    if not desk.locator("#actions").is_visible():
        desk.get_by_role("link", name="What to do").click()
    expect(desk.locator("#actions")).to_be_visible()
