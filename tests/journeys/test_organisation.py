"""Somebody runs an organisation: a roof over groups. They see what a poster on the door would say, and no more."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Doors, Seat, Stage, Table, fits
from tests.journeys.telling import ask, path_of

DESK = {"width": 1280, "height": 900}
SECRET = "We swam before breakfast"


def found(doors: Doors, table: Table, name: str, *, run_by: list[Seat]) -> str:
    """An operator adds an organisation and names who runs it; the address of its page."""
    page = doors.open(table.people["sol"], "/organisations/new/", scripts=False)
    page.get_by_label("What is it called?").fill(name)
    page.get_by_label("Who runs it, by name here?").fill(run_by[0].name)
    page.get_by_role("button", name="Add it").click()
    for one in run_by[1:]:
        page.get_by_label("Who runs it, by name here?").fill(one.name)
        page.get_by_role("button", name="Add them").click()
        expect(page.get_by_text("They run it now. We tell them.")).to_be_visible()
    return path_of(page).removesuffix("run-by/")


def ask_in(page: Page, table: Table, name: str) -> None:
    """A leader asks that the group may stand under the organisation."""
    page.goto(f"{table.page}organisation/")
    page.get_by_label(name, exact=True).check()
    page.get_by_label("When is the group open?").fill("Tuesdays at 7")
    page.get_by_role("button", name="Ask to stand under it").click()
    expect(page.get_by_text("You have asked. We tell you when they answer.")).to_be_visible()


def follow_notice(page: Page, words: str) -> None:
    """The notice is there within seconds, and leads on."""
    for _turn in range(25):
        page.goto("/notices/")
        if page.get_by_role("link", name=words).count():
            return page.get_by_role("link", name=words).first.click()
        page.wait_for_timeout(300)
    raise AssertionError(f"{words!r} was never told")


def test_a_group_comes_under_a_roof_and_goes_again(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(sol="operator", oda="outside", lin="leader", ava="member")
    people, name = table.people, f"River House {table.slug}"
    home = found(doors, table, name, run_by=[people["oda"]])
    lin, oda = (doors.open(people[who], scripts=scripts) for who in ("lin", "oda"))
    ask_in(lin, table, name)
    follow_notice(oda, "A group would like to stand under your organisation.")
    assert path_of(oda) == home and fits(oda)
    expect(oda.get_by_text("No group yet")).to_have_count(0)
    oda.get_by_role("button", name="Welcome it").click()
    expect(oda.get_by_text("stands under your roof now. We tell its leaders.")).to_be_visible()
    expect(oda.get_by_text("Tuesdays at 7")).to_be_visible()
    follow_notice(lin, "Your group stands under an organisation now.")
    expect(lin.get_by_text(f"This group stands under {name}.")).to_be_visible()
    oda.locator("summary", has_text="Part ways").click()
    oda.get_by_role("button", name="Part from this group").click()
    expect(oda.get_by_text("No group yet")).to_be_visible()
    follow_notice(lin, "An organisation and your group have parted.")
    expect(lin.get_by_text("This group stands under no organisation.")).to_be_visible()


def under_a_roof(doors: Doors, stage: Stage) -> tuple[Table, str]:
    """A group with a conversation under an organisation that Oda runs, and the address of its page."""
    table = stage.table(sol="operator", oda="outside", ida="outside", lin="leader", ava="member")
    people, name = table.people, f"Hill School {table.slug}"
    home = found(doors, table, name, run_by=[people["oda"], people["ida"]])
    ask(doors.open(people["ava"]), table, "Mornings", SECRET)
    ask_in(doors.open(people["lin"], scripts=False), table, name)
    doors.open(people["oda"], home, scripts=False).get_by_role("button", name="Welcome it").click()
    return table, home


def test_who_runs_it_sees_a_rough_number_and_nobody(doors: Doors, stage: Stage) -> None:
    table, home = under_a_roof(doors, stage)
    for look in ({}, {"viewport": DESK}, {"scripts": False}):
        page = doors.open(table.people["oda"], home, **look)
        words = page.locator("main").inner_text()
        assert "fewer than 5" in words and table.people["ava"].name not in words and SECRET not in words
        assert fits(page) and page.locator("nav.ways").get_by_text("Desk").count() == 0
        assert page.locator(f"main a[href*='{table.slug}']").count() == 0


def test_who_runs_it_is_refused_everywhere_else_in_a_kind_sentence(doors: Doors, stage: Stage) -> None:
    table, home = under_a_roof(doors, stage)
    other = found(doors, table, f"Far {table.slug}", run_by=[table.people["ida"]])
    oda = doors.open(table.people["oda"], home)
    for path in (other, f"{home}run-by/", "/organisations/new/", "/safety/", "/site/"):
        oda.goto(path)
        expect(oda.get_by_role("heading", name="There is nothing here")).to_be_visible()
    for part in ("people/", "lead/", "invitations/", "organisation/"):
        oda.goto(table.page + part)
        expect(oda.get_by_role("heading", name="Not this time")).to_be_visible()
    oda.goto(f"{table.page}talk/")
    expect(oda.get_by_text("What is said here stays with the members")).to_be_visible()
    assert SECRET not in oda.content()


def test_one_stops_running_it_and_the_other_goes_on(doors: Doors, stage: Stage, scripts: bool) -> None:
    table, home = under_a_roof(doors, stage)
    oda, ida = (doors.open(table.people[who], home, scripts=scripts) for who in ("oda", "ida"))
    expect(oda.get_by_text(f"You, and {table.people['ida'].name}.")).to_be_visible()
    oda.locator("summary", has_text="Stop running it").click()
    oda.get_by_role("button", name="I stop running it").click()
    expect(oda.get_by_text("Thank you for the time you did.")).to_be_visible()
    oda.goto(home)
    expect(oda.get_by_role("heading", name="There is nothing here")).to_be_visible()
    ida.goto(home)
    expect(ida.get_by_text("You alone.")).to_be_visible()
    expect(ida.get_by_text("Tuesdays at 7")).to_be_visible()
    follow_notice(ida, "You run an organisation here now.")
    assert path_of(ida) == home
