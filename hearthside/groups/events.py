"""What happens in groups, as facts for other rooms."""

from dataclasses import dataclass
from uuid import UUID

from hearthside.kernel.events import Event

RULES_CHANGED = "groups.rules_changed"
"""The notice that goes with the fact; rooms above name it from here."""


@dataclass(frozen=True)
class Joined(Event):
    """A person became a member."""

    group_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class Left(Event):
    """A person left; nothing here remembers them."""

    group_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class CameBack(Event):
    """A person ended their pause."""

    group_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class SteppedBack(Event):
    """A person looks after nothing in the group any more, and stays a member."""

    group_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class RulesChanged(Event):
    """The ground rules have a new version; `must_agree` is "True" when everybody reads and agrees again."""

    group_id: UUID
    version: int
    must_agree: bool


@dataclass(frozen=True)
class GroupOpened(Event):
    """A group opened its doors for the first time or again."""

    group_id: UUID
