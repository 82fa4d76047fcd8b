"""Work by the clock."""

from hearthside.finding import actions
from hearthside.kernel import schedule


@schedule.daily(4)
def forget_old_answers() -> None:
    """Answers whose month is over are gone."""
    actions.forget_old()
