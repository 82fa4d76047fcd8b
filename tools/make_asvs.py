"""Writes docs/develop/asvs.md: what OWASP ASVS 5.0.0 asks, how far this place is, and what shows it.

python -m tools.make_asvs
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tools.ledgers import ROOT, counted, link_to_test, rows_of, table

DATA, PAGE = ROOT / "docs" / "develop" / "asvs.toml", ROOT / "docs" / "develop" / "asvs.md"
STATES = ("works", "partly", "not yet", "does not apply")
SHOWN = STATES[:2]
"""States that name what shows them."""
ID = re.compile(r"v5\.0\.0-([1-9]\d?)\.([1-9])\.([1-9]\d?)")
LEVELS = {1: 70, 2: 183, 3: 92}
"""How many requirements of each level the standard has."""
CHAPTERS = {
    1: ("Encoding and cleaning", 30),
    2: ("Checking what comes in, and rules of the place", 13),
    3: ("In the browser", 31),
    4: ("Interfaces", 16),
    5: ("Files", 13),
    6: ("Who somebody is", 47),
    7: ("Sessions", 19),
    8: ("Who may do what", 13),
    9: ("Tokens that speak for themselves", 7),
    10: ("OAuth and OpenID Connect", 36),
    11: ("Cryptography", 24),
    12: ("On the way", 12),
    13: ("Set-up", 21),
    14: ("Keeping data safe", 13),
    15: ("How it is built", 21),
    16: ("Logs and faults", 17),
    17: ("Voice and video", 12),
}
"""Each chapter in our words, and how many requirements the standard has in it."""
HEAD = """# The ledger of ASVS

What the OWASP Application Security Verification Standard 5.0.0 asks of an application, and how far this one is. The numbers are the
standard's; the words beside them are ours and short, so read the standard itself for what it means. It is a ledger of the makers, not the
word of anybody from outside.

Written from `asvs.toml` by `python -m tools.make_asvs`. `tests/test_asvs.py` holds that the tests, files and addresses that are named are
there, and that what is not here says why. A name of a test leads to its file.

In the ledger: {shown} of the standard's {all}: {levels}. Of them: {counts}.
"""


@dataclass(frozen=True)
class Requirement:
    """A row. `words` are ours, never the standard's; `evidence` names tests (file::test), files, and pages (room:name)."""

    id: str
    level: int
    words: str
    state: str
    evidence: tuple[str, ...] = ()
    why: str = ""

    @property
    def number(self) -> tuple[int, ...]:
        """Chapter, section, requirement; nothing for an id of another form."""
        found = ID.fullmatch(self.id)
        return tuple(map(int, found.groups())) if found else ()

    @property
    def tests(self) -> list[str]:
        """What is named as file::test."""
        return [one for one in self.evidence if "::" in one]

    @property
    def pages(self) -> list[str]:
        """What is named as room:name."""
        return [one for one in self.evidence if re.fullmatch(r"\w+:\w+", one)]

    @property
    def files(self) -> list[str]:
        """All else."""
        return [one for one in self.evidence if one not in {*self.tests, *self.pages}]


def requirements() -> list[Requirement]:
    """Every row, in the order of the file."""
    return rows_of(DATA, Requirement, "requirement")


def written() -> str:
    """The whole page."""
    rows = requirements()
    levels = ", ".join(
        f"{sum(row.level == one for row in rows)} of {many} at level {one}" for one, many in LEVELS.items()
    )
    head = HEAD.format(shown=len(rows), all=sum(LEVELS.values()), levels=levels, counts=counted(rows, STATES))
    return head + "".join(_chapter(number, [row for row in rows if row.number[0] == number]) for number in CHAPTERS)


def _chapter(number: int, rows: list[Requirement]) -> str:
    title, many = CHAPTERS[number]
    lines = [(row.id, str(row.level), row.words, row.state, _shown(row), row.why) for row in rows]
    return table(
        f"{number}. {title} ({len(rows)} of {many})", ("", "Level", "What", "State", "Shown by", "Good to know"), lines
    )


def _shown(row: Requirement) -> str:
    tests = [link_to_test(file, "../../") for file in dict.fromkeys(one.partition("::")[0] for one in row.tests)]
    files = [f"[{Path(one).name}](../../{one})" for one in row.files]
    return "<br>".join([*tests, *files, *(f"`{one}`" for one in row.pages)])


if __name__ == "__main__":
    PAGE.write_text(written())
