"""Facts of this room. `occasion` is a new id each time, so that each is told once and none is taken for another."""

from dataclasses import dataclass
from uuid import UUID

from hearthside.kernel.events import Event


@dataclass(frozen=True)
class CameBack(Event):
    """Somebody who had lost their pass-phrase set a new one, by a mailed link or by their recovery phrase."""

    person_id: UUID
    occasion: UUID


@dataclass(frozen=True)
class AddressChanged(Event):
    """An e-mail address was proved or taken away."""

    person_id: UUID
    occasion: UUID
