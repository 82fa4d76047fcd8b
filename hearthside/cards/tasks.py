"""Jobs of this room."""

from uuid import UUID

from hearthside.cards import actions
from hearthside.groups.models import SHOWN, Group
from hearthside.kernel import jobs, schedule


@schedule.daily(hour=3)
def make_cards() -> None:
    """Every group that is shown gets its card of today, each in a job of its own."""
    for group_id in Group.objects.filter(state__in=SHOWN).values_list("pk", flat=True).iterator():
        jobs.later(make_card, arguments={"group_id": str(group_id)})


def make_card(group_id: str) -> None:
    """One card of today."""
    group = Group.objects.filter(pk=UUID(group_id)).first()
    if group is not None:
        actions.make_card(group)
