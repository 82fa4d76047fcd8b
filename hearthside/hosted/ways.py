"""The way from the page of a meeting into its room."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.meetings.models import Occurrence


def into_the_room(person: Person, occurrence: Occurrence) -> list[tuple[Any, str]]:
    """The door of the room, for a meeting ahead in which people can take part from afar."""
    if not occurrence.meeting.is_online or not occurrence.is_ahead:
        return []
    return [(_("To the live room, in text"), reverse("hosted:room", args=[occurrence.pk]))]
