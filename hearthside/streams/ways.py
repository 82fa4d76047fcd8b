"""The way from the page of a meeting to its stream, or to planning one."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.meetings.access import is_host
from hearthside.meetings.models import Kind, Occurrence
from hearthside.streams.access import stream_of
from hearthside.streams.queries import earlier_talks

MANY_WATCH = (Kind.LECTURE, Kind.FORUM, Kind.STORIES, Kind.MUSIC, Kind.FESTIVAL)
"""Kinds of meetings that people may like to stream."""


def to_the_stream(person: Person, occurrence: Occurrence) -> list[tuple[Any, str]]:
    """The stream where one is planned, for hosts of such a meeting also before; and the last talk of the group that can
    be seen again. Four queries at most, and none for meetings of other kinds."""
    series = occurrence.meeting
    if not series.is_online or series.kind not in MANY_WATCH:
        return []
    if stream_of(occurrence):
        return [(_("To the live stream"), _address(occurrence.pk))]
    again = [(_("Watch an earlier talk"), _address(one.pk)) for one in earlier_talks(person, series.group)[:1]]
    if occurrence.is_ahead and is_host(person, occurrence):
        return [(_("Plan a live stream"), reverse("streams:plan", args=[occurrence.pk])), *again]
    return again


def _address(stream_id: UUID) -> str:
    return reverse("streams:stream", args=[stream_id])
