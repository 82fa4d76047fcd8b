"""What people are told about meetings: never which one, where, or with whom. The page behind the notice says the rest."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.meetings import events
from hearthside.meetings.models import AHEAD, WANTED, Attendance, Coming, Host, Occurrence, State
from hearthside.notifications.kinds import Kind


def _address(about: UUID) -> str:
    return reverse("meetings:meeting", args=[about])


def _place(about: UUID) -> UUID | None:
    return Occurrence.objects.filter(pk=about).values_list("meeting__group", flat=True).first()


def _seen(*states: str, answers: tuple[str, ...] = WANTED, hosts: bool = True) -> Any:
    """Which of these meetings, in one of the states, the person comes to with such an answer, or hosts. At most three queries."""

    def visible(person: Person, about: Collection[UUID]) -> set[UUID]:
        rows = Occurrence.objects.filter(pk__in=about, state__in=states).visible_to(person)
        found = set(rows.values_list("pk", flat=True))
        mine = Attendance.objects.filter(person=person, occurrence__in=found, state__in=answers)
        near = set(mine.values_list("occurrence_id", flat=True))
        if hosts and found - near:
            near |= set(
                Host.objects.filter(person=person, occurrence__in=found).values_list("occurrence_id", flat=True)
            )
        return found & near

    return visible


def _open_to(person: Person, about: Collection[UUID]) -> set[UUID]:
    rows = Occurrence.objects.filter(pk__in=about, state__in=AHEAD).visible_to(person)
    return set(rows.values_list("pk", flat=True))


def _kind(name: str, phrase: Any, visible: Any) -> Kind:
    return Kind(
        name,
        lambda: phrase,
        _address,
        lambda person, about: bool(visible(person, [about])),
        _place,
        visible=visible,
    )


KINDS = (
    _kind(events.MOVED, _("A meeting you wanted to come to is at another time or place."), _seen(*AHEAD)),
    _kind(events.CALLED_OFF, _("A meeting you wanted to come to is called off."), _seen(State.CANCELLED)),
    _kind(
        events.ENDS_WITH_GROUP,
        _("A group comes to an end, and a meeting you wanted to come to with it. Here is where you could go."),
        _seen(State.CANCELLED),
    ),
    _kind(events.ON_AGAIN, _("A meeting you wanted to come to takes place after all."), _seen(*AHEAD)),
    _kind(events.SOON, _("A meeting you wanted to come to is near."), _seen(*AHEAD, hosts=False)),
    _kind(
        events.A_SEAT,
        _("There is a seat for you now."),
        _seen(*AHEAD, answers=(Coming.GOING,), hosts=False),
    ),
    _kind(events.COVER, _("A meeting looks for somebody to host it."), _open_to),
)
