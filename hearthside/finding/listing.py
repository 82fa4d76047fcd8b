"""A group as the finder knows it: everything that may be known without being inside, ready to be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID


class Spot(NamedTuple):
    """A point as coarse as a town, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Listing:
    """The facts of one group. Sets are of the words in `groups.facts`; what is empty was not said."""

    id: UUID
    name: str
    state: str = "open"
    age_band: str = "18_plus"
    leadership: str = ""
    membership: str = ""
    mode: str = ""
    joining: str = "open"
    topics: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    made_for: frozenset[str] = frozenset()
    heavy: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    energy: str = ""
    size: str = ""
    cost: str = ""
    newcomers: str = ""
    faith: str = ""
    advice: str = ""
    camera: str = ""
    place_name: str = ""
    spot: Spot | None = None
    times: frozenset[str] = frozenset()
    is_tonight: bool = False
    leader_id: UUID | None = None

    @property
    def takes_people(self) -> bool:
        """Somebody new can come in, or ask to, now."""
        return self.state in ("open", "waitlist") and self.joining != "invitation" and self.newcomers != "later"

    @property
    def all_ways(self) -> frozenset[str]:
        """How people talk; where the group did not say, what its mode makes likely: posts online, and a room where it has one."""
        return self.ways or {"in_person": ROOM, "hybrid": ROOM | POSTS}.get(self.mode, POSTS)


ROOM, POSTS = frozenset({"room"}), frozenset({"posts"})
