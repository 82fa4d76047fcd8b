"""A support meeting from the reminder to the morning after: two hosts and three members, a hot topic, and a quiet sign that somebody needs
somebody."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys.live_room import come_through, console_of, notice, say, tap
from tests.journeys.stage import Doors, Stage, Table, fits

SIGN = "Quiet Otter would like somebody now"
ASIDE = "Only you and me read this."
WORD = "The walk by the water is on Sunday."


@dataclass
class People:
    """Whose page is whose. Without scripts a page is as new as the last look at it."""

    robin: Page
    mia: Page
    ava: Page
    ben: Page
    cleo: Page
    scripts: bool

    def look(self, *pages: Page) -> None:
        """These pages show what is new."""
        for page in pages if not self.scripts else ():
            page.get_by_role("link", name="Show what is new").click()


def test_a_support_meeting_from_the_reminder_to_the_morning_after(doors: Doors, stage: Stage, scripts: bool) -> None:
    doors.expected += (
        "status of 429",
    )  # Without scripts a line too soon is answered with a page of this status, and the line in it.
    table = stage.table(robin="leader", mia="helper", ava="member", ben="member", cleo="member")
    address = stage.meeting(table, hosts=["robin", "mia"], guests=["ava", "ben"])
    all_of_them = they_come(doors, table, address, scripts=scripts)
    the_first_round(all_of_them)
    it_gets_hot(all_of_them)
    a_quiet_sign(all_of_them)
    the_last_round(all_of_them)
    the_room_closes(all_of_them)
    how_heavy_it_is(all_of_them)
    leave_a_word(all_of_them.robin)
    stage.morning_after(address)
    the_next_morning(doors, table)
    assert doors.refused == []


def they_come(doors: Doors, table: Table, address: str, *, scripts: bool) -> People:
    """Ava follows her reminder and waits at the door until Robin opens the room; then all come in, by the names they chose."""
    reminded = notice(doors, table, "ava", "A meeting you wanted to come to is near.")
    reminded.get_by_role("link", name="To the live room, in text").click()
    ava = doors.open(table.people["ava"], f"{address}room/", scripts=scripts)
    for page in (reminded, ava):
        expect(page.get_by_text("The room opens when a host is here.")).to_be_visible()
    robin, mia, ben, cleo = (
        doors.open(table.people[who], f"{address}room/", scripts=scripts) for who in ("robin", "mia", "ben", "cleo")
    )
    tap(robin, "Open the room")
    come_through(robin, "Robin")
    if not scripts:
        for page in (mia, ava, ben, cleo):
            page.get_by_role("link", name="Look again").click()
    expect(ava.get_by_text("Nothing is recorded.")).to_be_visible()
    come_through(mia, "Mia")
    come_through(ava, "Quiet Otter", heavy="Light")
    come_through(ben, "Ben", heavy="Heavy")
    come_through(cleo, "Cleo", listens=True)
    console_of(robin), console_of(mia)
    expect(robin.get_by_text("You lead.")).to_be_visible()
    expect(mia.get_by_text("Robin leads. You watch")).to_be_visible()
    return People(robin, mia, ava, ben, cleo, scripts)


def the_first_round(they: People) -> None:
    """Robin follows the run-sheet to the first round. Ava says a line, Ben passes, Cleo who listens is asked too."""
    for part in ("Read the rules and say that you agree.", "First round: one line each."):
        tap(they.robin, "Next part")
        expect(they.robin.get_by_role("heading", name=part)).to_be_visible()
    tap(they.robin, "Start a round")
    they.look(they.ava)
    expect(they.ava.get_by_text("It is your turn.")).to_be_visible()
    say(they.ava, "It was a long week.")
    they.ava.get_by_role("button", name="Pass, or I am done").click()
    pass_on(they, they.ben, "Ben")
    pass_on(they, they.cleo, "Cleo")
    they.look(they.robin, they.ben)
    expect(they.robin.get_by_role("button", name="Start a round")).to_be_visible()
    expect(they.robin.get_by_text("not asked yet")).to_have_count(0)
    assert "Otter" not in they.robin.title() and fits(they.robin) and fits(they.ben)


def pass_on(they: People, page: Page, name: str) -> None:
    """Somebody whose turn it is passes, and everybody reads so."""
    they.look(page)
    expect(page.get_by_text("It is your turn.")).to_be_visible()
    page.get_by_role("button", name="Pass, or I am done").click()
    expect(page.get_by_text(f"{name} passes.").last).to_be_visible()


def it_gets_hot(they: People) -> None:
    """The steps are there with one tap, the room slows down, and a second line at once keeps its words."""
    tap(they.robin, "It gets hot")
    expect(they.robin.get_by_text("Slow mode is on")).to_be_visible()
    expect(they.robin.get_by_text("Name it without blame").first).to_be_visible()
    say(they.ben, "That is not how I see it.")
    they.ben.get_by_label("Your words").fill("And another thing.")
    they.ben.get_by_role("button", name="Send").click()
    expect(they.ben.get_by_text("Please wait a little")).to_be_visible()
    expect(they.ben.get_by_label("Your words")).to_have_value("And another thing.")
    tap(they.robin, "It has cooled down")
    expect(they.robin.get_by_text("Slow mode is on")).to_have_count(0)


def a_quiet_sign(they: People) -> None:
    """Ava asks for somebody. Both hosts see it, nobody else does; what she and Mia write next door is read by them alone."""
    tap(they.ava, "I need somebody")
    expect(they.ava.get_by_text("The hosts know. Somebody comes to you.")).to_be_visible()
    they.look(they.mia, they.robin, they.cleo)
    for host in (they.mia, they.robin):
        expect(host.get_by_text(SIGN)).to_be_visible()
    tap(they.mia, "Go to a side room")
    they.look(they.ava, they.robin)
    expect(they.robin.get_by_text(SIGN)).to_have_count(0)
    expect(they.ava.get_by_role("heading", name="Side room with Mia")).to_be_visible()
    they.ava.get_by_label("Your words").fill(ASIDE)
    they.ava.get_by_role("button", name="Send").click()
    they.mia.get_by_role("link", name="Go there").click()
    expect(they.mia.get_by_text(ASIDE)).to_be_visible()
    say(they.cleo, "I am still here.")
    they.look(they.robin)
    expect(they.robin.get_by_text("I am still here.")).to_be_visible()
    for page in (they.cleo, they.robin):
        expect(page.get_by_text(ASIDE)).to_have_count(0)
    expect(they.cleo.get_by_text(SIGN)).to_have_count(0)
    assert SIGN not in they.cleo.content() and fits(they.mia)
    tap(they.mia, "Back to the room")
    expect(they.mia.get_by_text(ASIDE)).to_have_count(0)
    console_of(they.mia)


def the_last_round(they: People) -> None:
    """Robin follows the run-sheet to its last round, and gives the lead to Mia, who asks for one word from each."""
    for _part in range(3):
        tap(they.robin, "Next part")
    expect(they.robin.get_by_role("heading", name="Last round: one word and one next step.")).to_be_visible()
    tap(they.robin, "Hand over to Mia")
    expect(they.robin.get_by_text("Mia leads.")).to_be_visible()
    they.look(they.mia)
    expect(they.mia.get_by_text("You lead.")).to_be_visible()
    tap(they.mia, "Start the last round")
    they.look(they.ava)
    expect(they.ava.get_by_text("Last round: one word, or one thing you take along.").first).to_be_visible()
    say(they.ava, "Breathing.")
    they.ava.get_by_role("button", name="Pass, or I am done").click()
    pass_on(they, they.ben, "Ben")
    pass_on(they, they.cleo, "Cleo")


def the_room_closes(they: People) -> None:
    """Mia closes the room. Nobody is left behind: every page, and the console of the other host, says goodbye."""
    they.mia.get_by_role("link", name="To the room").first.click()
    tap(they.mia, "Close the room")
    they.look(they.robin, they.ava, they.ben, they.cleo)
    for page in (they.mia, they.robin, they.ava, they.ben, they.cleo):
        expect(page.get_by_text("The room has closed")).to_be_visible()
    expect(they.robin.get_by_role("link", name="The notes")).to_be_visible()
    expect(they.ava.get_by_role("link", name="The notes")).to_have_count(0)


def how_heavy_it_is(they: People) -> None:
    """For Ava it got heavier, and she is offered somebody at once; for Ben it did not."""
    for page, answer in ((they.ava, "Almost too much"), (they.ben, "Light")):
        page.get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Save").click()
    expect(they.ava.get_by_role("heading", name="It got heavier for you")).to_be_visible()
    expect(they.ava.get_by_role("link", name="Let somebody of the team write to me")).to_be_visible()
    expect(they.ben.get_by_text("Nobody sees your answer")).to_be_visible()
    assert fits(they.ava)


def leave_a_word(robin: Page) -> None:
    """Notes with a name come back kindly; without one they are kept."""
    robin.get_by_role("link", name="The notes").click()
    expect(robin.get_by_text("3 people came, besides those who host.")).to_be_visible()
    robin.get_by_label("What was it about?").fill("Otter and sleep.")
    robin.get_by_role("button", name="Keep the notes").click()
    expect(robin.get_by_text("This may show who somebody is: Otter").first).to_be_visible()
    robin.get_by_label("What was it about?").fill("Somebody and sleep.")
    robin.get_by_label("A word for everybody tomorrow").fill(WORD)
    robin.get_by_role("button", name="Keep the notes").click()
    expect(robin.get_by_text("Kept. Only those who host or lead")).to_be_visible()


def the_next_morning(doors: Doors, table: Table) -> None:
    """Ava is offered somebody once more, with the same word for all; Ben finds the word alone."""
    offered = notice(doors, table, "ava", "Somebody of the team has time for you, if you like.")
    expect(offered.get_by_role("link", name="Let somebody of the team write to me")).to_be_visible()
    expect(offered.get_by_text(WORD)).to_be_visible()
    offered.goto("/notices/")
    expect(offered.get_by_text("Something to take along from a meeting.")).to_have_count(0)
    told = notice(doors, table, "ben", "Something to take along from a meeting.")
    expect(told.get_by_text(WORD)).to_be_visible()
    assert fits(told) and "An hour in words" not in told.title()
