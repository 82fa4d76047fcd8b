"""What somebody leaves at the meetings of a group: their answers, and their name as a host. Gone when they go."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import INSIDE, Group, Membership
from hearthside.meetings.actions.coming import answer
from hearthside.meetings.models import Attendance, Audience, Coming, Host, Occurrence, OccurrenceSet, UsualHost
from hearthside.notifications.models import Notice
from hearthside.trying.passport import JOINED


def sweep(person: Person, group: Group, wish: str) -> None:
    """No answer of theirs is left at meetings for members, and their seats go to who waits. Answers to open meetings stay, which
    anybody may give; and all stay with somebody who joined."""
    if wish == JOINED:
        return
    _forget(person, Occurrence.objects.filter(meeting__group=group, meeting__audience=Audience.MEMBERS))


@transaction.atomic
def let_go(*, person: Person, group: Group) -> None:
    """Who left a group comes to none of its meetings for members any more and hosts none at all; seats go to who waits, and cover is asked
    for by the clock. What has taken place stays for its year: who was at a door may have to be known. Who came back keeps everything."""
    if Membership.objects.filter(person=person, group=group, state__in=INSIDE).exists():
        return
    ahead = Occurrence.objects.filter(meeting__group=group).ahead(timezone.now())
    _forget(person, ahead.filter(meeting__audience=Audience.MEMBERS))
    Host.objects.filter(person=person, occurrence__in=ahead.order_by().values("pk")).delete()
    UsualHost.objects.filter(person=person, meeting__group=group).delete()


def _forget(person: Person, here: OccurrenceSet) -> None:
    mine = Attendance.objects.filter(person=person, occurrence__in=here.order_by().values("pk"))
    for row in mine.filter(state__in=[Coming.GOING, Coming.WAITING]).select_related("occurrence"):
        answer(person=person, occurrence=row.occurrence, state=Coming.CANNOT)
    mine.delete()
    Notice.objects.filter(person=person, about__in=here.order_by().values("pk")).delete()
