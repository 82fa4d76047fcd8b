"""The rule by which groups are put in order for somebody: all of it stands here, and docs/use/finding.md tells it to members.

1. A must is a reason to leave a group out: its doors are shut, another age, no common language, no way to take part, something to stay
   away from, something that is missing and was asked for. What a group has not said is never held against it as a must.
2. Each answered question has a weight. A group gets all of it where it fits, half where it has not said, nothing where it does not fit.
   The sum is divided by the weights of the answered questions. A skipped question changes nothing.
3. Who somebody is can only lift: a group made for people like them gets a bonus. It takes nothing from any other group. A group that is
   made for some stands lower for who has not said to be one of them.
4. Equal groups take turns by the day, so that all of them are seen.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from heapq import nlargest

from hearthside.finding.listing import Listing
from hearthside.finding.questions import Said

Wanted = frozenset[str]
MOST = 5
GOOD = 0.4
"""From this share of what was wished for a group counts as one that fits."""
BONUS, NOT_MADE_FOR_IT = 0.15, 0.3
YOUNG = "16_17"
ONLY_IN_ROOMS = frozenset({"step_free", "hearing_loop", "quiet_room", "childcare"})
BY_WRITING = frozenset({"posts", "text"})
DEEP = {"light": 0, "moderate": 1, "deep": 2}
LARGE = {"small": 0, "medium": 1, "large": 2, "open": 2}
OF_FAITH = frozenset({"spiritual", "faith_based", "twelve_step"})


# What must hold. True lets the group through.


def open_to_new_people(_wanted: Wanted, group: Listing) -> bool:
    """Somebody new can come in, or ask to."""
    return group.takes_people


def fits_age(wanted: Wanted, group: Listing) -> bool:
    """Adults and young people have groups of their own; some are for both."""
    return group.age_band == "all" or group.age_band in wanted


def speaks(wanted: Wanted, group: Listing) -> bool:
    """One language in common. A group that has not said speaks the language of the place, and is let through."""
    return not group.languages or not wanted.isdisjoint(group.languages)


def can_take_part(wanted: Wanted, group: Listing) -> bool:
    """One way in common. A call can be joined by voice alone unless the camera is to be on."""
    ways = group.all_ways
    by_voice = "voice" in wanted and "video" in ways and group.camera != "on_expected"
    return by_voice or not wanted.isdisjoint(ways)


def camera_is_free(wanted: Wanted, group: Listing) -> bool:
    """Whose camera stays off does not go where it is to be on."""
    return "off" not in wanted or group.camera != "on_expected"


def without_religion(wanted: Wanted, group: Listing) -> bool:
    """Who wishes for no religion is not shown a group of faith."""
    return "no" not in wanted or group.faith not in OF_FAITH


def stays_away(wanted: Wanted, group: Listing) -> bool:
    """Nothing that somebody keeps away from is central to the group."""
    if "religion" in wanted and group.faith in OF_FAITH:
        return False
    return not ("advice" in wanted and group.advice == "open") and wanted.isdisjoint(group.heavy)


def has_what_is_needed(wanted: Wanted, group: Listing) -> bool:
    """Nothing that is needed is known to be missing; what only matters in a room does not matter elsewhere."""
    if "free" in wanted and group.cost == "paid":
        return False
    missing = wanted & group.lacks
    return not missing or ("room" not in group.all_ways and missing <= ONLY_IN_ROOMS)


def light_enough_today(wanted: Wanted, group: Listing) -> bool:
    """On a day with dark thoughts, no deep talk about suicide that peers lead alone."""
    is_dark = not wanted.isdisjoint({"thoughts", "danger"})
    return not (is_dark and group.energy == "deep" and "suicide" in group.heavy and group.leadership == "peer_led")


MUSTS: dict[str, Callable[[Wanted, Listing], bool]] = {
    "open": open_to_new_people,
    "age": fits_age,
    "language": speaks,
    "ways": can_take_part,
    "camera": camera_is_free,
    "faith": without_religion,
    "avoid": stays_away,
    "access": has_what_is_needed,
    "safety": light_enough_today,
}
"""By the question they belong to, "open" to none. In the order in which they are asked."""


# What is wished for. From 0 (does not fit) by 0.5 (not said) to 1 (fits).


def about(wanted: Wanted, group: Listing) -> float:
    """The more of the topics, the better; a group for everything fits by half."""
    shared = len(wanted & group.topics)
    if shared:
        return 0.8 + 0.2 * shared / len(wanted)
    return 0.5 if not group.topics or "general" in group.topics else 0.0


def for_somebody_else(wanted: Wanted, group: Listing) -> float:
    """Who comes for somebody else finds those who do the same."""
    return 0.5 if "me" in wanted else float("carers_family" in group.topics)


def offers(wanted: Wanted, group: Listing) -> float:
    """The share of what would help."""
    return len(wanted & group.goals) / len(wanted) if group.goals else 0.5


def goes_like(wanted: Wanted, group: Listing) -> float:
    """Its meetings go in one of these ways."""
    return float(not wanted.isdisjoint(group.formats)) if group.formats else 0.5


def as_deep(wanted: Wanted, group: Listing) -> float:
    """As deep as was said; a step beside it fits by half."""
    return _near(DEEP, wanted, group.energy)


def as_large(wanted: Wanted, group: Listing) -> float:
    """As large as was said; a step beside it fits by half."""
    return _near(LARGE, wanted, group.size)


def led_by(wanted: Wanted, group: Listing) -> float:
    """Led as wished for; where peers and a professional lead together, there is somebody of each."""
    if not group.leadership or group.leadership in wanted:
        return 1.0 if group.leadership else 0.5
    return 0.7 if group.leadership == "co_led" else 0.0


def at_the_time(wanted: Wanted, group: Listing) -> float:
    """Meets then. Posts can be read at any time."""
    if not wanted.isdisjoint(group.times):
        return 1.0
    return 0.7 if "posts" in group.all_ways else 0.0 if group.times and "any" not in wanted else 0.5


def as_often(wanted: Wanted, group: Listing) -> float:
    """Comes together as wished for; open and drop-in groups are close to each other."""
    if not group.membership or group.membership in wanted:
        return 1.0 if group.membership else 0.5
    return 0.0 if "closed_cohort" in (group.membership, *wanted) else 0.6


def of_faith(wanted: Wanted, group: Listing) -> float:
    """A group of faith for who would like one."""
    return (float(group.faith in OF_FAITH) if group.faith else 0.5) if "yes" in wanted else 0.5


def makes_it_easy(wanted: Wanted, group: Listing) -> float:
    """The share of what is needed that is known to be there."""
    return sum(_is_there(need, group) for need in wanted) / len(wanted)


def _near(scale: dict[str, int], wanted: Wanted, said: str) -> float:
    if said not in scale:
        return 0.5
    (one,) = wanted
    return 1 - abs(scale[said] - scale[one]) / 2


def _is_there(need: str, group: Listing) -> float:
    if need == "free":
        return {"free": 1.0, "donation": 1.0, "paid": 0.0}.get(group.cost, 0.4)
    if need in group.has or (need in ("typing", "low_data") and group.all_ways <= BY_WRITING):
        return 1.0
    return 1.0 if need in ONLY_IN_ROOMS and "room" not in group.all_ways else 0.4


WISHES: dict[str, tuple[int, Callable[[Wanted, Listing], float]]] = {
    "topics": (30, about),
    "who": (15, for_somebody_else),
    "want": (15, offers),
    "times": (15, at_the_time),
    "shape": (12, goes_like),
    "depth": (10, as_deep),
    "leader": (8, led_by),
    "access": (8, makes_it_easy),
    "size": (6, as_large),
    "commit": (6, as_often),
    "faith": (4, of_faith),
}
"""The weight of each question, and how well a group fits its answer."""


# Putting it together.


@dataclass(frozen=True)
class Fit:
    """A group, how much of what was wished for it has (0 to 1, never shown), and the questions of the musts that it misses."""

    group: Listing
    share: float
    misses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What is shown: groups that fit; a broad one and one to read at any time beside them; else the nearest; and answers to let go of."""

    best: list[Fit]
    beside: list[Fit]
    nearest: list[Fit]
    let_go: list[str]


