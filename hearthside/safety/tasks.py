"""Jobs of the room: giving each case somebody to go to, calling people about the worst, and offering a talk afterwards."""

from uuid import UUID

from django.utils import timezone

from hearthside.kernel import jobs, schedule
from hearthside.notifications import actions as notifications
from hearthside.roster import access as roster_access
from hearthside.roster import actions as roster
from hearthside.safety import routing
from hearthside.safety.models import Case, Debrief
from hearthside.safety.vocabulary import HEAVY, RANK, State


def settle_soon(case: Case, *, is_waking: bool) -> None:
    """A job gives the case somebody to go to. In a flood the most urgent colour goes first, however many were there before it."""
    arguments = {"case_id": str(case.pk), "is_waking": is_waking}
    jobs.later(settle_case, arguments=arguments, urgency=jobs.FIRST + RANK[case.level])


def settle_case(case_id: str, is_waking: bool) -> None:
    """After this, the case has somebody to go to; when it wakes, whoever has the watch is called, and others after them while nobody
    answers."""
    case = Case.objects.filter(pk=UUID(case_id)).first()
    if case is None or case.is_closed:
        return
    routing.settle(case)
    if is_waking and case.state == State.OPEN:
        roster.raise_alarm(kind="case", about=case.pk)


A_TURN = 100
"""Cases that are looked after in a minute, the worst first: in a flood a turn may not keep the worker from those it has to call."""


@schedule.every(minutes=1)
@jobs.may_repeat
def look_after_crises() -> None:
    """Red and crisis cases that nobody has taken and nobody is called about have people called about them, whoever died before."""
    waiting = Case.objects.filter(state=State.OPEN, level__in=HEAVY).exclude(pk__in=roster_access.live_about("case"))
    for case_id in waiting.by_need().values_list("pk", flat=True)[:A_TURN]:
        roster.raise_alarm(kind="case", about=case_id)


@schedule.every(minutes=10)
@jobs.may_repeat
def check_routes() -> None:
    """Every open case has somebody to go to: the operators see exactly those that nobody nearer is left for."""
    for case in Case.objects.open().iterator():
        routing.settle(case)


@schedule.every(minutes=30)
def offer_talks() -> None:
    """Whoever was with somebody in danger is offered a talk, a day and three days later, once each."""
    due = Debrief.objects.filter(due_at__lte=timezone.now(), told_at=None, done_at=None)
    for one in due.select_related("person"):
        one.told_at = timezone.now()
        one.save(update_fields=["told_at"])
        notifications.tell([one.person], "safety.debrief", about=one.pk)
