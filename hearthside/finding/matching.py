"""The rule by which groups are put in order for somebody: all of it stands here, and docs/use/finding.md tells it to members.

1. A must is a reason to leave a group out: its doors are shut, another age, no common language, no way to take part, something to stay
   away from, something that is missing and was asked for. What a group has not said is never held against it as a must.
2. Each answered question has a weight. A group gets all of it where it fits, half where it has not said, nothing where it does not fit.
   The sum is divided by the weights of the answered questions. A skipped question changes nothing.
3. Who somebody is can only lift: a group made for people like them gets a bonus. It takes nothing from any other group. A group that is
   made for some stands lower for who has not said to be one of them.
4. Equal groups take turns by the day, so that all of them are seen.

Each rule names the facts of a group that it looks at, and can see no other (`catalogue`).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import compress

from hearthside.finding.catalogue import Catalogue, Words, ask
from hearthside.finding.listing import Listing
from hearthside.finding.questions import Said

Wanted = frozenset[str]
"""What somebody answered."""
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


def open_to_new_people(_wanted: Wanted, takes_people: bool) -> bool:
    """Somebody new can come in, or ask to."""
    return takes_people


def fits_age(wanted: Wanted, age_band: str) -> bool:
    """Adults and young people have groups of their own; some are for both."""
    return age_band == "all" or age_band in wanted


def speaks(wanted: Wanted, languages: Words) -> bool:
    """One language in common. A group that has not said speaks the language of the place, and is let through."""
    return not languages or not wanted.isdisjoint(languages)


def can_take_part(wanted: Wanted, all_ways: Words, camera: str) -> bool:
    """One way in common. A call can be joined by voice alone unless the camera is to be on."""
    by_voice = "voice" in wanted and "video" in all_ways and camera != "on_expected"
    return by_voice or not wanted.isdisjoint(all_ways)


def camera_is_free(wanted: Wanted, camera: str) -> bool:
    """Whose camera stays off does not go where it is to be on."""
    return "off" not in wanted or camera != "on_expected"


def without_religion(wanted: Wanted, faith: str) -> bool:
    """Who wishes for no religion is not shown a group of faith."""
    return "no" not in wanted or faith not in OF_FAITH


def stays_away(wanted: Wanted, faith: str, advice: str, heavy: Words) -> bool:
    """Nothing that somebody keeps away from is central to the group."""
    if "religion" in wanted and faith in OF_FAITH:
        return False
    return not ("advice" in wanted and advice == "open") and wanted.isdisjoint(heavy)


def has_what_is_needed(wanted: Wanted, cost: str, lacks: Words, all_ways: Words) -> bool:
    """Nothing that is needed is known to be missing; what only matters in a room does not matter elsewhere."""
    if "free" in wanted and cost == "paid":
        return False
    missing = wanted & lacks
    return not missing or ("room" not in all_ways and missing <= ONLY_IN_ROOMS)


def light_enough_today(wanted: Wanted, energy: str, heavy: Words, leadership: str) -> bool:
    """On a day with dark thoughts, no deep talk about suicide that peers lead alone."""
    is_dark = not wanted.isdisjoint({"thoughts", "danger"})
    return not (is_dark and energy == "deep" and "suicide" in heavy and leadership == "peer_led")


Must = Callable[..., bool]
MUSTS: dict[str, Must] = {
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


def about(wanted: Wanted, topics: Words) -> float:
    """The more of the topics, the better; a group for everything fits by half."""
    shared = len(wanted & topics)
    if shared:
        return 0.8 + 0.2 * shared / len(wanted)
    return 0.5 if not topics or "general" in topics else 0.0


def for_somebody_else(wanted: Wanted, topics: Words) -> float:
    """Who comes for somebody else finds those who do the same."""
    return 0.5 if "me" in wanted else float("carers_family" in topics)


def offers(wanted: Wanted, goals: Words) -> float:
    """The share of what would help."""
    return len(wanted & goals) / len(wanted) if goals else 0.5


def goes_like(wanted: Wanted, formats: Words) -> float:
    """Its meetings go in one of these ways."""
    return float(not wanted.isdisjoint(formats)) if formats else 0.5


def as_deep(wanted: Wanted, energy: str) -> float:
    """As deep as was said; a step beside it fits by half."""
    return _near(DEEP, wanted, energy)


def as_large(wanted: Wanted, size: str) -> float:
    """As large as was said; a step beside it fits by half."""
    return _near(LARGE, wanted, size)


def led_by(wanted: Wanted, leadership: str) -> float:
    """Led as wished for; where peers and a professional lead together, there is somebody of each."""
    if not leadership or leadership in wanted:
        return 1.0 if leadership else 0.5
    return 0.7 if leadership == "co_led" else 0.0


def at_the_time(wanted: Wanted, times: Words, all_ways: Words) -> float:
    """Meets then. Posts can be read at any time."""
    if not wanted.isdisjoint(times):
        return 1.0
    return 0.7 if "posts" in all_ways else 0.0 if times and "any" not in wanted else 0.5


def as_often(wanted: Wanted, membership: str) -> float:
    """Comes together as wished for; open and drop-in groups are close to each other."""
    if not membership or membership in wanted:
        return 1.0 if membership else 0.5
    return 0.0 if "closed_cohort" in (membership, *wanted) else 0.6


def of_faith(wanted: Wanted, faith: str) -> float:
    """A group of faith for who would like one."""
    return (float(faith in OF_FAITH) if faith else 0.5) if "yes" in wanted else 0.5


def makes_it_easy(wanted: Wanted, cost: str, has: Words, all_ways: Words) -> float:
    """The share of what is needed that is known to be there."""
    return sum(_is_there(need, cost, has, all_ways) for need in wanted) / len(wanted)


def _near(scale: dict[str, int], wanted: Wanted, said: str) -> float:
    if said not in scale:
        return 0.5
    (one,) = wanted
    return 1 - abs(scale[said] - scale[one]) / 2


def _is_there(need: str, cost: str, has: Words, all_ways: Words) -> float:
    if need == "free":
        return {"free": 1.0, "donation": 1.0, "paid": 0.0}.get(cost, 0.4)
    if need in has or (need in ("typing", "low_data") and all_ways <= BY_WRITING):
        return 1.0
    return 1.0 if need in ONLY_IN_ROOMS and "room" not in all_ways else 0.4


Wish = Callable[..., float]
WISHES: dict[str, tuple[int, Wish]] = {
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


def made_for_them(people: Wanted, made_for: Words, age_band: str) -> float:
    """A bonus for a group that is made for people like them; one that is made for others stands lower. Nothing for any other group."""
    if age_band == YOUNG and YOUNG not in people:
        return -NOT_MADE_FOR_IT
    if not made_for:
        return 0.0
    return -NOT_MADE_FOR_IT if people.isdisjoint(made_for) else BONUS


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
    every = groups if isinstance(groups, Catalogue) else Catalogue(groups)
    musts, wishes, people = _asked(said)
    allowed = every.passing((holds, wanted) for _id, holds, wanted in musts)
    shares = shares_of(allowed, wishes, people)
    best = [fit for fit in _first(shares, allowed, day, many=MOST) if fit.share >= GOOD or not wishes]
    beside = _beside(best, shares, allowed, day)
    if best:
        return Found(best, beside, [], [])
    return Found(best, beside, *_nearest(every, musts, shares_of(every, wishes, people), day))


Musts = list[tuple[str, Must, Wanted]]
Wishes = list[tuple[int, Wish, Wanted]]
Shares = list[float]


def _asked(said: Said) -> tuple[Musts, Wishes, Wanted]:
    """Only what was answered; the doors of a group are always asked."""
    musts = [(id, holds, frozenset(said.get(id, ()))) for id, holds in MUSTS.items() if id == "open" or said.get(id)]
    wishes = [(weight, fits, frozenset(said[id])) for id, (weight, fits) in WISHES.items() if said.get(id)]
    return musts, wishes, frozenset((*said.get("people", ()), *said.get("age", ())))


def shares_of(groups: Catalogue, wishes: Wishes, people: Wanted) -> Shares:
    """How much of what was wished for each group has; with nothing wished for, as much as any other. The bonus stands outside."""
    got, most = [0.0] * len(groups), sum(weight for weight, _fits, _wanted in wishes)
    for weight, fits, wanted in wishes:
        got = [so_far + weight * fit for so_far, fit in zip(got, groups.each(fits, wanted), strict=True)]
    lifts = groups.each(made_for_them, people)
    return [(so_far / most if most else 0.5) + lift for so_far, lift in zip(got, lifts, strict=True)]


def _first(shares: Sequence[float], groups: Iterable[Listing], day: str, *, many: int) -> list[Fit]:
    """The best of them in order. Only those that may reach the last place are put in order among each other."""
    last = min(nlargest(many, shares), default=0.0) - A_HAIR
    turn = zlib.crc32(day.encode()) | 1
    able = [(round(share, 4), one) for share, one in zip(shares, groups, strict=True) if share > last]
    able.sort(key=lambda row: (-row[0], not row[1].is_tonight, row[1].id.int * turn % A_PRIME))
    return [Fit(one, share) for share, one in able[:many]]


A_PRIME, A_HAIR = 2_147_483_647, 0.0002


def _beside(best: list[Fit], shares: Shares, allowed: Catalogue, day: str) -> list[Fit]:
    """One group for everything and one to read at any time, where the best have none."""
    found: list[Fit] = []
    for is_it in (_is_broad, _is_always_there):
        if not any(ask(is_it, (), fit.group) for fit in (*best, *found)):
            such = allowed.each(is_it, ())
            found += _first(list(compress(shares, such)), compress(allowed, such), day, many=1)
    return found


def _is_broad(_wanted: object, topics: Words, made_for: Words) -> bool:
    return "general" in topics and not made_for


def _is_always_there(_wanted: object, all_ways: Words, made_for: Words) -> bool:
    return "posts" in all_ways and not made_for


def _nearest(every: Catalogue, musts: Musts, shares: Shares, day: str) -> tuple[list[Fit], list[str]]:
    """The groups that miss the fewest musts, never past shut doors or an age; and the answers that alone stand in the way."""
    missed = {misses: rows for misses, rows in _missed(every, musts, shares).items() if NEVER_NEAR.isdisjoint(misses)}
    fits: list[Fit] = []
    for misses in sorted(missed, key=len):
        some_shares, some = zip(*missed[misses], strict=True)
        fits += [replace(fit, misses=misses) for fit in _first(some_shares, some, day, many=3)]
    alone = sorted((misses[0] for misses in missed if len(misses) == 1), key=lambda id: -len(missed[id,]))
    return fits[:3], alone


def _missed(every: Catalogue, musts: Musts, shares: Shares) -> dict[tuple[str, ...], list[tuple[float, Listing]]]:
    """By the musts that they miss: the groups, each with its share."""
    held: dict[tuple[bool, ...], list[tuple[float, Listing]]] = {}
    columns = (every.each(holds, wanted) for _id, holds, wanted in musts)
    for holds, share, one in zip(zip(*columns, strict=True), shares, every, strict=True):
        held.setdefault(holds, []).append((share, one))
    ids = [id for id, _holds, _wanted in musts]
    return {tuple(compress(ids, (not one for one in holds))): rows for holds, rows in held.items()}


NEVER_NEAR = frozenset({"open", "age", "safety"})
"""Nobody is led past these, not even with a word of warning."""