def match(said: Said, groups: Iterable[Listing], *, day: str = "") -> Found:
    """The groups in order for these answers. Equal ones stand in another order each day. Never empty while there is a group."""
    every = list(groups)
    musts, wishes, people = _asked(said)
    allowed = every
    for _id, holds, wanted in musts:
        allowed = [one for one in allowed if holds(wanted, one)]
    rated = _rated(allowed, wishes, people)
    best = [fit for fit in _first(rated, day, many=MOST) if fit.share >= GOOD or not wishes]
    beside = _beside(best, rated, day)
    if best:
        return Found(best, beside, [], [])
    return Found(best, beside, *_nearest(every, musts, wishes, people, day))


Musts = list[tuple[str, Callable[[Wanted, Listing], bool], Wanted]]
Wishes = list[tuple[int, Callable[[Wanted, Listing], float], Wanted]]


def _asked(said: Said) -> tuple[Musts, Wishes, Wanted]:
    """Only what was answered; the doors of a group are always asked."""
    musts = [(id, holds, frozenset(said.get(id, ()))) for id, holds in MUSTS.items() if id == "open" or said.get(id)]
    wishes = [(weight, fits, frozenset(said[id])) for id, (weight, fits) in WISHES.items() if said.get(id)]
    return musts, wishes, frozenset((*said.get("people", ()), *said.get("age", ())))


