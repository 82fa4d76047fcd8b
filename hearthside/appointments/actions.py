"""Giving times, booking them once, moving and calling off kindly, the waiting room, reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.appointments import access
from hearthside.appointments.models import PRESENT_FOR, Appointment, Giver, Kind, Slot, State, Word
from hearthside.kernel import audit, push
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications import actions as notifications
from hearthside.safety import actions as safety
from hearthside.safety.models import Case
from hearthside.safety.verdicts import Verdict
from hearthside.safety.vocabulary import State as CaseState

BOOKED, OFF, MOVED, SOON = (
    "appointments.booked",
    "appointments.off",
    "appointments.moved",
    "appointments.soon",
)
MOST_STANDING = 4
"""Appointments one person can have ahead, so that there are times for others."""
A_DAY = timedelta(hours=24)
KEPT = timedelta(days=30)
GONE = _("This appointment does not stand any more. Please look at the page again.")
TAKEN = _("Somebody was quicker, and this time is taken. Nothing of yours has changed. Here are others.")


@transaction.atomic
def name_professional(*, actor: Person, person: Person, work: str, takes_minors: bool) -> Giver:
    """The person gives times as a professional from now on. Only safety leads say that people under age are seen; all of it is in the
    audit log. Refuses somebody under age."""
    access.check_names(actor)
    if person.is_minor:
        raise NotAllowed(_("Only grown-ups give times."))
    old = access.giver_of(person)
    if takes_minors != bool(old and old.takes_minors) and not actor.is_safety_lead:
        raise NotAllowed(_("Only a safety lead says whether people under 18 are seen."))
    known = {"kind": Kind.PROFESSIONAL, "work": work, "takes_minors": takes_minors, "named_by": actor}
    giver, _is_new = Giver.objects.update_or_create(person=person, defaults={**known, "is_open": True})
    audit.record(actor, "appointments.named", person, code="minors" if takes_minors else "")
    return giver


@transaction.atomic
def end_professional(*, actor: Person, giver: Giver) -> None:
    """They give no times any more; whoever had one is told, and those times are off."""
    access.check_names(actor)
    audit.record(actor, "appointments.ended", giver.person)
    _end(giver)


def _end(giver: Giver) -> None:
    Giver.objects.filter(pk=giver.pk).update(is_open=False)
    for slot in giver.slots.filter(is_withdrawn=False, ends_at__gt=timezone.now()):
        withdraw_slot(slot=slot)


def present(*, person: Person, work: str, about: str, is_open: bool) -> Giver:
    """How somebody who gives times is shown. A peer becomes one by this; a professional keeps the words the team gave for the work.
    Refuses words that may harm those who read them."""
    access.check_gives(person)
    if safety.screen(f"{work}\n\n{about}").holds:
        raise NotAllowed(_("These words cannot be shown to others as they are. Please put it in another way."))
    giver = access.giver_of(person) or Giver(person=person, kind=Kind.PEER, work=work)
    giver.about, giver.is_open = about, is_open
    if giver.kind == Kind.PEER:
        giver.work = work
    if giver._state.adding:
        giver.save(force_insert=True)
    else:
        giver.save(update_fields=["about", "is_open", "work"])
    return giver


@transaction.atomic
def offer_slots(
    *, giver: Giver, starts: Iterable[datetime], minutes: int, way: str, where: str
) -> tuple[list[Slot], int]:
    """These times can be booked; gives them and how many were left out because they touch one that is there. Refuses the past."""
    access.check_gives(giver.person)
    Giver.objects.filter(pk=giver.pk).update(is_open=F("is_open"))  # One at a time: this row is held until the end.
    made: list[Slot] = []
    left_out = 0
    for moment in sorted(starts):
        ends_at = moment + timedelta(minutes=minutes)
        if moment <= timezone.now():
            raise NotNow(_("This time is over already. Please choose a later one."))
        if giver.slots.filter(is_withdrawn=False, starts_at__lt=ends_at, ends_at__gt=moment).exists():
            left_out += 1
            continue
        made.append(Slot.objects.create(giver=giver, starts_at=moment, ends_at=ends_at, way=way, where=where))
    return made, left_out


@transaction.atomic
def withdraw_slot(*, slot: Slot) -> None:
    """The time is not given any more. Whoever had it is told, and finds other times."""
    Slot.objects.filter(pk=slot.pk).update(is_withdrawn=True)
    for one in Appointment.objects.filter(slot=slot, state=State.BOOKED).select_related("slot__giver"):
        _off(one, by_giver=True, word="")


def book(*, person: Person, slot: Slot, about: str = "") -> tuple[Appointment, Verdict | None]:
    """The time is this person's and nobody else's; booked twice by the same person it is one. The word beforehand is sealed, read by the
    giver alone, once safety has read it.

    Refuses as `access.check_can_book`, a time that somebody else has, and more than four ahead.
    """
    access.check_can_book(person, slot)
    check_rate("appointment", person.pk, at_most=20, per_seconds=3600)
    verdict = safety.screen(about) if about else None
    mine = Appointment.objects.filter(person=person).standing()
    if again := mine.filter(slot=slot).select_related("slot__giver__person").first():
        return again, verdict
    if mine.count() >= MOST_STANDING:
        raise NotAllowed(_("You have four appointments ahead. Let one go first, so that there are times for others."))
    return _take(person, slot, about, verdict), verdict


def _take(person: Person, slot: Slot, about: str, verdict: Verdict | None, **more: Any) -> Appointment:
    """The row that holds the time; the database lets one in."""
    is_held = verdict is not None and verdict.holds
    try:
        with transaction.atomic():
            one = Appointment.objects.create(slot=slot, person=person, about=about or None, is_held=is_held, **more)
            if verdict is not None:
                safety.follow_up(verdict, kind="visit", subject_id=one.pk, author=person, scope=None, is_new=True)
            notifications.tell([slot.giver.person_id], BOOKED, about=one.pk)
    except IntegrityError:
        raise NotNow(TAKEN) from None
    return one


@transaction.atomic
def move(*, person: Person, one: Appointment, slot: Slot) -> Appointment:
    """The appointment is at the new time; the old one is free for others. Either both happen or nothing does. Refuses a new time that is
    taken; then the old one still stands."""
    access.check_stands(one)
    access.check_can_book(person, slot)
    if slot.pk == one.slot_id:
        return one
    if not Appointment.objects.filter(pk=one.pk, state=State.BOOKED).update(state=State.MOVED):
        raise NotNow(GONE)
    about = one.about.reveal() if one.about else ""
    is_same = slot.giver_id == one.slot.giver_id
    new = _take(person, slot, about if is_same else "", None, changed=one.changed + 1)
    Appointment.objects.filter(pk=new.pk).update(is_held=one.is_held and is_same)
    notifications.tell([one.slot.giver.person_id], MOVED, about=one.pk)
    return new


@transaction.atomic
def call_off(*, person: Person, one: Appointment, word: str = "") -> None:
    """The appointment is off, until the very end and without any mark; the time is free again, or withdrawn when its giver called it
    off. A kind word, one of `Word`, goes to the other, if one was chosen."""
    access.check_stands(one)
    if word not in Word.values:
        raise NotAllowed(_("Please choose one of these, or none."))
    by_giver = access.side_of(person, one) == "giver"
    if not _off(one, by_giver=by_giver, word=word):
        raise NotNow(GONE)
    if by_giver:
        Slot.objects.filter(pk=one.slot_id).update(is_withdrawn=True)


def _off(one: Appointment, *, by_giver: bool, word: str) -> bool:
    """Once: whoever comes second finds it done (False)."""
    if not Appointment.objects.filter(pk=one.pk, state=State.BOOKED).update(
        state=State.OFF, is_off_by_giver=by_giver, word=word, changed=F("changed") + 1
    ):
        return False
    other = one.person_id if by_giver else one.slot.giver.person_id
    notifications.tell([other], OFF, about=one.pk)
    push.changed(topic_of(one))
    return True


def consent(*, one: Appointment) -> None:
    """The person said yes to talking over the link, knowing what it means; the moment is kept. Taken back by `withdraw_consent`."""
    Appointment.objects.filter(pk=one.pk, consented_at=None).update(consented_at=timezone.now())


def withdraw_consent(*, one: Appointment) -> None:
    """No link is shown any more until they say yes again."""
    Appointment.objects.filter(pk=one.pk).update(consented_at=None)
    push.changed(topic_of(one))


def note_presence(*, one: Appointment, side: str) -> None:
    """This side has the waiting room open now; the other page looks again when it is news."""
    field, now = f"{side}_seen_at", timezone.now()
    seen = getattr(one, field)
    if seen is None or now - seen > PRESENT_FOR / 3:
        Appointment.objects.filter(pk=one.pk).update(**{field: now})
        setattr(one, field, now)
    if seen is None or now - seen >= PRESENT_FOR:
        push.changed(topic_of(one))


def topic_of(one: Appointment) -> str:
    """What the two waiting rooms listen to."""
    return f"appointment:{one.pk}"


def remind() -> None:
    """Everybody who has an appointment in the next day, on either side, is told once that something is near."""
    soon = Appointment.objects.standing().filter(reminded_at=None, slot__starts_at__lte=timezone.now() + A_DAY)
    for one in soon.select_related("slot__giver"):
        with transaction.atomic():
            if Appointment.objects.filter(pk=one.pk, reminded_at=None).update(reminded_at=timezone.now()):
                notifications.tell([one.person_id, one.slot.giver.person_id], SOON, about=one.pk)


def make_public(one: Appointment, verb: str) -> None:
    """A moderator decided: the giver reads the word (release), does not for now (hold), or it is gone (remove)."""
    one.is_held = verb == "hold"
    if verb == "remove":
        one.about = None
    one.save(update_fields=["is_held", "about"])


def forget() -> None:
    """Times and appointments that were over a month ago are gone; a word beforehand goes a day after, once no case is about it."""
    now = timezone.now()
    Appointment.objects.filter(slot__ends_at__lt=now - A_DAY, state=State.BOOKED).update(state=State.HELD)
    open_cases = Case.objects.filter(kind="visit").exclude(state=CaseState.CLOSED).values("subject_id")
    old = Appointment.objects.filter(slot__ends_at__lt=now - A_DAY, about__isnull=False)
    old.exclude(pk__in=open_cases).update(about=None)
    Slot.objects.filter(ends_at__lt=now - KEPT).delete()
