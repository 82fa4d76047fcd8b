"""Work by the clock: rooms without a host close, closed rooms forget."""

from hearthside.hosted import actions
from hearthside.kernel import schedule


@schedule.every(minutes=1)
def look_after_hosts() -> None:
    """Every minute: is a host there?"""
    actions.look_after_hosts()


@schedule.every(minutes=60)
def forget_rooms() -> None:
    """What is older than a day is gone."""
    actions.forget_rooms()
