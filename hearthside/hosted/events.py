"""What happens in hosted rooms, as facts for rooms above."""

from dataclasses import dataclass
from uuid import UUID

from hearthside.kernel.events import Event


@dataclass(frozen=True)
class RoomClosed(Event):
    """A room has closed. A host may open it again while the meeting lasts; then it closes, and says so, once more."""

    occurrence_id: UUID
