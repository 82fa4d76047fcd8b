"""What one loading knows: the woven town, the moment it opens, and the rows that stand for its parts so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from hearthside.accounts.models import Person
from hearthside.conversations.models import Post, Thread
from hearthside.groups.models import Group
from hearthside.town.woven import WovenTown

TOWN = UUID("6c616e74-6572-4e20-8f77-686561727468")
A_BATCH = 2000
"""Rows written by one statement run; large enough to be quick, small enough to stay in memory."""
SAFETY_LEAD = "Ruth Ademola"


@dataclass
class Scene:
    """The town while it is being loaded."""

    woven: WovenTown
    seed: int
    now: datetime
    random: Random
    people: list[Person] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    threads: list[Thread] = field(default_factory=list)
    posts: list[list[Post]] = field(default_factory=list)

    def id_of(self, *words: object) -> UUID:
        """The id of a part of the town: the same in every town of this seed."""
        return uuid5(TOWN, "/".join(str(word) for word in (self.seed, *words)))

    def ago(self, minutes: float) -> datetime:
        """That many minutes before the town opened, to the minute."""
        return self.now - timedelta(minutes=int(minutes))

    def person(self, name: str) -> Person:
        """The person of this name. Refuses (KeyError) a name nobody has."""
        for person in self.people:
            if person.name == name:
                return person
        raise KeyError(name)

    def members(self, slug: str) -> list[Person]:
        """Everybody woven into this group, in the order of the town."""
        return [self.people[index] for index, person in enumerate(self.woven.people) if slug in person.groups]
