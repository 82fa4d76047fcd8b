"""The ground rules change in substance. Everybody reads what is new, in plain words, and agrees again before they write."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, Table, fits
from tests.journeys.telling import ask, post

TITLE, MEANING = "Evenings are quiet", "We do not post after ten at night."
TYPED = "I had written all of this before the rules changed."


def change_rules(page: Page, table: Table) -> None:
    """The leader adds a rule of the group's own, after seeing who must agree again."""
    page.goto(f"{table.page}lead/rules/")
    page.get_by_label("Your own rule, in a few words").first.fill(TITLE)
    page.get_by_label("What it means").first.fill(MEANING)
    page.get_by_label("Why the change?").fill("Many of us sleep badly.")
    page.get_by_role("button", name="Show me what would change").click()
    expect(page.get_by_text("Everybody in the group.")).to_be_visible()
    page.get_by_role("button", name="Put the new rules in force").click()
    expect(page.get_by_text(TITLE).first.or_(page.locator("main")).first).to_be_visible()


def test_typed_words_survive_until_the_writer_has_agreed(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", lin="leader")
    address = ask(doors.open(table.people["ava"]), table, "The long week")
    page = doors.open(table.people["ava"], address, scripts=scripts)
    page.get_by_label("Your words").fill(TYPED)
    change_rules(doors.open(table.people["lin"], scripts=scripts), table)
    page.get_by_role("button", name="Post your answer").click()
    expect(page.locator("#reply")).to_contain_text(TYPED)
    page.locator("#reply").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name=f"New: {TITLE}").or_(page.get_by_text(TITLE)).first).to_be_visible()
    expect(page.locator("ins")).to_have_text(MEANING)
    expect(page.get_by_text("Why: Many of us sleep badly.")).to_be_visible()
    assert fits(page)
    page.get_by_label("I have read this and I agree.").check()
    page.get_by_role("button", name="Agree").click()
    page.goto(address)
    expect(page.get_by_label("Your words")).to_have_value(TYPED)
    page.get_by_role("button", name="Post your answer").click()
    expect(post(page, TYPED)).to_be_visible()


def test_reading_needs_no_new_yes(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", lin="leader")
    address = ask(doors.open(table.people["ava"]), table, "The long week")
    change_rules(doors.open(table.people["lin"]), table)
    page = doors.open(table.people["ava"], address)
    expect(post(page, "It was a long week")).to_be_visible()
    expect(page.get_by_role("button", name="Post your answer")).to_have_count(0)
    refused = page.goto(table.ask_page)
    assert refused and refused.status == 409
