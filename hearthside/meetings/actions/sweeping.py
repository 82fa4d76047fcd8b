"""What somebody who looked around in a group leaves at its meetings: their answers. Gone when they go."""

from __future__ import annotations

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.meetings.actions.coming import answer
from hearthside.meetings.models import Attendance, Audience, Coming, Occurrence
from hearthside.notifications.models import Notice
from hearthside.trying.passport import JOINED


def sweep(person: Person, group: Group, wish: str) -> None:
    """No answer of theirs is left at meetings for members, and their seats go to who waits. Answers to open meetings stay, which
    anybody may give; and all stay with somebody who joined."""
    if wish == JOINED:
        return
    here = Occurrence.objects.filter(meeting__group=group, meeting__audience=Audience.MEMBERS)
    mine = Attendance.objects.filter(person=person, occurrence__in=here)
    for row in mine.filter(state__in=[Coming.GOING, Coming.WAITING]).select_related("occurrence"):
        answer(person=person, occurrence=row.occurrence, state=Coming.CANNOT)
    mine.delete()
    Notice.objects.filter(person=person, about__in=here.values("pk")).delete()
