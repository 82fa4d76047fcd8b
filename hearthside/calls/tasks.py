"""Work by the clock: calls that are over are closed, and forgotten."""

from hearthside.calls import actions
from hearthside.kernel import schedule


@schedule.every(minutes=5)
def look_after_calls() -> None:
    """Every few minutes: is anybody still there?"""
    actions.look_after_calls()


@schedule.every(minutes=60)
def forget_calls() -> None:
    """What is older than a day is gone."""
    actions.forget_calls()
