"""Jobs of this room."""

from django.utils import timezone

from hearthside.kernel import schedule
from hearthside.organisations import actions


@schedule.daily(hour=4)
def count_due() -> None:
    """Bands that are four weeks old are counted again."""
    actions.count_due(timezone.localdate())
