"""What people are told: never which stream, or who said what."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.meetings.models import Host, Occurrence
from hearthside.notifications.kinds import Kind
from hearthside.streams import events
from hearthside.streams.models import OnScreen


def _asked(person: Person, about: Collection[UUID]) -> set[UUID]:
    near = OnScreen.objects.filter(person=person, stream__in=about).values("stream")
    return set(Occurrence.objects.visible_to(person).filter(pk__in=near).values_list("pk", flat=True))


def _hosts(person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(Host.objects.filter(person=person, occurrence__in=about).values_list("occurrence_id", flat=True))


def _kind(name: str, phrase: Any, visible: Callable[[Person, Collection[UUID]], set[UUID]]) -> Kind:
    return Kind(
        name,
        lambda: phrase,
        lambda about: reverse("streams:stream", args=[about]),
        lambda person, about: bool(visible(person, [about])),
        visible=visible,
    )


KINDS = (
    _kind(events.ON_SCREEN, _("You are asked whether a recording with you may be shown."), _asked),
    _kind(events.TAKE_DOWN, _("Somebody took back their yes. Please take a recording down."), _hosts),
)
