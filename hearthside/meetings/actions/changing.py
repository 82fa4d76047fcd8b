"""Moving a meeting, and calling it off."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.meetings import access, events, recurrence
from hearthside.meetings.actions.housing import check_times
from hearthside.meetings.actions.making import people_to_tell, set_time
from hearthside.meetings.actions.settling import call_off_rows, forget_next
from hearthside.meetings.models import Occurrence, State, Why
from hearthside.notifications.actions import tell

FAR = timedelta(days=180)
"""The furthest a meeting can be moved."""


@transaction.atomic
def move(*, actor: Person, occurrence: Occurrence, starts_local: str, note: str = "", where: str = "") -> Occurrence:
    """This one meeting is at another time or place; everybody who comes, may come or waits hears of it once, and the hosts too.

    Refuses a time that has passed or is half a year away, one at which the place of the series is not free, and a meeting that will
    not take place.
    """
    access.check_can_host(actor, occurrence)
    held = (
        Occurrence.objects.select_for_update(of=("self",))
        .select_related("meeting__group", "meeting__venue")
        .get(pk=occurrence.pk)
    )
    access.check_is_ahead(held)
    access.check_group_lasts(held.meeting.group, starts_local)
    set_time(held, recurrence.write_local(recurrence.read_local(starts_local)), held.meeting)
    if not timezone.now() < held.starts_at < timezone.now() + FAR:
        raise recurrence.NoSuchTimes(_("Please choose a time from now on, within half a year."))
    if held.meeting.venue is not None and held.meeting.is_on_site and not where.strip():
        check_times(held.meeting, held.meeting.group, [(held.starts_at, held.ends_at)])
    held.state, held.note, held.where = State.MOVED, note.strip(), where.strip() or None
    held.changed = F("changed") + 1
    held.save(update_fields=["starts_local", "starts_at", "ends_at", "state", "note", "where", "changed"])
    held.attendances.update(reminded_at=None)
    tell(people_to_tell(held.pk), events.MOVED, about=held.pk, but_not=[actor])
    audit.record(actor, "meetings.moved", held)
    forget_next(held)
    held.refresh_from_db(fields=["changed"])
    return held


@transaction.atomic
def call_off(*, actor: Person, occurrence: Occurrence, note: str = "") -> None:
    """This one meeting will not take place, and whoever wanted to come hears of it once. Calling off twice changes nothing."""
    access.check_can_host(actor, occurrence)
    access.check_is_ahead(occurrence)
    call_off_rows([occurrence], why=Why.HOSTS, note=note.strip())
    audit.record(actor, "meetings.called_off", occurrence)
