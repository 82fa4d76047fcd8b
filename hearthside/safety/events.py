"""What happens at the desk, as facts."""

from dataclasses import dataclass
from uuid import UUID

from hearthside.kernel.events import Event


@dataclass(frozen=True)
class CaseDecided(Event):
    """Somebody of the team took a step with a case."""

    case_id: UUID
    step_id: UUID
