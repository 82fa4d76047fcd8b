"""A made-up town for the bench of the finder: groups as they really are, and people drawn around the life they would have in one of them.

Nothing here knows weights, musts or shares. A group has troubles, an hour of the week, so many faces, a depth, a tongue. A person carries
what is carried there, is free when it meets, bears so many faces. Then they answer as people do: some questions not at all, some beside
the truth; and leaders leave facts unsaid.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from hearthside.finding.listing import Listing, Spot
from hearthside.finding.questions import BY_ID, TOPICS

SKIPS, SLIPS, UNSAID = 0.15, 0.05, 0.1
"""How often a question is not answered, how often beside the truth, and how often a leader leaves a fact unsaid."""
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

    @property
    def mode(self) -> str:
        """Online, in a room, or both."""
        return "online" if "room" not in self.ways else "hybrid" if len(self.ways) > 1 else "in_person"


@dataclass
class Somebody:
    """A person, what they answer, where they live, and the group in which they would be at home."""

    answers: dict[str, tuple[str, ...]]
    town: tuple[float, float]
    home: UUID


class Town:
    """Everybody and everything, drawn from one number, the same each time."""

    def __init__(self, seed: int, groups: int) -> None:
        self.dice = Random(seed)
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
        (home,) = self.dice.choices(self.tables, [min(one.crowd, 6.0) for one in self.tables])
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
        if self.dice.random() > SLIPS or question_id in ("age", "language"):
            return true
        return (self.dice.choice(BY_ID[question_id].options).id,)

    def told(self, table: Table) -> dict[str, Any]:
        """What the leader tells of the group: nothing but the truth, and not all of it."""
        facts: dict[str, Any] = {
            "goals": list(CUSTOMS[table.custom]), "formats": [table.custom], "ways": table.ways, "languages": table.tongues,
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


def listings(town: Town) -> list[Listing]:
    """The groups as the finder knows them."""
    found = []
    for number, table in enumerate(town.tables):
        known: dict[str, Any] = town.told(table)
        sets: dict[str, Any] = {
            name: frozenset(said) if isinstance(said, list) else said for name, said in known.items()
        }
        found.append(
            Listing(
                table.id, f"Group {number}", leadership=table.host, membership=table.rhythm, mode=table.mode,
                topics=frozenset(table.troubles), spot=Spot(*table.town), **sets,
            )
        )  # fmt: skip
    return found


def spoken(town: Town, table: Table) -> dict[str, Any]:
    """The facts of the group as a row holds them."""
    said = {name: value for name, value in town.told(table).items() if name != "times"}
    latitude, longitude = (round(degrees, 2) for degrees in table.town)
    return {**said, "newcomers": "yes", "cost": "free", "latitude": latitude, "longitude": longitude}
