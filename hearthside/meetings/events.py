"""What happens with meetings, as facts for other rooms, and the names of the notices that go with them."""

from dataclasses import dataclass
from uuid import UUID

from hearthside.kernel.events import Event

MOVED = "meetings.moved"
CALLED_OFF = "meetings.called_off"
SOON = "meetings.soon"
A_SEAT = "meetings.a_seat"
COVER = "meetings.cover"
ENDS_WITH_GROUP = "meetings.ends_with_group"
ON_AGAIN = "meetings.on_again"


@dataclass(frozen=True)
class MeetingPlanned(Event):
    """A series of meetings, or a single one, was planned."""

    meeting_id: UUID
    group_id: UUID


@dataclass(frozen=True)
class MeetingHeld(Event):
    """A meeting is over; it took place as far as anybody knows."""

    occurrence_id: UUID
    group_id: UUID


@dataclass(frozen=True)
class MeetingCalledOff(Event):
    """A meeting will not take place; those who wanted to come are told."""

    occurrence_id: UUID
    group_id: UUID
