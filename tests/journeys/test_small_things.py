"""Somebody with almost no energy plans one small thing, does a part of it, looks back; and a leader does one with the group in two taps."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Stage, fits, press_key

WORDS = "Half a cup, and the light on the wall."


def see_what_fits(page: Page, energy: str) -> None:
    expect(page.get_by_role("heading", name="How much energy do you have today?")).to_be_visible()
    press_key(page.get_by_role("button", name=energy))
    expect(page.get_by_role("heading", name="If you like, one of these")).to_be_visible()
    assert fits(page)


def names_on(page: Page) -> list[str]:
    return page.locator("li .card h2").all_inner_texts()


def test_one_small_thing_planned_done_in_part_and_looked_back_on(stage: Stage, doors: Doors) -> None:
    table = stage.table(ava="member")
    page = doors.open(table.people["ava"], "/activities/", scripts=False)
    see_what_fits(page, "Almost none")
    first = names_on(page)
    press_key(page.get_by_role("button", name="Something else"))
    expect(page.get_by_role("link", name=first[0], exact=True)).to_have_count(0)
    assert len(first) == 3 and not set(first) & set(names_on(page))

    chosen = names_on(page)[0]
    press_key(page.get_by_role("link", name=chosen, exact=True))
    page.get_by_label("Today", exact=True).check()
    page.get_by_label("A note for you").fill("By the window.")
    page.get_by_role("button", name="Plan it", exact=True).click()
    expect(page.get_by_role("heading", name=chosen)).to_be_visible()
    expect(page.get_by_text("By the window.")).to_be_visible()
    assert fits(page)

    page.get_by_role("button", name="I did a part of it").click()
    page.get_by_label("It did me good").check()
    page.get_by_label("In your own words").fill(WORDS)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Only you can read it.").first).to_be_visible()
    page.get_by_role("link", name="Look back").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_text("That is a hint, not more")).to_be_visible()
    assert fits(page)


def test_a_leader_does_it_with_the_group_in_two_taps_and_a_member_offers_it(stage: Stage, doors: Doors) -> None:
    table = stage.table(robin="leader", ava="member")
    robin = doors.open(table.people["robin"], "/activities/phy-001/", scripts=False)
    robin.get_by_role("link", name="Do it with others").click()
    robin.get_by_role("button", name="Plan it in").click()
    expect(robin.get_by_text("It is planned, and your group can see it.")).to_be_visible()
    expect(robin.get_by_role("heading", name="Walk round the block")).to_be_visible()

    ava = doors.open(table.people["ava"], f"{table.page}meetings/", scripts=False)
    expect(ava.get_by_role("link", name="Walk round the block")).to_be_visible()
    ava.goto("/activities/cre-002/")
    ava.get_by_role("link", name="Do it with others").click()
    ava.get_by_role("button", name="Offer it in").click()
    expect(ava.get_by_text("Nobody has seen them yet")).to_be_visible()
    ava.get_by_role("button", name="Ask for support").click()
    expect(robin.get_by_text("Colour in, or doodle")).to_have_count(0)
    robin.goto(f"{table.page}talk/")
    expect(robin.get_by_text("Colour in, or doodle")).to_be_visible()


def test_a_visitor_looks_and_nothing_is_kept(doors: Doors) -> None:
    page = doors.open(None, "/activities/")
    see_what_fits(page, "A little")
    assert page.url.endswith("/activities/") and len(names_on(page)) == 5
    page.get_by_role("link", name=names_on(page)[0]).click()
    expect(page.get_by_role("link", name="Sign in to plan it")).to_be_visible()
    assert not [one for one in page.context.cookies() if one["name"] not in ("csrf", "sid")]
