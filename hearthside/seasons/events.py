"""What happens with the end of a group, as facts for other rooms."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearthside.kernel.events import Event


@dataclass(frozen=True)
class EndSet(Event):
    """A group ends after this day; everybody inside is told."""

    group_id: UUID
    last_day: date
    actor_id: UUID


@dataclass(frozen=True)
class EndCalledOff(Event):
    """A group that was to end goes on."""

    group_id: UUID
    actor_id: UUID


@dataclass(frozen=True)
class GroupEnded(Event):
    """A group is past its last day and can only be read."""

    group_id: UUID
