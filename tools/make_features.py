"""Writes docs/features.md: every feature with its state, where one sees it, and what proves it.

python -m tools.make_features
"""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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
    rows = tomllib.loads(DATA.read_text())["feature"]
    return [
        Feature(**{name: tuple(one) if isinstance(one, list) else one for name, one in row.items()}) for row in rows
    ]


def written() -> str:
    """The whole page."""
    rows = features()
    counts = Counter(row.state for row in rows)
    said = ", ".join(f"{counts[state]} {state}" for state in STATES)
    areas = [_area(letter, [row for row in rows if row.id[0] == letter]) for letter in AREAS]
    return HEAD.format(counts=f"Of {len(rows)}: {said}.") + "".join(areas)


def _area(letter: str, rows: list[Feature]) -> str:
    lines = "".join(
        f"| {row.id} | {row.name} | {row.state} | {_seen(row)} | {_proved(row)} | {row.note} |\n" for row in rows
    )
    return f"\n## {AREAS[letter]}\n\n| | What | State | Seen at | Proved by | Good to know |\n|---|---|---|---|---|---|\n{lines}"


def _seen(row: Feature) -> str:
    return "<br>".join(f"`{one}`" for one in row.see)


def _proved(row: Feature) -> str:
    tests = [f"[{Path(one).stem.removeprefix('test_')}](../{one})" for one in row.tests]
    return "<br>".join(tests + [f"`python -m {one}`" for one in row.benches])


if __name__ == "__main__":
    PAGE.write_text(written())
