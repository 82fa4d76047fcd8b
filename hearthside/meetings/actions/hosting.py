"""Hosts who cannot, those who step in, and what happens when nobody does."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.groups.models import LEADING, Membership, Role, Standing
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings import access, events
from hearthside.meetings.actions.settling import call_off_rows
from hearthside.meetings.models import AHEAD, Host, Occurrence, UsualHost, Why
from hearthside.notifications.actions import tell

LATEST = timedelta(hours=2, minutes=15)
"""So long before a meeting it has a host or is called off, that people hear of it two hours before at the latest."""
ASKS_FROM = timedelta(hours=26)
"""So long before a meeting those who could step in are asked."""


@transaction.atomic
def cannot_host(*, person: Person, occurrence: Occurrence) -> None:
    """The person does not host this meeting; those who could step in are asked when too few are left. Refuses who is no host."""
    mine = Host.objects.filter(occurrence=occurrence, person=person, is_coming=True)
    if not mine.update(is_coming=False):
        raise NotAllowed(_("You are not down as a host of this meeting."))
    if not has_hosts(occurrence):
        ask_cover(occurrence)


@transaction.atomic
def host(*, person: Person, occurrence: Occurrence) -> Host:
    """The person hosts this meeting. Refuses who is neither a usual host, nor down for cover, nor a helper or leader of the group."""
    check_may_take_part(person)
    access.check_is_ahead(occurrence)
    if person.pk not in who_could_host(occurrence):
        raise NotAllowed(_("The hosts of a meeting are chosen by those who lead the group."))
    defaults = {"is_coming": True, "is_cover": True}
    return Host.objects.update_or_create(occurrence=occurrence, person=person, defaults=defaults)[0]


def who_could_host(occurrence: Occurrence) -> set[UUID]:
    """Ids of usual hosts and cover of the series, and of helpers and leaders of its group. Two queries."""
    named = UsualHost.objects.filter(meeting=occurrence.meeting_id).values_list("person_id", flat=True)
    roles = (*LEADING, Role.HELPER)
    helping = Membership.objects.filter(group=occurrence.meeting.group_id, role__in=roles, state=Standing.ACTIVE)
    return {*named, *helping.values_list("person_id", flat=True)}


def has_hosts(occurrence: Occurrence) -> bool:
    """Whether as many hosts are coming as the meeting needs. One query."""
    coming = Host.objects.filter(occurrence=occurrence, is_coming=True).count()
    return coming >= occurrence.meeting.hosts_needed


def ask_cover(occurrence: Occurrence) -> bool:
    """Those who could host and have not said that they cannot are asked, once a meeting: whoever comes second finds it done."""
    free = Occurrence.objects.filter(pk=occurrence.pk, cover_asked_at=None, state__in=AHEAD)
    if not free.update(cover_asked_at=timezone.now()):
        return False
    said = set(Host.objects.filter(occurrence=occurrence).values_list("person_id", flat=True))
    tell(who_could_host(occurrence) - said, events.COVER, about=occurrence.pk)
    return True


@transaction.atomic
def look_after_hosts(occurrence_id: UUID, now: datetime | None = None) -> None:
    """A meeting that comes near without a host is covered or called off in time; with too few hosts, cover is asked for."""
    now = now or timezone.now()
    rows = Occurrence.objects.select_for_update(of=("self",)).select_related("meeting__group")
    found = rows.filter(pk=occurrence_id, state__in=AHEAD, starts_at__gt=now).first()
    if found is None or has_hosts(found):
        return
    if found.starts_at - now > LATEST:
        ask_cover(found)
    elif not Host.objects.filter(occurrence=found, is_coming=True).exists():
        call_off_rows([found], why=Why.NO_HOST)


def check_can_open(person: Person, occurrence: Occurrence) -> None:
    """Refuses opening the doors of a meeting without a host who is coming: for rooms where it takes place."""
    access.check_can_host(person, occurrence)
    if not Host.objects.filter(occurrence=occurrence, is_coming=True).exists():
        raise NotNow(_("A meeting opens when somebody hosts it."))
