"""Reminding when the hour has come."""

from uuid import UUID

from django.utils import timezone

from hearthside.kernel import jobs, schedule
from hearthside.planner import actions


@schedule.every(minutes=10)
def remind_those_due() -> None:
    """Each plan whose hour has come has a job of its own: one that fails keeps nobody else waiting."""
    for planned_id in actions.due_for_reminders(timezone.now()):
        jobs.later(remind, arguments={"planned_id": str(planned_id)})


def remind(planned_id: str) -> None:
    """The person finds a notice, once."""
    actions.remind(UUID(planned_id))
