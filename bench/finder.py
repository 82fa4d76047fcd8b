"""Does the finder find, and how fast? python -m bench.finder

2,000 made-up people, each with one group in which they would be at home; nobody tells the rule which. The town is drawn first: its groups
have troubles, an hour of the week, a table of some size, a depth, a tongue. A person is drawn around the life they would have in their
group: what they carry, when they are free, how many faces they can bear. Then they answer like people do: some questions not at all,
some beside the truth, and leaders leave facts unsaid. Nothing here knows weights, musts or shares. Beside the rule stand three others:
any group, the most popular one, the nearest one. Then 10,000 groups: how long a search by facets and a match take.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import hypot
from random import Random
from uuid import UUID

import django

PEOPLE, GROUPS, MANY = 2000, 60, 10_000
SKIPS, SLIPS, UNSAID = 0.15, 0.05, 0.1
"""How often a question is not answered, how often beside the truth, and how often a leader leaves a fact unsaid."""
GOALS = {0.9: 90, 0.2: 200, 0.1: 100}
HOURS = {
    "wk_morning": range(8, 12),
    "wk_afternoon": range(12, 17),
    "wk_evening": range(17, 22),
    "wk_night": (22, 23, 0, 1),
}
CUSTOMS = {
    "open_share": ("heard", "same"),
    "agenda": ("same", "tools"),
    "tools": ("tools", "tips"),
    "topic": ("tips", "same"),
    "activity": ("company", "give"),
    "course": ("tools", "give"),
}
"""What people mostly get from such an evening."""


@dataclass
class Table:
    """A group as it really is."""

    id: UUID
    troubles: list[str]
    custom: str
    day: int
    hour: int
    faces: int
    depth: float
    ways: list[str]
    tongues: list[str]
    host: str
    rhythm: str
    town: tuple[float, float]
    heavy: list[str] = field(default_factory=list)
    crowd: float = 0.0


@dataclass
class Somebody:
    """A person, what they answer, where they live, and the group in which they would be at home."""

    answers: dict[str, tuple[str, ...]]
    town: tuple[float, float]
    home: UUID


class Town:
    """Everybody and everything, drawn from one number, the same each time."""

    def __init__(self, seed: int, groups: int) -> None:
        from hearthside.finding.questions import TOPICS

        self.dice = Random(seed)  # noqa: S311 - made-up people
        self.troubles = [option.id for option in TOPICS.options if option.id != "general"]
        self.tables = [self.table() for _ in range(groups)]

    def table(self) -> Table:
        """One group."""
        dice, custom = self.dice, self.dice.choice(list(CUSTOMS))
        ways = dice.choice(
            [
                ["room"],
                ["room", "posts"],
                ["video"],
                ["video", "posts"],
                ["text", "posts"],
                ["posts"],
                ["voice", "video"],
            ]
        )
        return Table(
            UUID(int=dice.getrandbits(128)), dice.sample(self.troubles, dice.choice([1, 1, 2])), custom, dice.randrange(7),
            dice.choice([9, 10, 14, 15, 18, 19, 20, 22]), dice.choice([4, 5, 8, 9, 11, 16, 20]), dice.random(), ways,
            ["en"] if dice.random() < 0.8 else ["en", dice.choice(["pl", "ur", "ar"])],
            dice.choice(["peer_led", "peer_led", "co_led", "professional"]),
            dice.choice(["open", "open", "drop_in", "closed_cohort"]), (53 + dice.random(), -1 + dice.random()),
            crowd=dice.paretovariate(1.2),
        )  # fmt: skip

    def somebody(self) -> Somebody:
        """A person who would be at home in one of the groups."""
        home = self.dice.choice(self.tables)
        honest = self.life_with(home)
        answers = {id: self.said(id, true) for id, true in honest.items() if self.dice.random() > SKIPS}
        town = (home.town[0] + self.dice.gauss(0, 0.15), home.town[1] + self.dice.gauss(0, 0.15))
        return Somebody({id: chosen for id, chosen in answers.items() if chosen}, town, home.id)

    def life_with(self, home: Table) -> dict[str, tuple[str, ...]]:
        """What this person would say of themselves if they knew themselves well."""
        dice = self.dice
        carried = [dice.choice(home.troubles)] + ([dice.choice(self.troubles)] if dice.random() < 0.35 else [])
        free = {window_of(home.day, home.hour)} | {
            window_of(dice.randrange(7), dice.randrange(8, 23)) for _ in range(2)
        }
        hopes = [dice.choice(CUSTOMS[home.custom])] + (
            [dice.choice(["heard", "same", "company"])] if dice.random() < 0.3 else []
        )
        ways = {dice.choice(home.ways)} | ({dice.choice(["posts", "room", "video"])} if dice.random() < 0.4 else set())
        return {
            "age": ("18_plus",),
            "topics": tuple(carried),
            "want": tuple(hopes),
            "depth": (depth_of(home.depth + dice.gauss(0, 0.12)),),
            "shape": (home.custom,),
            "leader": (home.host,),
            "size": (size_of(home.faces + dice.gauss(0, 1.5)),),
            "ways": tuple(ways),
            "times": tuple(free),
            "commit": (home.rhythm,),
            "language": (dice.choice(home.tongues),) if dice.random() < 0.5 else ("en",),
        }

    def said(self, question_id: str, true: tuple[str, ...]) -> tuple[str, ...]:
        """What they tick: the truth mostly, sometimes something beside it."""
        from hearthside.finding.questions import BY_ID

        if self.dice.random() > SLIPS or question_id in ("age", "language"):
            return true
        return (self.dice.choice(BY_ID[question_id].options).id,)

    def told(self, table: Table) -> dict[str, object]:
        """What the leader tells of the group: nothing but the truth, and not all of it."""
        facts: dict[str, object] = {
            "goals": CUSTOMS[table.custom], "formats": [table.custom], "ways": table.ways, "languages": table.tongues,
            "energy": depth_of(table.depth), "size": size_of(table.faces), "times": [window_of(table.day, table.hour)],
        }  # fmt: skip
        return {name: said for name, said in facts.items() if self.dice.random() > UNSAID}


def window_of(day: int, hour: int) -> str:
    """How people call this hour of the week."""
    if day >= 5:
        return "we_day" if hour < 17 else "we_evening"
    return next(name for name, hours in HOURS.items() if hour in hours)


def depth_of(depth: float) -> str:
    """In three words."""
    return "light" if depth < 0.33 else "moderate" if depth < 0.67 else "deep"


def size_of(faces: float) -> str:
    """In three words."""
    return "small" if faces < 6.5 else "medium" if faces < 12.5 else "large"


def listings(town: Town) -> list[Listing]:  # noqa: F821
    """The groups as the finder knows them."""
    from hearthside.finding.listing import Listing, Spot

    found = []
    for number, table in enumerate(town.tables):
        sets = {
            name: frozenset(said) if isinstance(said, list | tuple) else said for name, said in town.told(table).items()
        }
        mode = "online" if "room" not in table.ways else "hybrid" if len(table.ways) > 1 else "in_person"
        found.append(
            Listing(
                table.id, f"Group {number}", leadership=table.host, membership=table.rhythm, mode=mode,
                topics=frozenset(table.troubles), spot=Spot(*table.town), **sets,
            )
        )  # fmt: skip
    return found


def quality() -> dict[str, float]:
    """For each way to choose: the share of people whose group is among its first three."""
    from hearthside.finding.matching import match

    town = Town(4, GROUPS)
    known, people = listings(town), [town.somebody() for _ in range(PEOPLE)]
    popular = [one.id for one in sorted(town.tables, key=lambda one: -one.crowd)][:3]
    ways: dict[str, Callable[[Somebody], list[UUID]]] = {
        "the finder": lambda one: [fit.group.id for fit in (lambda f: f.best or f.nearest)(match(one.answers, known, day="x"))[:3]],
        "any three": lambda _one: [one.id for one in town.dice.sample(town.tables, 3)],
        "the most popular": lambda _one: popular,
        "the nearest": lambda one: [
            table.id for table in sorted(town.tables, key=lambda t: hypot(t.town[0] - one.town[0], t.town[1] - one.town[1]))
        ][:3],
    }  # fmt: skip
    return {name: sum(one.home in way(one) for one in people) / len(people) for name, way in ways.items()}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
    django.setup()
    print(quality())
    from hearthside.finding.matching import match

    town = Town(5, MANY)
    known = listings(town)
    people = [town.somebody() for _ in range(100)]
    times = []
    for one in people:
        t = time.process_time()
        match(one.answers, known, day="x")
        times.append((time.process_time() - t) * 1000)
    print(statistics.median(times), max(times))
    t = time.process_time()
    match({"topics": ("grief",)}, known, day="x")
    print((time.process_time() - t) * 1000)
    t = time.process_time()
    match(
        {"language": ("ar",), "ways": ("text",), "access": ("free", "captions"), "topics": ("grief",)}, known, day="x"
    )
    print((time.process_time() - t) * 1000)
