"""Work by the clock: who leads, what reaches people the day after, sums, and forgetting."""

from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from hearthside.facilitating import actions
from hearthside.facilitating.models import Felt
from hearthside.facilitating.questions import LEAST
from hearthside.kernel import jobs, schedule


def wind_up(occurrence_id: str) -> None:
    """A room has closed: its tally is kept, and the day after is prepared."""
    actions.wind_up(UUID(occurrence_id))


@schedule.every(minutes=1)
def look_after_leads() -> None:
    """Every minute: where the host who leads is gone, the other one leads."""
    actions.look_after_leads()


@schedule.every(minutes=10)
def send_what_is_due() -> None:
    """Everybody whose time has come has a job of their own: one that fails keeps nobody else waiting."""
    for onward_id in actions.due_onward(timezone.now()):
        jobs.later(send_onward, arguments={"onward_id": str(onward_id)})


def send_onward(onward_id: str) -> None:
    """One person, once."""
    actions.send_onward(UUID(onward_id))


@schedule.daily(5)
def sum_up_all() -> None:
    """Series in which five or more people have answered are summed up."""
    enough = Felt.objects.values("meeting").annotate(many=Count("pk")).filter(many__gte=LEAST)
    for meeting_id in enough.values_list("meeting", flat=True):
        actions.sum_up(meeting_id)


@schedule.daily(4)
def forget_what_is_old() -> None:
    """Who was there after two weeks, words of logs after a year."""
    actions.forget_onward()
    actions.forget_logs()
