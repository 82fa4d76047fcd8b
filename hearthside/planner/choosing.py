"""How suggestions are chosen. The whole rule, as the guide for members tells it:

1. Only what asks for no more energy than there is, is not left out by the person, and suits their age.
2. One from each family. With almost no energy it is three families, so that the list is short; the others come with "something else".
3. What they said did them good comes first, but leads in two families at most. What did not suit them comes last.
4. The rest is shuffled anew each day, what is near to the energy first. "Something else" goes one further in each family.

Nothing else goes in: not how often, not how lately, not what others do.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from random import Random

from hearthside.planner.catalogue import FAMILIES, Activity

GOOD, FINE, HARD = "good", "fine", "hard"
MOST_REPEATS = 2
"""Families that begin with something known: the rest stays new."""
FEW = 3
"""Suggestions for somebody with almost no energy (DOMAIN 8: no longer list)."""
NEAR = 2
"""What asks for at most so much less than there is counts as near."""


@dataclass(frozen=True)
class Suggestion:
    """One thing to do, and whether it did them good before."""

    activity: Activity
    did_good: bool


def fitting(
    activities: Iterable[Activity], *, energy: int, is_minor: bool, left_out: Collection[str] = ()
) -> list[Activity]:
    """What somebody could do now: within their energy, for their age, with nothing in it that they leave out."""
    return [
        one
        for one in activities
        if one.energy <= energy and not (one.is_for_adults and is_minor) and not one.themes & set(left_out)
    ]


def choose(
    possible: Iterable[Activity], *, energy: int, felt: Mapping[str, str], turn: int, day: str
) -> list[Suggestion]:
    """Suggestions out of what is possible, by the rule above; `turn` says how often "something else" was pressed. The same day, person
    and turn give the same; `day` may hold any words that make the shuffle theirs."""
    rows = [row for row in _by_family(possible).values() if row]
    shown = min(FEW, len(rows)) if energy == 1 else len(rows)
    chosen: list[Suggestion] = []
    for place in range(turn * shown, (turn + 1) * shown):
        depth, family = divmod(place, len(rows))
        leads = sum(one.did_good for one in chosen) < MOST_REPEATS
        ordered = _in_order(rows[family], energy=energy, felt=felt, day=day, leads=leads)
        one = ordered[depth % len(ordered)]
        chosen.append(Suggestion(one, felt.get(one.key) == GOOD))
    return chosen


def _in_order(row: list[Activity], *, energy: int, felt: Mapping[str, str], day: str, leads: bool) -> list[Activity]:
    """One family: what did good, what is near, the rest, what did not suit; shuffled within each."""
    dice = Random(f"{day} {row[0].family}")  # noqa: S311 - shuffles, guards nothing

    def rank(one: Activity) -> int:
        if felt.get(one.key) == HARD:
            return 4
        if felt.get(one.key) == GOOD:
            return 0 if leads else 3
        return 1 if one.energy >= energy - NEAR else 2

    return sorted(dice.sample(row, len(row)), key=rank)


def _by_family(possible: Iterable[Activity]) -> dict[str, list[Activity]]:
    found: dict[str, list[Activity]] = {family: [] for family in FAMILIES}
    for one in possible:
        found[one.family].append(one)
    return found
