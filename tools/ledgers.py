"""Ledgers: rows in a .toml file, each with an id and a state, and the page that is written from them."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

ROOT = Path(__file__).resolve().parent.parent
Row = TypeVar("Row")


class Stated(Protocol):
    """A row that says how far it is."""

    @property
    def state(self) -> str:
        """One of the ledger's states."""


def rows_of(file: Path, kind: type[Row], name: str) -> list[Row]:
    """Every `[[name]]` of the file, in its order. Refuses (TypeError) a word that the kind of row does not know."""
    found = tomllib.loads(file.read_text())[name]
    return [kind(**{word: tuple(one) if isinstance(one, list) else one for word, one in row.items()}) for row in found]


def counted(rows: Iterable[Stated], states: Sequence[str]) -> str:
    """How many rows there are of each state, in words."""
    counts = Counter(row.state for row in rows)
    return ", ".join(f"{counts[state]} {state}" for state in states)


def table(title: str, heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A heading with a table below it."""
    body = "".join(_line(cells) for cells in lines)
    return f"\n## {title}\n\n{_line(heads).replace('|  |', '| |')}{'|---' * len(heads)}|\n{body}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def link_to_test(file: str, up: str) -> str:
    """A link to a file of tests, named without its beginning; `up` leads from the page to the root."""
    return f"[{Path(file).stem.removeprefix('test_')}]({up}{file})"
