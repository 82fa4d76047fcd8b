"""Keeping watch: coming, stopping, asking for cover, resting. Nobody has to say why, and nobody is asked twice."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications import actions as notifications
from hearthside.roster import bells, queries, stints
from hearthside.roster.access import check_may_set_hours, check_watch, keeps_watch, watchers
from hearthside.roster.actions.hours import changed, check_can_watch
from hearthside.roster.clock import readings
from hearthside.roster.models import Duty, HandOver, Rest, Shift

FROM_NOW = timedelta(hours=2)
"""How long somebody who comes without a planned watch is here, unless they stop sooner (shifts of 2 to 4 hours, DOMAIN 1.4)."""
LONGEST = timedelta(hours=12)
BREAK = timedelta(minutes=15)
"""The pause after a red case (DOMAIN 1.4)."""
SOON = timedelta(minutes=30)


@transaction.atomic
def add_shift(*, actor: Person, person: Person, role: str, day: date, starts: time, ends: time) -> Shift:
    """A watch on one day, by the clock of the place; an end at or before the start is on the next day. People add their own; safety
    leads and operators add anybody's. Refuses watches over twelve hours and those that are over."""
    if actor.pk != person.pk:
        check_may_set_hours(actor)
    check_can_watch(person)
    zone, last_day = stints.place_zone(), day if ends > starts else day + stints.A_DAY
    starts_at, ends_at = max(readings(day, starts, zone)), min(readings(last_day, ends, zone))
    if not starts_at < ends_at <= starts_at + LONGEST or ends_at <= timezone.now():
        raise NotAllowed(_("Please choose a time that is still to come, of twelve hours at most."))
    made = Shift.objects.create(person=person, role=role, starts_at=starts_at, ends_at=ends_at)
    audit.record(actor, "roster.shift_added", made)
    changed()
    return made


@transaction.atomic
def arrive(*, person: Person) -> Shift:
    """The person is here now: in their planned watch, or in one that begins within half an hour, or in a new one of two hours."""
    check_watch(person)
    now = timezone.now()
    come_back(person=person)
    planned = queries.watch_of(person, now) or queries.watch_of(person, now + SOON)
    shift = stints.shift_of(planned.key) if planned else None
    if shift is None:
        shift = Shift(person=person, role=Duty.FIRST, starts_at=now, ends_at=now + FROM_NOW)
    shift.starts_at, shift.arrived_at = min(shift.starts_at, now), now
    shift.save()
    audit.record(person, "roster.arrived", shift)
    changed()
    return shift


@transaction.atomic
def stop(*, person: Person, note: str = "") -> list[Person]:
    """The person's watch ends now, what they are on is back with the others, and the note, if any, is with the next. Everybody who has the
    second or third watch is told; who they are is given back, empty when nobody is left."""
    check_watch(person)
    now = timezone.now()
    if note.strip():
        leave_note(person=person, text=note)
    ended = [shift for stint in queries.watches_of(person, now) if (shift := _end(stint.key, now))]
    changed()
    bells.hand_on_all(person)
    others = [one for role in Duty.values for one in queries.on_watch(role, now) if one.pk != person.pk]
    for shift in ended[:1]:
        audit.record(person, "roster.stopped", shift)
        notifications.tell(others, "roster.handed_over", about=shift.pk)
    return others


def _end(key: str, now: datetime) -> Shift | None:
    shift = stints.shift_of(key)
    if shift is not None:
        shift.stopped_at, shift.asks_cover = now, False
        shift.save(update_fields=["stopped_at", "asks_cover"])
    return shift


@transaction.atomic
def leave_note(*, person: Person, text: str) -> HandOver:
    """The note is with whoever keeps watch next, sealed."""
    check_watch(person)
    return HandOver.objects.create(author=person, text=text.strip())


@transaction.atomic
def touch_shift(*, actor: Person, key: str, step: str) -> Shift:
    """One tap on one watch: "ask" for cover, "keep" it after all, "take" somebody's, or "leave" it (nobody is promised then). Refuses
    what is not one's own, or has passed, or needs no cover."""
    check_watch(actor)
    shift = stints.shift_of(key)
    if shift is None or shift.ends_at <= timezone.now() or (shift.stopped_at and step != "keep"):
        raise NotNow(_("This watch is over, or it was changed. Please look again."))
    STEPS[step](actor, shift)
    shift.save()
    audit.record(actor, f"roster.cover_{step}", shift)
    changed()
    return shift


def _ask(actor: Person, shift: Shift) -> None:
    _check_own(actor, shift)
    shift.asks_cover = True
    others = [one for one in watchers() if one.pk != actor.pk and not queries.is_resting(one)]
    notifications.tell(others, "roster.cover", about=shift.pk)


def _keep(actor: Person, shift: Shift) -> None:
    _check_own(actor, shift)
    shift.asks_cover, shift.stopped_at = False, None


def _take(actor: Person, shift: Shift) -> None:
    if not shift.asks_cover and shift.person_id is not None:
        raise NotNow(_("Somebody has this watch already. Thank you for looking."))
    if not keeps_watch(actor):
        raise NotAllowed(_("This person cannot take a watch."))
    before, shift.person, shift.asks_cover = shift.person, actor, False
    shift.stands_in_for = None
    if before is not None:
        notifications.tell([before], "roster.covered", about=shift.pk)


def _leave(actor: Person, shift: Shift) -> None:
    _ask(actor, shift)
    shift.person = None


def _check_own(actor: Person, shift: Shift) -> None:
    if shift.person_id != actor.pk and not actor.is_safety_lead:
        raise NotAllowed(_("Only the person whose watch it is can do that."))


STEPS = {"ask": _ask, "keep": _keep, "take": _take, "leave": _leave}


@transaction.atomic
def take_break(*, person: Person) -> Rest:
    """A quarter of an hour: calls go to others first, if there are any."""
    check_watch(person)
    now = timezone.now()
    return Rest.objects.create(person=person, starts_at=now, ends_at=now + BREAK)


@transaction.atomic
def rest(*, person: Person) -> None:
    """The person is not called until they come back. Their watch ends, the coming ones of two weeks ask for cover and are promised no
    more."""
    check_watch(person)
    stop(person=person)
    Rest.objects.get_or_create(person=person, ends_at=None)
    now = timezone.now()
    for stint in stints.stints_between(now, now + timedelta(days=14)):
        if stint.person_id == person.pk:
            touch_shift(actor=person, key=stint.key, step="leave")


def come_back(*, person: Person) -> None:
    """The person can be called again."""
    Rest.objects.filter(person=person, ends_at=None).update(ends_at=timezone.now())
    Rest.objects.filter(person=person, ends_at__gt=timezone.now()).update(ends_at=timezone.now())
