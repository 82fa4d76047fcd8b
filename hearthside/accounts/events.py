"""Facts of this room. `occasion` is a new id each time, so that each is told once and none is taken for another."""

from dataclasses import dataclass
from uuid import UUID

from hearthside.kernel.events import Event


@dataclass(frozen=True)
class WayInChanged(Event):
    """Something changed in how a person signs in; `what` is one of `changes.WORDS`."""

    person_id: UUID
    occasion: UUID
    what: str
