"""Somebody who does not know where to start finds a first place, on a phone and without an account."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, fits, press_key


def answer(page: Page, *words: str) -> None:
    """Choose these answers and go on."""
    for one in words:
        page.get_by_label(one, exact=True).check()
    assert fits(page)
    page.get_by_role("button", name="Next").click()


def test_a_visitor_finds_a_first_place_that_fits(doors: Doors, stage: Stage, scripts: bool) -> None:
    stage.table()
    page = doors.open(path="/", scripts=scripts)
    page.get_by_role("link", name="Find a place that fits").click()
    page.get_by_role("button", name="Only four questions").click()
    answer(page, "I have had thoughts of not wanting to be here")
    expect(page.get_by_role("link", name="Call", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Go on and look for a group").click()
    answer(page, "Feeling alone", "A bit of everything")
    page.get_by_role("button", name="Skip this").click()
    answer(page, "By posts I can read at any time")
    expect(page.get_by_role("heading", name="Places that may fit")).to_be_visible()
    assert fits(page) and page.url.endswith("/find/questions/")
    first = page.locator(".find-group h3 a").first
    name = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def test_answers_are_still_there_on_the_way_back(doors: Doors, stage: Stage) -> None:
    stage.table()
    page = doors.open(path="/find/page/")
    page.get_by_label("A bit of everything").check()
    page.get_by_role("button", name="Show me groups").click()
    page.wait_for_load_state()  # the tab keeps the answers as soon as the page is whole
    page.locator(".find-group h3 a").first.click()
    page.go_back()
    press_key(page.get_by_role("button", name="Go on with them"))
    expect(page.get_by_role("heading", name="Places that may fit")).to_be_visible()
    page.get_by_text("What happens with your answers").click()
    page.get_by_role("button", name="Let go of my answers").click()
    expect(page.get_by_role("heading", name="Find a place that fits")).to_be_visible()
    expect(page.get_by_role("button", name="Go on with them")).to_be_hidden()


def test_what_somebody_looked_for_is_in_no_address_and_there_again_on_the_way_back(doors: Doors, stage: Stage) -> None:
    stage.table()
    page = doors.open(path="/groups/")
    page.get_by_role("link", name="Look for something special").click()
    page.get_by_text("Where?", exact=True).click()
    page.get_by_label("Where does it meet?").select_option("online")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("link", name="Begin anew")).to_be_visible()
    assert page.url.endswith("/find/look/") and fits(page)
    page.locator(".card-link h2 a").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Look for a group")
    page.go_back()
    expect(page.get_by_role("link", name="Begin anew")).to_be_visible()
    expect(page.get_by_label("Where does it meet?")).to_have_value("online")
    assert page.url.endswith("/find/look/")


def test_without_scripts_one_looks_and_turns_the_page_as_well(doors: Doors, stage: Stage) -> None:
    stage.table()
    page = doors.open(path="/find/look/", scripts=False)
    page.get_by_text("Where?", exact=True).click()
    page.get_by_label("Where does it meet?").select_option("online")
    page.get_by_role("button", name="Look", exact=True).click()
    page.locator(".card-link h2 a").first.click()
    page.go_back()
    expect(page.get_by_label("Where does it meet?")).to_have_value("online")
