"""From a reading to a verdict: three questions, answered apart. The tables are the rule; read them as they stand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from hearthside.safety.vocabulary import RANK, Level

SHOWS_HELP_FROM = Level.AMBER
WAKES_FROM = Level.RED

# What may harm the people who read it waits for a moderator. With "even_a_cry", a call for help in it does not let it through: then it
# is hidden, its author is shown help and somebody is woken, all three. Without, a call for help is never held.
HOLDS: dict[str, str] = {
    "method_details": "even_a_cry",
    "method_seeking": "even_a_cry",
    "encouragement": "even_a_cry",
    "pact": "even_a_cry",
    "doxxing": "even_a_cry",
    "harassment": "even_a_cry",
    "grooming": "even_a_cry",
    "contact_exchange": "",
    "scam": "",
    "advertising": "",
}
HOLDS_ON_A_GUESS = {"method_seeking", "encouragement", "pact"}
"""What is held on the word of the linear layer alone, and only in a text that is not green. Any other harm that no rule names comes to
the desk and stays readable: holding one everyday post in thirty would hurt more people than it protects."""
ONLY_WARNED = {"pii", "stigma"}
"""What the writer is warned of while writing; nobody else needs to look."""
NO_CRY = {*HOLDS, *ONLY_WARNED, "misinformation", "minor_contact", "harm_to_others", "language", "empty", "too_long"}
"""Reasons for a colour that are no call for help by the writer."""
UNREAD_CODE = "reader_failed"


@dataclass(frozen=True)
class Verdict:
    """What the screen says of a text. `reasons` are codes with places in the text (start, end), never the words themselves."""

    level: str
    holds: bool
    shows_help: bool
    wakes: bool
    harms: tuple[str, ...] = ()
    reasons: tuple[dict[str, Any], ...] = ()
    is_unread: bool = False

    @property
    def needs_case(self) -> bool:
        """Whether somebody should look: any colour but green, or a harm towards others."""
        return self.level != Level.GREEN or bool(set(self.harms) - ONLY_WARNED)


def judge(
    level: str, harms: Iterable[str], reasons: Iterable[Any] = (), *, guessed: Collection[str] = frozenset()
) -> Verdict:
    """The verdict on a reading; `guessed` are the harms that no rule names. Refuses (ValueError) a level that is none of the four."""
    colour, found = Level(str(getattr(level, "value", level))), tuple(sorted({str(harm) for harm in harms}))
    noted = tuple(_plain(reason) for reason in reasons)
    is_cry = colour != Level.GREEN and not NO_CRY.issuperset(reason["code"] for reason in noted)
    sure = [harm for harm in found if harm not in guessed or (harm in HOLDS_ON_A_GUESS and colour != Level.GREEN)]
    return Verdict(
        level=colour.value,
        holds=any(_is_held(harm, is_cry=is_cry) for harm in sure),
        shows_help=RANK[colour] >= RANK[SHOWS_HELP_FROM],
        wakes=RANK[colour] >= RANK[WAKES_FROM],
        harms=found,
        reasons=noted,
    )


def unread() -> Verdict:
    """The verdict when the reader failed: at least amber, help is shown, nothing is held, and staff see that it was not read."""
    return Verdict(
        level=Level.AMBER.value,
        holds=False,
        shows_help=True,
        wakes=False,
        reasons=({"code": UNREAD_CODE},),
        is_unread=True,
    )


def _is_held(harm: str, *, is_cry: bool) -> bool:
    return harm in HOLDS and (HOLDS[harm] == "even_a_cry" or not is_cry)


def _plain(reason: Any) -> dict[str, Any]:
    """Code and place of a reason of the reader (`why`, `start`, `end`), without its words."""
    return {"code": str(reason.why), "start": int(reason.start), "end": int(reason.end)}
