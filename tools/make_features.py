"""Writes docs/features.md: every feature with its state, where one sees it, and what proves it.

python -m tools.make_features
"""

from dataclasses import dataclass

from tools.ledgers import ROOT, counted, link_to_test, rows_of, table

DATA, PAGE = ROOT / "docs" / "features.toml", ROOT / "docs" / "features.md"
STATES = ("works", "partly", "not yet")
AREAS = {
    "A": "Groups, and finding the right one",
    "B": "Conversations",
    "C": "Being with somebody now",
    "D": "Meetings and activities",
    "E": "Learning to help",
    "F": "Help from professionals",
    "G": "Tools for oneself",
    "H": "Safety",
    "I": "Privacy and boundaries",
    "J": "Whether it helps",
    "K": "Beyond the place itself",
    "L": "For everybody",
    "M": "Running it",
}
HEAD = """# What is here, and what is not yet

Written from `features.toml` by `python -m tools.make_features`; `tests/test_features.py` looks whether the addresses, commands, tests and
benches that are named here exist. An address with `<…>` is one of many pages of its kind.

{counts}
"""


@dataclass(frozen=True)
class Feature:
    """A row: `state` is one of STATES; addresses begin with a stroke, commands do not."""

    id: str
    name: str
    state: str
    see: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    benches: tuple[str, ...] = ()
    note: str = ""

    @property
    def addresses(self) -> list[str]:
        """The pages on which one sees it."""
        return [one for one in self.see if one.startswith("/")]

    @property
    def commands(self) -> list[str]:
        """The commands by which one sees it."""
        return [one for one in self.see if not one.startswith("/")]


def features() -> list[Feature]:
    """Every row, in the order of the file."""
    return rows_of(DATA, Feature, "feature")


def written() -> str:
    """The whole page."""
    rows = features()
    areas = [_area(letter, [row for row in rows if row.id[0] == letter]) for letter in AREAS]
    return HEAD.format(counts=f"Of {len(rows)}: {counted(rows, STATES)}.") + "".join(areas)


def _area(letter: str, rows: list[Feature]) -> str:
    heads = ("", "What", "State", "Seen at", "Proved by", "Good to know")
    lines = [(row.id, row.name, row.state, _seen(row), _proved(row), row.note) for row in rows]
    return table(AREAS[letter], heads, lines)


def _seen(row: Feature) -> str:
    return "<br>".join(f"`{one}`" for one in row.see)


def _proved(row: Feature) -> str:
    tests = [link_to_test(one, "../") for one in row.tests]
    return "<br>".join(tests + [f"`python -m {one}`" for one in row.benches])


if __name__ == "__main__":
    PAGE.write_text(written())
