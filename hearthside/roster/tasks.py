"""Jobs of the room: the next rung of a chain, and looking after chains whose worker died."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from hearthside.kernel import jobs, schedule
from hearthside.notifications import calling
from hearthside.roster.models import Alert, HandOver, Rest, Shift

NOTES_KEPT_FOR = timedelta(days=30)
WATCHES_KEPT_FOR = timedelta(days=400)
A_TURN = 200
"""Chains that are looked after in a minute, those overdue longest first: in a flood the queue may not grow by all of them each minute."""


def climb(alert_id: str, number: int) -> None:
    """Take this rung, unless it was taken or nobody is needed."""
    from hearthside.roster.actions import calling as steps

    steps.climb(alert_id=UUID(alert_id), number=number)


@schedule.every(minutes=1)
def look_after_chains() -> None:
    """Every rung that is overdue is taken now, and every sending whose worker died goes out again: whoever died in between."""
    late = Alert.objects.filter(ended_at=None, next_at__lt=timezone.now() - timedelta(seconds=5)).order_by("next_at")
    for alert_id, number in late.values_list("pk", "next_rung")[:A_TURN]:
        jobs.later(climb, arguments={"alert_id": str(alert_id), "number": number}, urgency=jobs.FIRST)
    calling.send_again()


@schedule.daily(hour=4)
def drop_old_watches() -> None:
    """Old hand-over notes, rests, watches and chains are gone."""
    now = timezone.now()
    HandOver.objects.filter(at__lt=now - NOTES_KEPT_FOR).delete()
    Rest.objects.filter(ends_at__lt=now - NOTES_KEPT_FOR).delete()
    Shift.objects.filter(ends_at__lt=now - WATCHES_KEPT_FOR).delete()
    Alert.objects.filter(ended_at__lt=now - WATCHES_KEPT_FOR).delete()
