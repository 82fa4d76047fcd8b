"""Jobs of this room: covers and ends that are due, notes whose day has come, and what follows when somebody leaves."""

from uuid import UUID

from hearthside.kernel import schedule
from hearthside.seasons import actions
from hearthside.seasons.access import today
from hearthside.seasons.actions.covering import come_back_early, let_go_of


@schedule.every(minutes=30)
def settle() -> None:
    """Covers begin and end on their days; groups past their last day can only be read."""
    actions.settle_covers(today())
    actions.archive_ended(today())


@schedule.daily(hour=2)
def remove_kept() -> None:
    """Closed groups past the day their notice named are gone; before the nightly walk through what can be found."""
    actions.remove_kept(today())


@schedule.daily(hour=9)
def remind() -> None:
    """Notes to oneself whose day has come."""
    actions.remind(today())


def after_leaving(group_id: str, person_id: str) -> None:
    """Somebody has left: nothing here names them any more. May run again."""
    let_go_of(group_id=UUID(group_id), person_id=UUID(person_id))


def after_stepping_back(group_id: str, person_id: str) -> None:
    """Somebody looks after nothing any more, and asks nobody to. May run again."""
    let_go_of(group_id=UUID(group_id), person_id=UUID(person_id))


def after_coming_back(group_id: str, person_id: str) -> None:
    """A leader who was away is back. May run again."""
    come_back_early(group_id=UUID(group_id), person_id=UUID(person_id))
