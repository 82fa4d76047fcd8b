"""Work by the clock: nobody is left standing in a line, and evenings forget."""

from hearthside.dropin import actions
from hearthside.kernel import schedule


@schedule.every(minutes=1)
def look_after_evenings() -> None:
    """Every minute: who was called and did not come, whose listener is lost, which evening is over?"""
    actions.look_after_evenings()


@schedule.every(minutes=60)
def forget_evenings() -> None:
    """Of evenings long over only counts stay."""
    actions.forget_evenings()
