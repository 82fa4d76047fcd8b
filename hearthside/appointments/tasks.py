"""Work by the clock: reminders, and what is forgotten."""

from hearthside.appointments import actions
from hearthside.kernel import schedule


@schedule.every(minutes=10)
def remind() -> None:
    """Who has something in the next day is told once."""
    actions.remind()


@schedule.daily(4)
def forget() -> None:
    """What is long over is gone."""
    actions.forget()
