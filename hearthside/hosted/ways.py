"""The way from the page of a meeting into its room."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.meetings.models import Occurrence

Back = Callable[[Person, Occurrence], tuple[Any, str] | None]
_backs: list[Back] = []


def leads_back(giver: Back) -> None:
    """After this, a room shows the link (words, address) that `giver(person, occurrence)` returns, to where the evening is led from."""
    if giver not in _backs:
        _backs.append(giver)


def way_back(person: Person, occurrence: Occurrence) -> tuple[Any, str] | None:
    """The first such link, if there is one."""
    return next((way for giver in _backs if (way := giver(person, occurrence))), None)


def into_the_room(person: Person, occurrence: Occurrence) -> list[tuple[Any, str]]:
    """The door of the room, for a meeting ahead in which people can take part from afar."""
    if not occurrence.meeting.is_online or not occurrence.is_ahead:
        return []
    return [(_("To the live room, in text"), reverse("hosted:room", args=[occurrence.pk]))]
