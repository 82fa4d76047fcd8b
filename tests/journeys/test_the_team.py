"""The team at work: a drill and a night, a voice that two people open, a ban that is undone, words that wait."""

from playwright.sync_api import Page, expect

from hearthside.accounts.tests.builders import PASSWORD
from tests.journeys.stage import Doors, Seat, Stage
from tests.journeys.telling import answer, ask, path_of, post
from tests.journeys.test_anonymous import nothing_of, report, to_the_steps
from tests.journeys.test_crisis import DONE, close, cry

CONTACT = "You sound nice. Ring me on 07700 900461 and we can talk somewhere that is not so public."


def found_soon(page: Page, path: str, words: str) -> None:
    """The words stand on the page within seconds: what a job brings about comes after the page that asked for it."""
    for _turn in range(25):
        page.goto(path)
        if page.get_by_text(words).count():
            return
        page.wait_for_timeout(300)
    raise AssertionError(f"{words!r} never came to {path}")


def reported(doors: Doors, reporter: Seat, moderator: Seat, address: str) -> str:
    """Somebody tells the team about the first post of a conversation; the address of its case."""
    report(doors.open(reporter, address))
    desk = doors.open(moderator, "/safety/")
    desk.locator(".queue a").first.click()
    return path_of(desk)


def decide(desk: Page, what: str, verb: str, reason: str) -> None:
    """Take a step that needs a rule and a reason."""
    to_the_steps(desk)
    desk.locator("#actions summary", has_text=what).click()
    desk.locator(f"#{verb}_reason").fill(reason)
    desk.get_by_role("button", name=what).click()
    expect(desk.get_by_text(DONE)).to_be_attached()


def on_watch(doors: Doors, who: Seat) -> Page:
    """This person has said that they are here now."""
    desk = doors.open(who, "/hours/watch/")
    desk.get_by_role("button", name="I am here now").click()
    expect(desk.get_by_role("heading", name="You have the watch")).to_be_visible()
    return desk


def answer_the_call(desk: Page, words: str) -> None:
    """A call with these words comes to the desk, and whoever looks takes it."""
    found_soon(desk, "/safety/", words)
    desk.get_by_role("button", name="I am on it").first.click()
    desk.wait_for_load_state("domcontentloaded")


def look_in_later(desk: Page, words: str) -> None:
    """Plan to look in on the person of the case that is open."""
    to_the_steps(desk)
    desk.locator("#actions summary", has_text="Look in on the person later").click()
    desk.locator("#look_in_text").fill(words)
    desk.get_by_role("button", name="Look in on the person later").click()
    expect(desk.get_by_text(DONE)).to_be_attached()


def test_a_drill_calls_who_has_the_watch_and_leaves_a_report(doors: Doors, stage: Stage) -> None:
    table = stage.table(mia="moderator", sol="operator")
    desk, lead = on_watch(doors, table.people["mia"]), doors.open(table.people["sol"], "/hours/drills/")
    lead.get_by_role("button", name="Start a drill").click()
    answer_the_call(desk, "This is a drill. Nobody is in need.")
    found_soon(lead, "/hours/drills/", "answered after")
    lead.locator(".queue a").first.click()
    report = lead.locator("main").inner_text()
    assert table.people["sol"].name in report and "Nobody has answered" not in report
    assert "Step by step" in report and "What went out" in report
    assert lead.get_by_role("button", name="End the drill").count() == 0


def test_a_crisis_at_night_goes_from_the_call_to_the_closed_case_and_is_looked_in_on(
    doors: Doors, stage: Stage
) -> None:
    table = stage.table(ava="member", mia="moderator", sam="moderator")
    desk, page = on_watch(doors, table.people["mia"]), doors.open(table.people["ava"])
    cry(page, table.ask_page)
    expect(page.get_by_role("heading", name="We are glad you wrote")).to_be_visible()
    answer_the_call(desk, "Somebody may need you now.")
    expect(desk.get_by_text("It is in your hands. Thank you.")).to_be_attached()
    case = path_of(desk)
    to_the_steps(desk)
    desk.locator("#write_text").fill("I am here and reading. Is somebody with you now?")
    desk.get_by_role("button", name="Write to the person").click()
    expect(desk.get_by_text(DONE)).to_be_attached()
    look_in_later(desk, "I thought of you this morning. No need to answer.")
    close(desk)
    second = doors.open(table.people["sam"], case)
    to_the_steps(second)
    second.get_by_role("button", name="Agree to close").click()
    found_soon(second, f"{case}before/", "agreed and closed it")
    expect(second.get_by_text("will look in on the person later").first).to_be_visible()
    stage.next_morning(table.people["ava"])
    found_soon(page, "/notices/", "Somebody here thought of you.")
    page.get_by_text("Somebody here thought of you.").first.click()
    expect(page.get_by_text("I thought of you this morning.")).to_be_visible()


