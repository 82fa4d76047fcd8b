"""Somebody answers: helped by what was asked for, with a quote, and with a word of kindness that its receiver sees."""

from playwright.sync_api import expect

from tests.journeys.stage import Doors, Stage, fits, press_key, type_in
from tests.journeys.telling import CALM, answer, ask, post

KIND = "It sounds like this week has been really heavy."


def test_an_answer_fits_what_was_asked_for(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", ben="member")
    address = ask(doors.open(table.people["ava"]), table, "The long week", intent="Just listen")
    page = doors.open(table.people["ben"], address, scripts=scripts)
    expect(page.get_by_text("They asked for: Just listen.")).to_be_visible()
    page.get_by_text("What helps here").click()
    expect(page.get_by_text("Name the feeling as a guess.")).to_be_visible()
    page.get_by_role("link", name="Quote").click()
    page.get_by_label("Your words").fill(KIND)
    page.get_by_role("button", name="Post your answer").click()
    expect(post(page, KIND).locator("blockquote")).to_contain_text(CALM)
    assert fits(page)


def test_advice_to_somebody_who_asked_to_be_heard_meets_a_nudge_and_no_wall(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member")
    address = ask(doors.open(table.people["ava"]), table, "The long week", intent="Just listen")
    page = doors.open(table.people["ben"], address)
    page.get_by_label("Your words").fill("You should just go for a run every morning. Have you tried yoga?")
    page.get_by_role("button", name="Check my words first").click()
    expect(page.get_by_text("They asked to be heard.")).to_be_visible()
    page.get_by_role("button", name="Post your answer").click()
    expect(post(page, "go for a run")).to_be_visible()


def test_a_reaction_is_seen_by_the_person_it_is_for_and_by_nobody_else(
    doors: Doors, stage: Stage, scripts: bool
) -> None:
    table = stage.table(ava="member", ben="member", cleo="member")
    address = ask(doors.open(table.people["ava"]), table, "The long week", intent="Just listen")
    page = doors.open(table.people["ben"], address, scripts=scripts)
    given = post(page, CALM).get_by_role("button", name="I hear you")
    given.click()
    expect(given).to_have_attribute("aria-pressed", "true")
    expect(post(doors.open(table.people["ava"], address), CALM)).to_contain_text("Someone answered with: I hear you")
    expect(post(doors.open(table.people["cleo"], address), CALM)).not_to_contain_text("Someone answered")


def test_new_words_arrive_on_an_open_page(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member")
    reading = doors.open(table.people["ava"])
    address = ask(reading, table, "The long week")
    answer(doors.open(table.people["ben"]), address, KIND)
    expect(post(reading, KIND)).to_be_visible()


def test_answering_works_by_keyboard_alone(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member")
    address = ask(doors.open(table.people["ava"]), table, "The long week")
    page = doors.open(table.people["ben"], address)
    press_key(page.get_by_role("button", name="With you"))
    expect(page.get_by_role("button", name="With you")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="With you")).to_be_focused()
    type_in(page.get_by_label("Your words"), KIND)
    press_key(page.get_by_role("button", name="Post your answer"))
    expect(post(page, KIND)).to_be_visible()
