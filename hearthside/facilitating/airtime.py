"""How the time is shared, in writing and aloud, and what a host is told of it: kindly, and without a name or a number beside a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

LETTERS_A_TURN = 700
"""One marked turn aloud counts as a minute of talk: about 130 words, of five to six letters with the space."""
MUCH_OF_ALL = 0.5
"""One voice has much of the time when it has so big a share of it, among at least three people."""
ENOUGH_TO_TELL = 600
"""Letters said by all before a share means anything: about a minute of talk."""


@dataclass(frozen=True)
class Share:
    """One person's part: letters written, turns aloud, and whether anybody has asked them yet."""

    letters: int
    turns: int = 0
    is_asked: bool = False

    @property
    def weight(self) -> int:
        """All they said, in letters."""
        return self.letters + self.turns * LETTERS_A_TURN

    @property
    def is_reached(self) -> bool:
        """They were asked, or spoke by themselves."""
        return self.is_asked or self.weight > 0


def gini(weights: Sequence[float]) -> float:
    """0 when all have the same part, towards 1 when one has all of it. Nobody, or nothing said, is 0.

    The usual formula over sorted values: sum((2i - n - 1) x_i) / (n sum(x)), i from 1.
    """
    ordered, whole = sorted(weights), sum(weights)
    if not whole:
        return 0.0
    count = len(ordered)
    return sum((2 * place - count - 1) * value for place, value in enumerate(ordered, 1)) / (count * whole)


def hints(shares: Sequence[Share]) -> list[Any]:
    """What the host is told now, or nothing: who is left out first, then that one voice has much of the time."""
    found: list[Any] = []
    missing = sum(not one.is_reached for one in shares)
    if missing and len(shares) > missing:
        found.append(
            ngettext("One person has not been asked yet.", "%(count)d people have not been asked yet.", missing)
            % {"count": missing}
        )
    elif missing:
        found.append(_("Nobody has been asked yet. A round lets each of them say one thing, or pass."))
    if is_one_voice(shares):
        found.append(_("One voice has had much of the time. Thank them, and offer a round."))
    return found


def is_one_voice(shares: Sequence[Share]) -> bool:
    """One of at least three people has had at least half of the time, once there was a minute of talk."""
    whole = sum(one.weight for one in shares)
    if len(shares) < 3 or whole < ENOUGH_TO_TELL:
        return False
    return max(one.weight for one in shares) >= MUCH_OF_ALL * whole
