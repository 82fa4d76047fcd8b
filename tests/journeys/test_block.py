"""Two people keep apart: after a block neither finds the other anywhere, and neither is told."""

import pytest
from playwright.sync_api import expect

from tests.journeys.stage import Doors, Stage
from tests.journeys.telling import answer, ask, post, sees

HELLO = "Good evening from my side of the street."


@pytest.mark.parametrize(("who", "other"), [("ava", "ben"), ("ben", "ava")])
def test_a_block_holds_both_ways_on_every_surface(doors: Doors, stage: Stage, who: str, other: str) -> None:
    table = stage.table(ava="member", ben="member", cleo="member")
    open_street = ask(doors.open(table.people["cleo"]), table, "An open street")
    for one in ("ava", "ben"):
        answer(doors.open(table.people[one]), open_street, f"{HELLO} {one}")
    of_ben = ask(doors.open(table.people["ben"]), table, "A door of ben")
    of_ava = ask(doors.open(table.people["ava"]), table, "A door of ava")
    keep_away(doors, table.people["ava"], table.people["ben"].id)
    seat, theirs = table.people[who], {"ava": of_ava, "ben": of_ben}[other]
    assert not sees(doors, seat, open_street, f"{HELLO} {other}")
    assert sees(doors, seat, open_street, f"{HELLO} {who}")
    assert not sees(doors, seat, f"{table.page}talk/", f"A door of {other}")
    assert not sees(doors, seat, theirs, f"A door of {other}")
    assert not sees(doors, seat, f"{table.page}people/", table.people[other].name)
    assert not sees(doors, seat, "/talk/", f"A door of {other}")


def keep_away(doors: Doors, seat: object, other_id: str, how: str = "Block", scripts: bool = True) -> None:
    """Block or mute somebody through their page."""
    page = doors.open(seat, f"/people/{other_id}/", scripts=scripts)  # type: ignore[arg-type]
    page.get_by_role("link", name="Keep away from this person").click()
    page.get_by_role("button", name=how).click()
    expect(page.locator("main")).to_be_visible()


def test_nobody_else_loses_anything_and_it_can_end(doors: Doors, stage: Stage, scripts: bool) -> None:
    table = stage.table(ava="member", ben="member", cleo="member")
    address = ask(doors.open(table.people["ben"]), table, "A door of ben", HELLO)
    keep_away(doors, table.people["ava"], table.people["ben"].id, scripts=scripts)
    assert sees(doors, table.people["cleo"], address, HELLO)
    page = doors.open(table.people["ava"], "/me/apart/", scripts=scripts)
    page.get_by_role("button", name=f"Stop keeping away from {table.people['ben'].name}").click()
    assert sees(doors, table.people["ava"], address, HELLO)


def test_a_blocked_person_hears_no_notice_of_the_other(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member")
    address = ask(doors.open(table.people["ava"]), table, "An evening")
    answer(doors.open(table.people["ben"]), address, HELLO)
    expect(post(doors.open(table.people["ava"], address), HELLO)).to_be_visible()
    keep_away(doors, table.people["ava"], table.people["ben"].id)
    assert not sees(doors, table.people["ava"], "/notices/", "There are new words")


def test_somebody_muted_notices_nothing(doors: Doors, stage: Stage) -> None:
    table = stage.table(ava="member", ben="member")
    of_ben = ask(doors.open(table.people["ben"]), table, "A door of ben", HELLO)
    of_ava = ask(doors.open(table.people["ava"]), table, "A door of ava")
    keep_away(doors, table.people["ava"], table.people["ben"].id, "Mute")
    assert not sees(doors, table.people["ava"], of_ben, HELLO)
    assert sees(doors, table.people["ben"], of_ava, "A door of ava")
