"""The way from the page of a meeting to the door of its call."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.calls.access import way_of
from hearthside.calls.models import Way
from hearthside.meetings.models import Occurrence


def into_the_call(person: Person, occurrence: Occurrence) -> list[tuple[Any, str]]:
    """The door, for a meeting ahead that has a way. One query for meetings people can join from afar."""
    if not occurrence.is_ahead or not (way := way_of(occurrence.meeting)):
        return []
    words = _("Join by phone") if way == Way.PHONE else _("Join by voice or video")
    return [(words, reverse("calls:door", args=[occurrence.pk]))]


def door_to_link(occurrence: Occurrence) -> str:
    """The door of the call, in the place of a link that people would follow unprepared."""
    return reverse("calls:door", args=[occurrence.pk]) if occurrence.meeting.is_online else ""
