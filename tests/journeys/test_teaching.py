"""The reader is taught by the people it works for: decisions become labels, what seemed to need nobody is read again, a new reader reads
along, and the safety lead takes it into use and goes back with one press."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, Table, fits
from tests.journeys.telling import ask
from tests.journeys.test_crisis import close, cry

READERS, LOOKS = "/safety/readers/", "/safety/looks/"
OPEN_WORDS, CALM = "The words may be hard to read.", "The beans are up, and I sat outside for an hour."
SHIPPED, LEARNED = "The reader that came with this release", "Learned here"
TAKE, BACK = "Read with this one from now on", "Go back to this one"

SLOW = 30_000
"""Milliseconds: taking a reader into use reads all guard texts once more."""


@pytest.fixture(scope="module")
def table(stage: Stage) -> Table:
    """A place where the team has decided for ten weeks."""
    made = stage.table(ava="member", mia="moderator", sam="moderator", lou="lead")
    stage.weeks(made, "mia", "sam")
    return made


@pytest.fixture(scope="module")
def fit(table: Table, stage: Stage) -> str:
    """The weekly fit has run there; how it ended."""
    return stage.teach(table)


@pytest.fixture
def lead(doors: Doors, table: Table, scripts: bool) -> Iterator[Page]:
    """The page of the readers in the hands of the safety lead. Whatever happens, the shipped reader reads when the story is over."""
    page = doors.open(table.people["lou"], READERS, scripts=scripts)
    page.set_default_timeout(SLOW)
    yield page
    page.goto(READERS)
    if page.get_by_role("button", name=BACK).count():
        page.get_by_role("button", name=BACK).click()


def card(page: Page, heading: str) -> str:
    """What stands under this heading."""
    return page.locator("section.card").filter(has=page.get_by_role("heading", name=heading)).first.inner_text()


def judged(page: Page) -> int:
    """How many urgent posts people have judged, as the page says it."""
    page.goto(READERS)
    found = re.search(r"\d+ of (\d+), of those we know of", card(page, "Of the posts that people found urgent"))
    return int(found[1]) if found else 0


def judged_soon(page: Page, number: int) -> bool:
    """Whether the page says so within seconds: labels are written by a job."""
    for _turn in range(40):
        if judged(page) == number:
            return True
        page.wait_for_timeout(300)
    return False


def test_a_decision_at_the_desk_becomes_a_label(lead: Page, doors: Doors, stage: Stage, scripts: bool) -> None:
    before, other = judged(lead), stage.table(ava="member", mia="moderator")
    cry(doors.open(other.people["ava"]), other.ask_page, f"I want to die, and nobody at the {other.slug} knows.")
    desk = doors.open(other.people["mia"], "/safety/", scripts=scripts)
    desk.locator(".queue a").first.click()
    close(desk)
    assert judged_soon(lead, before + 1)


def test_of_the_posts_that_seemed_to_need_nobody_some_are_drawn_and_read_again(doors: Doors, table: Table) -> None:
    page = doors.open(table.people["mia"], LOOKS)
    expect(page.get_by_text("This post seemed to need nobody.")).to_be_visible()
    while page.get_by_text(OPEN_WORDS).count():
        page.get_by_text(OPEN_WORDS).click()
        expect(page.get_by_text(CALM)).to_be_visible()
        page.get_by_role("button", name="All is well here").click()
        page.wait_for_load_state("domcontentloaded")
    expect(page.get_by_text("Nothing to look at now")).to_be_visible()


def test_a_second_look_is_given_without_blame(doors: Doors, stage: Stage, scripts: bool) -> None:
    other = stage.table(ava="member", mia="moderator")
    ask(doors.open(other.people["ava"]), other, "The garden", CALM)
    stage.draw(other)
    page = doors.open(other.people["mia"], LOOKS, scripts=scripts)
    expect(page.get_by_text(CALM)).to_be_hidden()
    page.get_by_text(OPEN_WORDS).click()
    expect(page.get_by_text(CALM)).to_be_visible()
    assert fits(page)
    page.get_by_role("button", name="All is well here").click()
    expect(page.get_by_text("Nothing to look at now")).to_be_visible()


def test_a_second_look_that_worries_somebody_is_a_case(doors: Doors, stage: Stage, scripts: bool) -> None:
    other = stage.table(ava="member", mia="moderator")
    ask(doors.open(other.people["ava"]), other, "The garden", CALM)
    stage.draw(other)
    page = doors.open(other.people["mia"], LOOKS, scripts=scripts)
    page.get_by_role("button", name="Somebody should look in").click()
    expect(page.get_by_text("It is with the team now.")).to_be_visible()
    page.goto("/safety/")
    expect(page.locator(".queue li")).to_have_count(1)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how many does it find?", r"As far as second looks can tell: .*\d+ in 10\."),
        ("that seemed to need nobody, how many did?", r"People looked at \d+ of them again\."),
        ("how often is it not?", r"Of \d+ such posts, people found that \d+ needed nobody so soon\."),
        ("Do more posts look urgent than before?", r"Yes, more\.\s+In the last four weeks"),
        ("in words that it does not know?", r"More than before\. It may understand less\."),
    ],
    ids=["recall", "second looks", "false alarms", "drift of colours", "drift of words"],
)
def test_the_page_answers_in_plain_words(doors: Doors, table: Table, question: str, answer: str) -> None:
    page = doors.open(table.people["lou"], READERS)
    assert re.search(answer, card(page, question)) and fits(page)


def test_the_weekly_fit_reads_along_and_affects_nobody(lead: Page, fit: str) -> None:
    assert fit == "A new reader was made. It reads along."
    lead.reload()
    assert "in use" in card(lead, SHIPPED) and "reads along, and affects nobody" in card(lead, LEARNED)


def test_the_safety_lead_takes_it_into_use_and_goes_back_with_one_press(lead: Page, fit: str) -> None:
    lead.reload()
    lead.get_by_role("button", name=TAKE).click()
    expect(lead.get_by_text("It is in use from now on.")).to_be_visible()
    assert "in use" in card(lead, LEARNED) and "in use" not in card(lead, SHIPPED)
    lead.get_by_role("button", name=BACK).click()
    expect(lead.get_by_text("The reader that came with this release is in use again.")).to_be_visible()
    assert "in use" in card(lead, SHIPPED)
