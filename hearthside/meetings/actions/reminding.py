"""What is told at its time: that a meeting is near, and that one is over. Each once, however many workers there are."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearthside.kernel.events import announce
from hearthside.meetings import events
from hearthside.meetings.models import AHEAD, Attendance, Coming, Occurrence, State
from hearthside.notifications.actions import tell

SOON = timedelta(hours=24)
TOLD = (Coming.GOING, Coming.MAYBE)


def due_for_reminders(now: datetime) -> list[UUID]:
    """Answers whose meeting begins within a day and who were not told yet. One query."""
    near = Attendance.objects.filter(
        occurrence__state__in=AHEAD, occurrence__starts_at__gt=now, occurrence__starts_at__lte=now + SOON
    )
    return list(near.filter(state__in=TOLD, reminded_at=None).exclude(person=None).values_list("pk", flat=True))


def remind(attendance_id: UUID) -> bool:
    """The person finds a notice that a meeting is near; whoever comes second finds it done. Who answered an hour ago needs none."""
    with transaction.atomic():
        row = Attendance.objects.select_related("occurrence").filter(pk=attendance_id).first()
        mine = Attendance.objects.filter(pk=attendance_id, reminded_at=None, state__in=TOLD)
        if row is None or not mine.update(reminded_at=timezone.now()):
            return False
        is_fresh = row.occurrence.starts_at - row.asked_at < timedelta(hours=3)
        if row.person_id and not is_fresh and row.occurrence.is_ahead:
            tell([row.person_id], events.SOON, about=row.occurrence_id)
    return True


@transaction.atomic
def mark_held(occurrence_id: UUID) -> bool:
    """A meeting whose end has passed is over; whoever comes second finds it done."""
    over = Occurrence.objects.filter(pk=occurrence_id, state__in=AHEAD, ends_at__lte=timezone.now())
    if not over.update(state=State.HELD):
        return False
    row = Occurrence.objects.select_related("meeting").get(pk=occurrence_id)
    announce(events.MeetingHeld(occurrence_id=row.pk, group_id=row.meeting.group_id))
    return True
