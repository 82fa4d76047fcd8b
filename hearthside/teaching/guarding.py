"""The guard: texts written for measuring, which no reader learns from. A reader that sees less danger in them is not used."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hearthside.triage import engine
from hearthside.triage.training.items import Item, read_sheets
from hearthside.triage.weights import Weights

SOON = ("red", "crisis")
MORE_ALARMS = 0.01
"""Of the texts that need nobody soon, so many more may be called urgent."""
CLEARLY = 0.5
"""From this chance of red or crisis a text is seen clearly."""


@dataclass(frozen=True)
class Guarded:
    """What a reader makes of the guard texts: which texts of crisis it calls urgent, which of them clearly, and how many others."""

    crisis_seen: frozenset[int]
    crisis_clear: frozenset[int]
    crisis: int
    urgent_seen: int
    urgent: int
    alarms: int
    calm: int

    def figures(self) -> dict[str, int]:
        """The numbers, for the record."""
        seen = {"crisis_seen": len(self.crisis_seen), "crisis": self.crisis, "urgent_seen": self.urgent_seen}
        return {**seen, "urgent": self.urgent, "alarms": self.alarms, "calm": self.calm}


@cache
def texts() -> list[Item]:
    """The guard texts, read once."""
    return read_sheets(held_out=True)


def guarded(weights: Weights) -> Guarded:
    """What these weights make of the guard texts. Takes a second or two of one processor."""
    read = [engine.assess(item.text, previous=item.previous, weights=weights) for item in texts()]
    found = [each.level in SOON for each in read]
    clear = [each.chances["red"] + each.chances["crisis"] >= CLEARLY for each in read]
    places = {level: [n for n, item in enumerate(texts()) if item.level == level] for level in ("crisis", "red")}
    urgent = places["crisis"] + places["red"]
    calm = sorted(set(range(len(found))) - set(urgent))
    return Guarded(
        frozenset(n for n in places["crisis"] if found[n]),
        frozenset(n for n in places["crisis"] if found[n] and clear[n]),
        len(places["crisis"]),
        sum(found[n] for n in urgent),
        len(urgent),
        sum(found[n] for n in calm),
        len(calm),
    )


_of_shipped: dict[str, Guarded] = {}


def guarded_by_shipped(shipped: Weights) -> Guarded:
    """As `guarded`, of the shipped weights, counted once."""
    if shipped.version not in _of_shipped:
        _of_shipped[shipped.version] = guarded(shipped)
    return _of_shipped[shipped.version]


def faults(new: Guarded, shipped: Guarded) -> list[str]:
    """Why a reader may not be used, as codes; empty when it reads the guard texts no worse than the shipped one.

    No text of crisis that the shipped one sees clearly may be lost, not even in exchange for another.
    """
    found = {
        "crisis_lost": bool(shipped.crisis_clear - new.crisis_seen),
        "crisis_fewer": len(new.crisis_seen) < len(shipped.crisis_seen),
        "urgent_fewer": new.urgent_seen < shipped.urgent_seen,
        "alarms_more": new.alarms > shipped.alarms + MORE_ALARMS * shipped.calm,
    }
    return [code for code, is_so in found.items() if is_so]
