"""Delivering notices, and the daily digest: one neutral mail, only for those who asked, never in their quiet hours."""

import zoneinfo
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.accounts.queries import mail_address_of
from hearthside.kernel import jobs, schedule
from hearthside.kernel.models import JobMark
from hearthside.notifications import channels, kinds, queries
from hearthside.notifications.hours import is_quiet, sends_at
from hearthside.notifications.models import Device, MutedPlace, Notice, Sending, SendingState, Wishes

STOPS_AFTER = timedelta(days=30)
"""Away so long, and the mails stop with one kind note (DOMAIN 13.4)."""
KEPT_FOR = timedelta(days=60)
"""Notices older than this are dropped, seen or not."""


TRIES = (timedelta(seconds=5), timedelta(seconds=20), timedelta(minutes=1), timedelta(minutes=4))
"""Waits after a sending that failed; then it is given up."""
A_TRY = timedelta(seconds=45)
"""A try that has not ended by then belongs to a worker that died; the longest honest one takes ten seconds."""
SENDINGS_KEPT_FOR = timedelta(days=60)


@jobs.reaches_out
def send(sending_id: str) -> None:
    """One try of one sending, unless another worker is at it, or it is done or called off. A failure is kept as a code, and tried
    again a few times. A worker that dies in it is noticed after `A_TRY`: then the same sending goes out under the same id."""
    sending = _claimed(UUID(sending_id))
    if sending is None:
        return
    try:
        if not channels.is_on(sending.channel):
            raise channels.Gone("switched off")
        channels.WAYS[sending.channel].send(sending)
    except channels.Trouble as trouble:
        return _note_trouble(sending, trouble)
    _end(sending, state=SendingState.SENT, sent_at=timezone.now())


def _claimed(sending_id: UUID) -> Sending | None:
    now = timezone.now()
    mine = Sending.objects.filter(pk=sending_id, state=SendingState.WAITING, next_at__lte=now)
    if not mine.update(next_at=now + A_TRY, tries=F("tries") + 1):
        return None
    return Sending.objects.select_related("person", "device").filter(pk=sending_id).first()


def _note_trouble(sending: Sending, trouble: channels.Trouble) -> None:
    """The failure is kept. Bounded: given up after the last wait, or at once when the address is gone; a device that is gone goes."""
    now = timezone.now()
    if isinstance(trouble, channels.Gone) and sending.device_id and trouble.code.startswith("status"):
        Device.objects.filter(pk=sending.device_id).delete()
    if isinstance(trouble, channels.Gone) or sending.tries > len(TRIES):
        return _end(sending, state=SendingState.FAILED, failure=trouble.code, failed_at=now)
    wait = TRIES[sending.tries - 1]
    _end(sending, failure=trouble.code, failed_at=now, next_at=now + wait)
    jobs.later(send, arguments={"sending_id": str(sending.pk)}, wait=wait, urgency=jobs.AFTER)


def _end(sending: Sending, **fields: Any) -> None:
    Sending.objects.filter(pk=sending.pk, state=SendingState.WAITING).update(**fields)


@schedule.daily(hour=4)
def drop_old_sendings() -> None:
    """What was sent long ago is gone."""
    Sending.objects.filter(made_at__lt=timezone.now() - SENDINGS_KEPT_FOR).delete()


@jobs.may_repeat
def deliver(people: list[str], kind: str, about: str) -> None:
    """A notice for each of these people who may see it now, has not muted its place, and has none about it yet. Who is on a break is told
    of safety alone."""
    known, subject = kinds.find(kind), UUID(about)
    if known is None:
        return
    place = known.place(subject)
    deaf = set() if known.is_safety else _who_muted(place)
    hearers = [one for one in Person.objects.filter(pk__in=people) if _hears(one, known) and one.pk not in deaf]
    notices = [Notice(person=one, kind=kind, about=subject) for one in hearers if known.may_see(one, subject)]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _hears(person: Person, kind: kinds.Kind) -> bool:
    return person.is_active and (kind.is_safety or not person.is_resting)


def _who_muted(place: UUID | None) -> set[UUID]:
    if place is None:
        return set()
    return set(MutedPlace.objects.filter(place=place).values_list("person_id", flat=True))


@schedule.every(minutes=30)
def queue_digests() -> None:
    """A job for everybody whose hour has come today."""
    if not settings.EMAIL_HOST:
        return
    for wishes in Wishes.objects.filter(wants_digest=True, is_silent=False).select_related("person").iterator():
        today = _local(wishes.person).date()
        if _local(wishes.person).hour == sends_at(wishes) and wishes.last_digest_on != today:
            jobs.later(send_digest, arguments={"person_id": str(wishes.person_id), "on": today.isoformat()})


@schedule.daily(hour=4)
def drop_old_notices() -> None:
    """Old notices are gone, seen or not."""
    Notice.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()


@jobs.reaches_out
def send_digest(person_id: str, on: str) -> None:
    """One mail saying that there is a message, if there is something the person may see now; at most one a day."""
    wishes = (
        Wishes.objects.select_related("person").filter(person_id=person_id, wants_digest=True, is_silent=False).first()
    )
    if (
        wishes is None
        or wishes.person.is_resting
        or is_quiet(_local(wishes.person).hour, wishes)
        or not queries.has_news(wishes.person)
    ):
        return
    address = mail_address_of(wishes.person)
    if address is None or not jobs.first_time(f"digest:{person_id}:{on}"):
        return
    try:
        _write(wishes, address)
    except Exception:
        JobMark.objects.filter(key=f"digest:{person_id}:{on}").delete()
        raise


def _write(wishes: Wishes, address: str) -> None:
    is_last = _is_long_away(wishes, _local(wishes.person))
    with translation.override(wishes.person.language):
        send_mail(_("You have a new message"), _last_words() if is_last else _words(), None, [address])
    _note_sent(wishes, _local(wishes.person), is_last)


def _is_long_away(wishes: Wishes, now: datetime) -> bool:
    """Whether the person has not been here for thirty days of mails."""
    return wishes.waiting_since is not None and now.date() - wishes.waiting_since >= STOPS_AFTER


def _note_sent(wishes: Wishes, now: datetime, is_last: bool) -> None:
    Wishes.objects.filter(pk=wishes.pk).update(
        last_digest_on=now.date(), waiting_since=wishes.waiting_since or now.date(), is_silent=is_last
    )


def _words() -> str:
    return _("You have a new message. Sign in to read it.") + f"\n\n{settings.SITE_URL}/\n"


def _last_words() -> str:
    note = _("We will not write again for now, so that your inbox stays calm. You are welcome at any time.")
    return _words() + f"\n{note}\n"


def _local(person: Person) -> datetime:
    try:
        return timezone.localtime(timezone=zoneinfo.ZoneInfo(person.time_zone or settings.TIME_ZONE))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return timezone.localtime(timezone=zoneinfo.ZoneInfo(settings.TIME_ZONE))
