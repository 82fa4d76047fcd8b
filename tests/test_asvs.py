"""What the ledger of ASVS claims is there."""

import ast
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from hearthside.config.doors import routes
from tools.make_asvs import CHAPTERS, ID, LEVELS, PAGE, SHOWN, STATES, Requirement, requirements, written

ROOT = Path(__file__).resolve().parent.parent
OURS = "hearthside/kernel/tests/test_markdown.py::test_nothing_alive_gets_through"
GOOD = Requirement(
    "v5.0.0-1.3.1", 1, "HTML that people type is cleaned", "works", (OURS, "accounts:sign_in", "SECURITY.md")
)
WRONG = {
    "an id without its version": {"id": "1.3.1"},
    "an id of an old version": {"id": "v4.0.3-1.3.1"},
    "an id of no chapter": {"id": "v5.0.0-18.1.1"},
    "no such level": {"level": 4},
    "no words": {"words": ""},
    "the standard's own way of speaking": {"words": "Verify that HTML is cleaned"},
    "no such state": {"state": "soon"},
    "works without evidence": {"evidence": ()},
    "partly without evidence": {"state": "partly", "evidence": (), "why": "Half."},
    "partly without what is missing": {"state": "partly"},
    "not yet without a reason": {"state": "not yet", "evidence": ()},
    "not yet with evidence": {"state": "not yet", "why": "Later."},
    "does not apply without a reason": {"state": "does not apply", "evidence": ()},
    "a test that is not in its file": {"evidence": (f"{OURS}_at_all",)},
    "a test in a file that is not there": {"evidence": ("tests/test_nothing.py::test_it",)},
    "a file that is not there": {"evidence": ("hearthside/kernel/nothing.py",)},
    "a page that is not there": {"evidence": ("accounts:nothing",)},
}


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests that are written in this file; none for a file that is not there."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    found = ast.walk(ast.parse(path.read_text()))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(one.name for one in found if isinstance(one, kinds) and one.name.startswith("test_"))


def missing(row: Requirement) -> list[str]:
    """Evidence that is not there."""
    lost = [one for one in row.tests if one.partition("::")[2] not in names_in(one.partition("::")[0])]
    lost += [one for one in row.files if not (ROOT / one).exists()]
    return lost + [one for one in row.pages if one not in routes()]


def faults(row: Requirement) -> list[str]:
    """What is wrong with a row."""
    is_shown = row.state in SHOWN
    found = {
        "id": not row.number or row.number[0] not in CHAPTERS,
        "level": row.level not in LEVELS,
        "words": not row.words or row.words.lower().startswith("verify"),
        "state": row.state not in STATES,
        "evidence": bool(row.evidence) is not is_shown,
        "why": row.state != "works" and not row.why,
    }
    return [name for name, is_wrong in found.items() if is_wrong] + missing(row)


def too_many(rows: list[Requirement]) -> list[str]:
    """Ids that stand there twice, and chapters and levels with more rows than the standard has."""
    ids, levels = Counter(row.id for row in rows), Counter(row.level for row in rows)
    chapters = Counter(row.number[0] for row in rows)
    return (
        [one for one, many in ids.items() if many > 1]
        + [f"level {one}" for one, many in levels.items() if many > LEVELS[one]]
        + [f"chapter {one}" for one, many in chapters.items() if many > CHAPTERS[one][1]]
    )


def test_the_page_is_what_the_tool_writes() -> None:
    assert PAGE.read_text() == written(), "run: python -m tools.make_asvs"


def test_the_standard_adds_up() -> None:
    assert sum(LEVELS.values()) == sum(many for _title, many in CHAPTERS.values()) == 345


@pytest.mark.parametrize("row", requirements(), ids=lambda row: row.id)
def test_a_row_says_what_its_state_promises_and_names_what_is_there(row: Requirement) -> None:
    assert faults(row) == []


def test_no_row_stands_there_twice_and_they_are_in_order() -> None:
    rows = requirements()
    assert too_many(rows) == []
    assert [row.number for row in rows] == sorted(row.number for row in rows)


@pytest.mark.parametrize("level", [1, 2])
def test_nothing_of_this_level_is_left_out(level: int) -> None:
    assert sum(row.level == level for row in requirements()) == LEVELS[level]


def test_a_good_row_has_no_fault() -> None:
    assert faults(GOOD) == [] and ID.fullmatch(GOOD.id)


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_wrong_row_would_be_noticed(change: dict[str, object]) -> None:
    assert faults(replace(GOOD, **change))


def test_rows_that_are_too_many_would_be_noticed() -> None:
    assert too_many([GOOD, GOOD]) == [GOOD.id]
    many = [replace(GOOD, id=f"v5.0.0-17.{number // 9 + 1}.{number % 9 + 1}", level=2) for number in range(13)]
    assert too_many(many) == ["chapter 17"]
