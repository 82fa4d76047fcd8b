"""Reading notices. What a person may not see (any more) is left out, every time."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.notifications import channels, kinds
from hearthside.notifications.models import (
    CallWishes,
    Channel,
    Device,
    MutedPlace,
    Notice,
    Sending,
    SendingState,
    Wishes,
)

A_PAGE = 20
A_WEEK = timedelta(days=7)
LOOKED_AT = 100
"""The latest notices that are looked at for a page; older ones are not shown."""


@dataclass(frozen=True)
class Line:
    """One notice in words, or several that wait in one queue."""

    id: UUID
    phrase: Any
    created_at: datetime
    is_new: bool
    button: tuple[Any, str] | None = None
    is_many: bool = False


def was_told_since(person: Person, kind: str, since: datetime) -> bool:
    """Whether a notice of this kind reached the person since then. One query."""
    return Notice.objects.filter(person=person, kind=kind, created_at__gte=since).exists()


def lines_for(person: Person) -> list[Line]:
    """The latest notices the person may see now, newest first, at most `A_PAGE`. Several of a kind that is told together are one line,
    where the newest of them stands."""
    latest = Notice.objects.filter(person=person).order_by("-created_at", "id")[:LOOKED_AT]
    gathered = _gathered(shown_among(person, list(latest)))[:A_PAGE]
    return [_line(notices, kind) for notices, kind in gathered]


def _gathered(shown: list[tuple[Notice, kinds.Kind]]) -> list[tuple[list[Notice], kinds.Kind]]:
    """Each notice by itself, except those of a kind that is told together: one heap of the new ones and one of the others."""
    heaps: dict[Any, tuple[list[Notice], kinds.Kind]] = {}
    for notice, kind in shown:
        name = (kind.name, notice.is_seen) if kind.together else notice.pk
        heaps.setdefault(name, ([], kind))[0].append(notice)
    return list(heaps.values())


def _line(notices: list[Notice], kind: kinds.Kind) -> Line:
    newest, is_new = notices[0], not notices[0].is_seen
    if kind.together and len(notices) > 1:
        return Line(newest.pk, kind.together.phrase(len(notices)), newest.created_at, is_new, is_many=True)
    button = kind.button(newest.about) if kind.button else None
    return Line(newest.pk, kind.phrase(), newest.created_at, is_new, button)


def has_news(person: Person) -> bool:
    """Whether there is anything new that the person may see now."""
    new = Notice.objects.filter(person=person, is_seen=False).order_by("-created_at", "id")[:LOOKED_AT]
    return bool(shown_among(person, list(new)))


def shown_among(person: Person, notices: list[Notice]) -> list[tuple[Notice, kinds.Kind]]:
    """Those of the notices whose thing the person may see, in the same order; each kind is asked once."""
    about: dict[str, set[UUID]] = defaultdict(set)
    for notice in notices:
        about[notice.kind].add(notice.about)
    known = {name: kind for name in about if (kind := kinds.find(name)) is not None}
    seen = {name: kind.seen_among(person, about[name]) for name, kind in known.items()}
    return [(one, known[one.kind]) for one in notices if one.about in seen.get(one.kind, ())]


def kind_shown(person: Person, notice: Notice) -> kinds.Kind | None:
    """The notice's kind, if this person may see what it is about; else None."""
    kind = kinds.find(notice.kind)
    return kind if kind is not None and kind.may_see(person, notice.about) else None


def wishes_of(person: Person) -> Wishes:
    """What the person has set, or how everybody starts: no mail."""
    return Wishes.objects.filter(person=person).first() or Wishes(person=person)


def is_muted(person: Person, place: UUID) -> bool:
    """Whether the person wants no notices from this place."""
    return MutedPlace.objects.filter(person=person, place=place).exists()


def devices_of(person: Person) -> list[Device]:
    """The devices the person is called on, oldest first. One query."""
    return list(Device.objects.filter(person=person).order_by("added_at"))


def wants_call_mails(person: Person) -> bool:
    """Whether calls come by mail too; yes until the person says no."""
    return not CallWishes.objects.filter(person=person, by_mail=False).exists()


@dataclass(frozen=True)
class ChannelState:
    """How a channel is: why it is off, in words, or nothing; when it last worked; and its failures of the last week by kind."""

    name: Any
    why_off: Any
    last_sent_at: datetime | None
    last_failed_at: datetime | None
    given_up: int
    failures: list[tuple[str, int]]

    @property
    def is_failing(self) -> bool:
        """On, and its last news was bad."""
        last, bad = self.last_sent_at, self.last_failed_at
        return not self.why_off and bad is not None and (last is None or bad > last)


def channel_states() -> list[ChannelState]:
    """Every channel, in the order of `Channel`. Three queries each."""
    return [_state_of(channel) for channel in Channel]


def _state_of(channel: Channel) -> ChannelState:
    recent = Sending.objects.filter(channel=channel, made_at__gt=timezone.now() - A_WEEK)
    last = recent.aggregate(sent=Max("sent_at"), failed=Max("failed_at"))
    counted = recent.exclude(failure="").values_list("failure").annotate(Count("pk")).order_by("failure")
    given_up = recent.filter(state=SendingState.FAILED).count()
    why_off = channels.WAYS[channel].why_off()
    return ChannelState(
        channel.label, why_off, last["sent"], last["failed"], given_up, [(code, n) for code, n in counted]
    )


def sent_for(pages: Collection[UUID]) -> list[tuple[str, str, int]]:
    """What went out for these pages: channel and state in words, and how often. One query."""
    rows = Sending.objects.filter(page__in=pages).values_list("channel", "state").annotate(Count("pk"))
    return [
        (str(Channel(one).label), str(SendingState(state).label), n)
        for one, state, n in rows.order_by("channel", "state")
    ]