def show_who_it_is(page: Page) -> None:
    """Whoever opens what is sealed is asked once more."""
    page.get_by_label("Your pass-phrase").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def test_two_people_open_who_wrote_it_and_nobody_else_learns_it(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member", mia="moderator", lou="lead", noor="lead")
    people, ava = table.people, table.people["ava"]
    address = ask(doors.open(ava), table, "My brother", "We built a boat.", is_anonymous=True)
    case = reported(doors, people["ben"], people["mia"], address)
    first = doors.open(people["lou"], f"{case}open/")
    show_who_it_is(first)
    first.get_by_label("Who wrote an anonymous post").check()
    first.get_by_label("A life may be in danger.").check()
    first.get_by_label("Why will no smaller step do?").fill("Nobody answers in the mailbox, and the words worry us.")
    first.get_by_role("button", name="Ask a second person").click()
    opening = path_of(first)
    assert first.get_by_role("button", name="Open it now").count() == 0 and nothing_of(first, ava)
    second = doors.open(people["noor"], opening)
    second.get_by_role("button", name="I agree").click()
    show_who_it_is(second)
    second.get_by_role("button", name="Go on").click()
    first.goto(opening)
    first.get_by_role("button", name="Open it now").click()
    expect(first.get_by_text(ava.name)).to_be_visible()
    desk = doors.open(people["mia"], f"{case}before/")
    assert nothing_of(desk, ava)
    answered = desk.goto(opening)
    assert answered and answered.status == 404


def test_an_account_is_closed_by_two_and_a_third_undoes_it(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member", mia="moderator", lou="lead", noor="lead", kim="lead")
    people, page = table.people, doors.open(table.people["ava"])
    address = ask(page, table, "The long week", "I am cross with all of you here.")
    case = reported(doors, people["ben"], people["mia"], address)
    decide(doors.open(people["lou"], case), "Close the account for good", "ban", "You were unkind to everybody.")
    second = doors.open(people["noor"], case)
    to_the_steps(second)
    second.get_by_role("button", name="Agree to the decision").click()
    page.goto("/me/safety/")
    expect(page.get_by_role("heading", name="Your account is closed here for good.")).to_be_visible()
    page.get_by_text("Ask for a second look").first.click()
    page.locator("textarea").first.fill("I was sad. I meant nobody.")
    page.get_by_role("button", name="Ask for a second look").click()
    third = doors.open(people["kim"], case)
    to_the_steps(third)
    third.get_by_label("The decision was undone. We are sorry.").check()
    third.locator("textarea[id^=answer_]").first.fill("You are right. Being cross is no reason.")
    third.get_by_role("button", name="Send the answer").click()
    page.goto("/me/safety/")
    expect(page.get_by_text("Being cross is no reason.")).to_be_visible()
    answer(page, address, "Thank you for reading it again.")


def test_words_that_wait_leave_their_writer_with_a_receipt(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member", mia="moderator")
    page = doors.open(table.people["ava"])
    address = ask(page, table, "The long week")
    writer = doors.open(table.people["ben"], address)
    writer.get_by_label("Your words").fill(CONTACT)
    writer.get_by_role("button", name="Post your answer").click()
    expect(writer.get_by_text("You can post your words as they are.")).to_be_visible()
    writer.get_by_role("button", name="Post your answer").click()
    expect(writer.get_by_text("Your words are safe. They wait for a moderator.")).to_be_visible()
    expect(writer.get_by_text("It is the next one to be read.")).to_be_visible()
    page.goto(address)
    expect(post(page, CONTACT)).to_have_count(0)
    desk = doors.open(table.people["mia"], "/safety/")
    desk.locator(".queue a").first.click()
    to_the_steps(desk)
    desk.get_by_role("button", name="Show it to everybody").click()
    expect(desk.get_by_text(DONE)).to_be_attached()
    page.goto(address)
    expect(post(page, CONTACT)).to_be_visible()
