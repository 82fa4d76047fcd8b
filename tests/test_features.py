"""What is said to be here is here."""

from pathlib import Path

import pytest
from django.core.management import get_commands

from hearthside.config.doors import routes
from tools.make_features import AREAS, PAGE, STATES, Feature, features, written

ROOT = Path(__file__).resolve().parent.parent
SIZES = dict(zip(AREAS, (15, 14, 9, 9, 9, 12, 11, 17, 11, 7, 11, 7, 8), strict=True))


def test_the_page_is_what_the_tool_writes() -> None:
    assert PAGE.read_text() == written(), "run: python -m tools.make_features"


def test_no_row_is_left_out() -> None:
    wanted = [f"{letter}{number}" for letter, size in SIZES.items() for number in range(1, size + 1)]
    assert [row.id for row in features()] == wanted


@pytest.mark.parametrize("row", features(), ids=lambda row: row.id)
def test_what_a_row_names_exists(row: Feature) -> None:
    assert row.state in STATES
    assert set(row.addresses) <= set(routes().values())
    assert {one.removeprefix("hearthside ").split()[0] for one in row.commands} <= set(get_commands())
    assert [one for one in row.tests if not (ROOT / one).is_file()] == []
    assert [one for one in row.benches if not (ROOT / f"{one.replace('.', '/')}.py").is_file()] == []


@pytest.mark.parametrize("row", features(), ids=lambda row: row.id)
def test_a_row_says_as_much_as_its_state_promises(row: Feature) -> None:
    """What works is seen and proved; what works in part says what is missing; what is not here points at nothing."""
    if row.state == "not yet":
        assert not (row.see or row.tests or row.benches)
        return
    assert row.see and row.tests
    assert row.state == "works" or row.note
