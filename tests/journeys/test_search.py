"""Search that finds what was said, and search that must not: for who may not read it, after it was taken back, and by who wrote it."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage
from tests.journeys.telling import ask, path_of

SAID = "The kettle is a lighthouse on evenings like this."


def look_for(page: Page, words: str) -> None:
    """By the way around, as people do."""
    page.get_by_role("navigation", name="Ways around").get_by_role("link", name="Search").click()
    page.get_by_label("What are you looking for?").fill(words)
    page.get_by_role("search").get_by_role("button", name="Search").click()
    expect(page.get_by_label("What are you looking for?")).to_have_value(words)
    expect(page.locator("#found > *").first).to_be_visible()
    expect(page.get_by_role("button", name="Grief and loss")).to_have_count(0)


def finds(page: Page, words: str, title: str) -> bool:
    """Whether the conversation of this title is among what was found."""
    look_for(page, words)
    return page.get_by_role("link", name=title).count() == 1


def test_a_member_finds_it_and_others_do_not(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member", dora="outside")
    ava, dora = doors.open(table.people["ava"]), doors.open(table.people["dora"])
    ben = doors.open(table.people["ben"], scripts=False)
    ask(ava, table, "An evening alone", SAID, is_anonymous=True)
    stage.take_in()
    assert finds(ben, "lighthouses", "An evening alone")
    assert "lighthouse" not in ben.url and "lighthouse" not in ben.title().lower()
    expect(ben.locator("mark")).to_have_text("lighthouse")
    assert not finds(dora, "lighthouses", "An evening alone")
    assert not finds(ben, "Ava", "An evening alone")
    expect(ben.get_by_role("heading", name="Nothing found this time")).to_be_visible()
    assert finds(ben, "lighthouse", "An evening alone")
    ben.get_by_role("link", name="An evening alone").click()
    expect(ben.get_by_text(SAID)).to_be_visible()
    comes_back_to_it(ava)
    take_back(ava)
    assert not finds(ben, "lighthouse", "An evening alone")


def comes_back_to_it(page: Page) -> None:
    """From a hit and back again: what was found is still there. Then to the hit once more."""
    assert finds(page, "lighthouse", "An evening alone")
    hit = page.get_by_role("link", name="An evening alone")
    hit.click()
    page.go_back()
    expect(hit).to_be_visible()
    assert path_of(page) == "/search/"
    hit.click()


def take_back(page: Page) -> None:
    """The words of the page's first post are gone."""
    page.locator("article.post").first.get_by_role("link", name="Your post").click()
    page.get_by_role("link", name="Take it back").click()
    page.get_by_role("button", name="Yes, take them back").click()
    expect(page.get_by_role("main")).not_to_contain_text(SAID)


def test_words_of_danger_bring_help_before_anything_else(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"])
    look_for(page, "I want to die")
    page.get_by_role("main").get_by_role("link", name="Get help now").click()
    assert path_of(page) == "/help/"
