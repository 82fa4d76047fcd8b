"""Sending calls: each once a channel, tried a few times, called off when somebody has answered."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from hearthside.accounts.models import Person, SealedEmail
from hearthside.kernel import jobs
from hearthside.notifications import channels, tasks
from hearthside.notifications.models import CallWishes, Channel, Device, Sending, SendingState


def urgency_of(channel: str) -> int:
    """Mail goes last: of all ways out it is the one that may hang longest."""
    return jobs.AFTER if channel == Channel.MAIL else jobs.SOON


MOST_DEVICES = 5
"""Devices of one person that are called."""


def call(*, page: UUID, person: Person, is_drill: bool) -> None:
    """This person is called over every channel that is on and reaches them: one row a channel in the caller's transaction, whatever
    is sent is sent by jobs after it. Calling the same page again changes nothing."""
    rows = [*_pushes(page, person), *_mails(page, person)]
    _keep(rows, is_drill)


def call_gateway(*, occasion: UUID, is_drill: bool) -> None:
    """The operator's gateway is called, once an occasion and address."""
    if channels.is_on(Channel.WEBHOOK):
        rows = [
            Sending(key=f"{occasion}:webhook:{target}", page=occasion, channel=Channel.WEBHOOK, target=target)
            for target in range(len(settings.CALL_WEBHOOKS))
        ]
        _keep(rows, is_drill)


def call_off(pages: Iterable[UUID]) -> None:
    """Nothing more is sent for these pages."""
    waiting = Sending.objects.filter(page__in=list(pages), state=SendingState.WAITING)
    waiting.update(state=SendingState.CALLED_OFF)


def _pushes(page: UUID, person: Person) -> list[Sending]:
    if not channels.is_on(Channel.PUSH):
        return []
    found = Device.objects.filter(person=person).order_by("added_at")[:MOST_DEVICES]
    return [
        Sending(key=f"{page}:push:{device.pk}", page=page, person=person, channel=Channel.PUSH, device=device)
        for device in found
    ]


def _mails(page: UUID, person: Person) -> list[Sending]:
    wants = not CallWishes.objects.filter(person=person, by_mail=False).exists()
    has_address = SealedEmail.objects.filter(person=person, is_verified=True).exists()
    if not (channels.is_on(Channel.MAIL) and wants and has_address):
        return []
    return [Sending(key=f"{page}:mail", page=page, person=person, channel=Channel.MAIL)]


def _keep(rows: list[Sending], is_drill: bool) -> None:
    known = set(Sending.objects.filter(key__in=[row.key for row in rows]).values_list("key", flat=True))
    fresh = [row for row in rows if row.key not in known]
    for row in fresh:
        row.is_drill = is_drill
    Sending.objects.bulk_create(fresh, ignore_conflicts=True)
    for row in fresh:
        jobs.later(tasks.send, arguments={"sending_id": str(row.pk)}, urgency=urgency_of(row.channel))


def send_again() -> None:
    """Sendings whose next try is overdue, since their worker died, are queued anew."""
    late = timezone.now() - timedelta(seconds=15)
    waiting = Sending.objects.filter(state=SendingState.WAITING, next_at__lt=late)
    for sending_id in waiting.values_list("pk", flat=True)[:200]:
        jobs.later(tasks.send, arguments={"sending_id": str(sending_id)}, urgency=jobs.SOON)
