"""Somebody on a phone, without an account and not reading fast, comes to a first place that fits, and says hello there."""

from itertools import count

from playwright.sync_api import Locator, Page, expect

from tests.journeys.stage import Doors, Stage, fits
from tests.journeys.test_join import PHRASE

WORDS_A_MINUTE = 130
"""A slow reader. Steady readers of plain text do about 240."""
SECONDS_A_TAP = 3
MOST_MINUTES = 6
MOST_MINUTES_TO_HELLO = 12
"""A name, ten words on paper and the ground rules, all of them read, come on top."""
UP_TO = """(one) => {
  const range = document.createRange();
  const main = document.querySelector("main");
  const seen = (node) => node.parentElement.checkVisibility() && !node.parentElement.closest(".hidden, script, style, option");
  range.setStart(main, 0);
  if (one) range.setEndAfter(one); else range.setEndAfter(main.lastChild);
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walker.nextNode()) {
    if (!range.intersectsNode(walker.currentNode)) break;
    if (seen(walker.currentNode)) words += walker.currentNode.data.split(/\\s+/).filter(Boolean).length;
  }
  return words;
}"""
"""How many words stand in sight in the main part, from its top down to an element; all of them when there is none."""
_names = (f"Soft Heron {number}" for number in count(1))


class Reader:
    """Reads each page from its top down to what is pressed next. A page that was read is read on from where it was left."""

    def __init__(self, page: Page) -> None:
        self.page, self.words, self.taps = page, 0, 0
        self.pages: dict[str, int] = {}
        self._read = ("", 0)

    def read(self, to: Locator | None = None) -> None:
        """The words down to here are read."""
        far = to.first.evaluate(UP_TO) if to else self.page.evaluate(UP_TO)
        here = self.page.evaluate("`${document.title} ${performance.timeOrigin}`")
        before = self._read[1] if self._read[0] == here else 0
        self.words += max(0, far - before)
        self.pages[self.page.title()] = self.pages.get(self.page.title(), 0) + max(0, far - before)
        self._read = (here, max(far, before))

    def tap(self, what: Locator) -> None:
        """Read down to it and press it."""
        self.read(what)
        self.taps += 1
        what.first.click()

    def choose(self, label: str) -> None:
        """Read down to an answer and mark it."""
        self.tap(self.page.get_by_text(label, exact=True))

    def fill(self, label: str, words: str) -> None:
        """Tap into a field. What is typed is as long as its writer likes, and is not counted."""
        self.tap(self.page.get_by_label(label, exact=False))
        self.page.get_by_label(label, exact=False).first.fill(words)

    @property
    def minutes(self) -> float:
        """How long all that takes."""
        return self.words / WORDS_A_MINUTE + self.taps * SECONDS_A_TAP / 60

    def __str__(self) -> str:
        return f"{self.words} words, {self.taps} taps: {self.minutes:.1f} minutes"


def find_a_group(reader: Reader) -> None:
    """From the front page through four questions to the page of the first group that may fit."""
    page = reader.page
    reader.tap(page.get_by_role("link", name="Find a place that fits"))
    reader.tap(page.get_by_role("button", name="Only four questions"))
    for answers in (["I am struggling, but I am safe"], ["Feeling alone"], [], ["By posts I can read at any time"]):
        for one in answers:
            reader.choose(one)
        reader.tap(page.get_by_role("button", name="Next" if answers else "Skip this"))
    expect(page.get_by_role("heading", name="Places that may fit")).to_be_visible()
    reader.tap(page.locator(".find-group h3 a"))
    expect(page.get_by_role("link", name="Look around", exact=True)).to_be_visible()


def come_in_to_look_around(reader: Reader) -> None:
    """From the group's page to its talk, with a name made on the way."""
    page = reader.page
    reader.tap(page.get_by_role("link", name="Look around", exact=True))
    reader.fill("Choose a name", next(_names))
    reader.fill("Choose a pass-phrase", PHRASE)
    reader.choose("18 or over")
    reader.tap(page.get_by_role("button", name="Open my account"))
    reader.tap(page.get_by_role("button", name="Show my ten words"))
    reader.tap(page.get_by_role("link", name="I have written it down"))
    reader.choose("I have read this and I agree.")
    reader.tap(page.get_by_role("button", name="Look around", exact=True))


def say_hello(reader: Reader) -> None:
    """The first words."""
    page = reader.page
    reader.tap(page.get_by_role("link", name="Say hello"))
    reader.fill("In a few words", "Hello from the doorway")
    reader.fill("Your words", "I am new and will mostly read.")
    reader.tap(page.get_by_role("button", name="Say hello"))
    expect(page.get_by_role("heading", name="Hello from the doorway")).to_be_visible()


def test_a_slow_reader_comes_to_a_place_that_fits_in_six_minutes_without_an_account(
    doors: Doors, stage: Stage, scripts: bool
) -> None:
    stage.table()
    reader = Reader(doors.open(path="/", scripts=scripts))
    find_a_group(reader)
    reader.read()
    print(reader)
    assert reader.minutes < MOST_MINUTES, f"{reader}; {reader.pages}"
    come_in_to_look_around(reader)
    say_hello(reader)
    print(reader)
    assert fits(reader.page) and reader.minutes < MOST_MINUTES_TO_HELLO, f"{reader}; {reader.pages}"


def test_the_measure_counts_what_is_in_sight_and_nothing_twice(doors: Doors, stage: Stage) -> None:
    reader = Reader(doors.open(path="/find/"))
    reader.page.set_content("<main><p>Five words are in here</p><p hidden>not these</p><a>Two more</a></main>")
    reader.read(reader.page.locator("p").first)
    reader.read()
    reader.read()
    assert (reader.words, reader.taps) == (7, 0)
    reader.tap(reader.page.locator("a"))
    assert (reader.words, reader.taps) == (7, 1)
