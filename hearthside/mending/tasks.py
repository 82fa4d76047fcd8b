"""Ending what nobody answered, and forgetting what is over."""

from django.utils import timezone

from hearthside.kernel import schedule
from hearthside.mending import actions


@schedule.daily(4)
def tidy_talks() -> None:
    """Unanswered questions are over after a week; words of talks that are over are gone after a month."""
    now = timezone.now()
    actions.end_unanswered(now)
    actions.forget_old(now)
