"""Ways into the line: from the page of a meeting, from the room of two, from the help page."""

from typing import Any

from django.db import Error as DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.dropin import access, queries
from hearthside.meetings import access as meetings
from hearthside.meetings.models import Kind, Occurrence


def into_the_line(person: Person, occurrence: Occurrence) -> list[tuple[Any, str]]:
    """For a drop-in: to the line or the desk, and for those who lead, to how it is kept. No query for any other meeting."""
    if occurrence.meeting.kind != Kind.DROP_IN:
        return []
    found = []
    if occurrence.is_ahead and access.hours_of(occurrence.meeting):
        name, words = ("desk", _("To the desk")) if meetings.is_host(person, occurrence) else ("line", _("To the line"))
        found.append((words, reverse(f"dropin:{name}", args=[occurrence.pk])))
    if meetings.may_lead(person, occurrence.meeting.group):
        found.append((_("How the line is kept"), reverse("dropin:settings", args=[occurrence.meeting_id])))
    return found


def back_to_the_line(person: Person, occurrence: Occurrence) -> tuple[Any, str] | None:
    """From the room of two: listeners to their desk, others to their place."""
    if access.hours_of(occurrence.meeting) is None:
        return None
    if meetings.is_host(person, occurrence):
        return _("To the desk"), reverse("dropin:desk", args=[occurrence.pk])
    return _("To the line"), reverse("dropin:line", args=[occurrence.pk])


def open_on_help(request: HttpRequest) -> dict[str, Any]:
    """For the help pages: where somebody here listens right now, if somebody does; nothing when that cannot be read."""
    if not request.path_info.startswith("/help/"):
        return {}
    try:
        return {"drop_in_url": reverse("dropin:list") if queries.is_any_open() else ""}
    except (DatabaseError, OSError):
        return {}
