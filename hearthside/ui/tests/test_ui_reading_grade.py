import re
from collections.abc import Callable
from pathlib import Path

import pytest

import hearthside
from hearthside.ui.tests.reading_grade import reading_grade, spoken_by_code, spoken_by_template, syllables, words_in

HOUSE = Path(hearthside.__file__).parent
CRISIS = re.compile(r"help|crisis|urgent|directory/")
EASY, EASIEST = 6, 5
ENOUGH_WORDS = 30  # below that one long word decides; such texts are measured together, room by room
ROOMS = sorted(room.name for room in HOUSE.iterdir() if (room / "__init__.py").exists())


def texts_of(room: str) -> dict[str, str]:
    """What each file of the room says to people."""
    readers: tuple[tuple[str, Callable[[Path], str]], ...] = (
        ("jinja2/**/*.html", spoken_by_template),
        ("**/*.py", spoken_by_code),
    )
    files = ((path, read) for kind, read in readers for path in (HOUSE / room).glob(kind))
    return {str(path.relative_to(HOUSE)): read(path) for path, read in files if "tests" not in path.parts}


@pytest.mark.parametrize("room", ROOMS)
def test_a_tired_person_can_read_every_page(room: str) -> None:
    texts = texts_of(room)
    long = {name: text for name, text in texts.items() if words_in(text) >= ENOUGH_WORDS}
    short = "\n".join(text for name, text in texts.items() if name not in long)
    measured = {name: reading_grade(text) for name, text in long.items()}
    if words_in(short) >= ENOUGH_WORDS:
        measured["all that is short"] = reading_grade(short)
    assert {name: grade for name, grade in measured.items() if grade > (EASIEST if CRISIS.search(name) else EASY)} == {}


def test_the_measure_agrees_with_the_formula() -> None:
    assert round(reading_grade("The cat sat on the mat."), 2) == -1.45
    assert reading_grade("Notwithstanding institutional considerations, participation necessitates authorisation.") > 20


@pytest.mark.parametrize(
    ("word", "parts"), [("people", 2), ("lines", 1), ("asked", 1), ("needed", 2), ("quiet", 2), ("saying", 2)]
)
def test_syllables_are_counted_as_spoken(word: str, parts: int) -> None:
    assert syllables(word) == parts


def test_this_room_speaks() -> None:
    assert "Nothing was lost" in texts_of("ui")["ui/jinja2/ui/elements.html"]
    assert "A little more, please" in texts_of("ui")["ui/forms.py"]