def share_of(group: Listing, wishes: Wishes, people: Wanted) -> float:
    """How much of what was wished for the group has; with nothing wished for, as much as any other. The bonus stands outside."""
    most = got = 0.0
    for weight, fits, wanted in wishes:
        most += weight
        got += weight * fits(wanted, group)
    got = got / most if most else 0.5
    if group.age_band == YOUNG and YOUNG not in people:
        return got - NOT_MADE_FOR_IT
    if not group.made_for:
        return got
    return got + BONUS if not people.isdisjoint(group.made_for) else got - NOT_MADE_FOR_IT


Rated = list[tuple[float, Listing]]


def _rated(groups: Iterable[Listing], wishes: Wishes, people: Wanted) -> Rated:
    return [(round(share_of(one, wishes, people), 4), one) for one in groups]


def _first(rated: Rated, day: str, *, many: int) -> list[Fit]:
    """The best of them in order. Only those that reach the last place are put in order among each other."""
    last = min(nlargest(many, (share for share, _one in rated)), default=0.0)
    turn = zlib.crc32(day.encode()) | 1
    able = [(share, one) for share, one in rated if share >= last]
    able.sort(key=lambda row: (-row[0], not row[1].is_tonight, row[1].id.int * turn % A_PRIME))
    return [Fit(one, share) for share, one in able[:many]]


A_PRIME = 2_147_483_647


def _beside(best: list[Fit], rated: Rated, day: str) -> list[Fit]:
    """One group for everything and one to read at any time, where the best have none."""
    shown, found = [fit.group for fit in best], list[Fit]()
    for is_it in (_is_broad, _is_always_there):
        if not any(is_it(one) for one in shown):
            first = _first([row for row in rated if is_it(row[1]) and row[1] not in shown], day, many=1)
            found, shown = found + first, shown + [fit.group for fit in first]
    return found


def _is_broad(group: Listing) -> bool:
    return "general" in group.topics and not group.made_for


def _is_always_there(group: Listing) -> bool:
    return "posts" in group.all_ways and not group.made_for


def _nearest(
    groups: list[Listing], musts: Musts, wishes: Wishes, people: Wanted, day: str
) -> tuple[list[Fit], list[str]]:
    """The groups that miss the fewest musts, never past shut doors or an age; and the answers that alone stand in the way."""
    missed: dict[tuple[str, ...], list[Listing]] = {}
    for one in groups:
        misses = tuple(id for id, holds, wanted in musts if not holds(wanted, one))
        if NEVER_NEAR.isdisjoint(misses):
            missed.setdefault(misses, []).append(one)
    fits: list[Fit] = []
    for misses in sorted(missed, key=len):
        fits += [replace(fit, misses=misses) for fit in _first(_rated(missed[misses], wishes, people), day, many=3)]
    alone = sorted((misses[0] for misses in missed if len(misses) == 1), key=lambda id: -len(missed[id,]))
    return fits[:3], alone


NEVER_NEAR = frozenset({"open", "age", "safety"})
"""Nobody is led past these, not even with a word of warning."""
