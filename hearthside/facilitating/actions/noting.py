"""What is kept of a meeting: how many came, and notes without names."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.facilitating.models import Helm, Log, Onward
from hearthside.hosted.models import Room, Seat
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed
from hearthside.kernel.rows import found_or_made
from hearthside.meetings import access as meetings
from hearthside.meetings.models import Occurrence
from hearthside.safety import actions as safety

MORNING = time(10)
LATEST = timedelta(hours=20)
"""Something reaches people within a day after the room has closed, while it still knows who was heavier than before."""
AGAIN_AFTER = 7
"""Days after which those who were there are asked once more, when somebody was at risk (DOMAIN 2.4, step 7)."""
TEXTS = ("themes", "well", "worries", "onward")


@transaction.atomic
def wind_up(occurrence_id: UUID) -> Log | None:
    """The tally of a room that has closed is kept, without names, and something reaches everybody who was there the next day. Done twice
    it counts anew and sends nothing twice. None when the room is gone already."""
    room = Room.objects.select_related("occurrence").filter(pk=occurrence_id).exclude(closed_at=None).first()
    if room is None:
        return None
    guests = list(Seat.objects.filter(room=room, is_host=False).select_related("person"))
    log, _is_new = found_or_made(Log(occurrence=room.occurrence), by=("occurrence",))
    log.came, log.began_at, log.ended_at = len(guests), room.opened_at, room.closed_at
    log.was_risk = log.was_risk or Helm.objects.filter(room=room, was_risk=True).exists()
    log.save(update_fields=["came", "began_at", "ended_at", "was_risk"])
    days = (1, AGAIN_AFTER) if log.was_risk else (1,)
    rows = [_onward(room.occurrence, one.person, many) for one in guests for many in days]
    Onward.objects.bulk_create(rows, ignore_conflicts=True)
    return log


def _onward(occurrence: Occurrence, person: Person, days: int) -> Onward:
    return Onward(occurrence=occurrence, person=person, days=days, due_at=_morning(person, days))


def _morning(person: Person, days: int) -> datetime:
    """Ten in the morning by their own clock; the first one in twenty hours at the latest."""
    now = timezone.now()
    zone = ZoneInfo(person.time_zone) if person.time_zone else timezone.get_default_timezone()
    day = now.astimezone(zone).date() + timedelta(days=days)
    at = datetime.combine(day, MORNING, zone)
    return min(at, now + LATEST) if days == 1 else at


@transaction.atomic
def write_log(*, actor: Person, occurrence: Occurrence, said: dict[str, str]) -> Log:
    """The notes of this meeting say this; what is left empty is gone. Refuses who does not host it, and words that could hurt."""
    meetings.check_can_host(actor, occurrence)
    for text in said.values():
        if safety.screen(text).holds:
            raise NotAllowed(_("These words could hurt somebody, so they are not kept. Please say it in another way."))
    log, _is_new = found_or_made(Log(occurrence=occurrence), by=("occurrence",))
    for name in TEXTS:
        setattr(log, name, said.get(name, "").strip() or None)
    log.written_by = actor
    log.save(update_fields=[*TEXTS, "written_by"])
    audit.record(actor, "facilitating.log", occurrence)
    return log
