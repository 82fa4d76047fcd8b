"""Work by the clock: meetings made ahead, hosts looked after, reminders, and meetings that are over."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.kernel import jobs, schedule
from hearthside.meetings import actions
from hearthside.meetings.actions import sweeping
from hearthside.meetings.actions.hosting import ASKS_FROM
from hearthside.meetings.actions.reminding import due_for_reminders
from hearthside.meetings.ends import last_day_of
from hearthside.meetings.models import AHEAD, Attendance, Meeting, Occurrence, SeriesState
from hearthside.meetings.recurrence import NoSuchTimes

KEPT_FOR = timedelta(days=365)
"""Who came to a meeting is kept for a year (ground_rules.json, `attendance`)."""


@schedule.daily(3)
def make_ahead() -> None:
    """Each series has a job of its own: one that fails keeps no other waiting."""
    for meeting_id in Meeting.objects.exclude(state=SeriesState.ENDED).exclude(rule="").values_list("pk", flat=True):
        jobs.later(make_series_ahead, arguments={"meeting_id": str(meeting_id)})


def make_series_ahead(meeting_id: str) -> None:
    """The meetings of the next eighteen months have their rows; those of a zone that is gone stay as they are."""
    meeting = Meeting.objects.filter(pk=meeting_id).first()
    if meeting is not None:
        with suppress(NoSuchTimes):
            actions.make_occurrences(meeting)


@schedule.every(minutes=5)
def look_at_hosts() -> None:
    """Meetings of the next day are looked at: has each its hosts?"""
    now = timezone.now()
    near = Occurrence.objects.filter(state__in=AHEAD, starts_at__gt=now, starts_at__lte=now + ASKS_FROM)
    for occurrence_id in near.values_list("pk", flat=True):
        actions.look_after_hosts(occurrence_id)


@schedule.every(minutes=10)
def remind_those_due() -> None:
    """Whoever said that they come hears of it a day before."""
    for attendance_id in due_for_reminders(timezone.now()):
        jobs.later(remind, arguments={"attendance_id": str(attendance_id)})


def remind(attendance_id: str) -> None:
    """One person, once."""
    actions.remind(UUID(attendance_id))


@schedule.every(minutes=10)
def mark_those_over() -> None:
    """Meetings whose end has passed are over."""
    over = Occurrence.objects.filter(state__in=AHEAD, ends_at__lte=timezone.now()).values_list("pk", flat=True)
    for occurrence_id in list(over[:500]):
        actions.mark_held(occurrence_id)


@schedule.daily(4)
def forget_who_came() -> None:
    """A year after a meeting nothing says who came; the number of seats taken stays."""
    Attendance.objects.filter(occurrence__ends_at__lt=timezone.now() - KEPT_FOR).delete()


def end_with_group(group_id: str, last_day: str, actor_id: str) -> None:
    """A group is to end: none of its meetings takes place after that day. May run again."""
    group = Group.objects.filter(pk=UUID(group_id)).first()
    if group is not None and last_day_of(group.pk) is not None:
        actions.end_with_group(group=group, last_day=date.fromisoformat(last_day), but_not=[UUID(actor_id)])


def go_on_with_group(group_id: str, actor_id: str) -> None:
    """A group goes on after all, and so do its meetings. May run again."""
    group = Group.objects.filter(pk=UUID(group_id)).first()
    if group is not None and last_day_of(group.pk) is None:
        actions.go_on_with_group(group=group, but_not=[UUID(actor_id)])


def end_all_of(group_id: str) -> None:
    """A group has ended: so has every series of it. May run again."""
    group = Group.objects.filter(pk=UUID(group_id)).first()
    if group is not None:
        actions.end_all_of(group=group)


def let_go(group_id: str, person_id: str) -> None:
    """Who left a group is at none of its meetings to come. May run again."""
    group, person = Group.objects.filter(pk=UUID(group_id)).first(), Person.objects.filter(pk=UUID(person_id)).first()
    if group is not None and person is not None:
        sweeping.let_go(person=person, group=group)
