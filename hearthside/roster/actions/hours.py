"""Setting the hours. Every change is in the audit log: the sentence on each page depends on it."""

from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed
from hearthside.kernel.rows import found_or_made
from hearthside.roster import queries
from hearthside.roster.access import check_may_set_hours, keeps_watch
from hearthside.roster.models import DayOff, Duty, StaffedHours, Weekday


@transaction.atomic
def add_hours(
    *, actor: Person, weekday: int, starts: time, ends: time, person: Person | None = None, role: str = Duty.FIRST
) -> StaffedHours:
    """The hours count from now on; an end at or before the start is on the next day. Setting them twice changes only whose they are."""
    check_may_set_hours(actor)
    if weekday not in Weekday.values or starts == ends:
        raise NotAllowed(_("Please choose a day, and an end that is not the start."))
    check_can_watch(person)
    row = StaffedHours(weekday=weekday, starts=starts, ends=ends, role=role, person=person)
    hours, is_new = found_or_made(row, by=("weekday", "starts", "ends", "role"))
    if person is not None and hours.person_id != person.pk:
        hours.person = person
        hours.save(update_fields=["person"])
    if is_new:
        audit.record(actor, "roster.hours_added", hours)
    changed()
    return hours


@transaction.atomic
def remove_hours(*, actor: Person, hours_id: UUID) -> None:
    """The hours no longer count."""
    check_may_set_hours(actor)
    hours = StaffedHours.objects.select_for_update().filter(pk=hours_id).first()
    if hours:
        audit.record(actor, "roster.hours_removed", hours)
        hours.delete()
    changed()


@transaction.atomic
def set_day_off(*, actor: Person, day: date, is_off: bool = True) -> None:
    """No hours begin on this day, or they do again."""
    check_may_set_hours(actor)
    if is_off:
        DayOff.objects.bulk_create([DayOff(day=day)], ignore_conflicts=True)
    else:
        DayOff.objects.filter(day=day).delete()
    audit.record(actor, "roster.day_off" if is_off else "roster.day_on", code=day.isoformat())
    changed()


def check_can_watch(person: Person | None) -> None:
    """Refuses somebody who does not keep watch here."""
    if person is not None and not keeps_watch(person):
        raise NotAllowed(_("This person cannot take a watch."))


def changed() -> None:
    """Every page reads the watch anew."""
    queries.forget()
    transaction.on_commit(queries.forget)
