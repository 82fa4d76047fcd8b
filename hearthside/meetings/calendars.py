"""Calendar files (RFC 5545). Each meeting is an event of its own in UTC, so that every calendar shows the right hour.

A file never holds a place, a link or a number; with `is_neutral` it holds no name either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from hearthside.meetings.models import Occurrence, State

SHAPE = "%Y%m%dT%H%M%SZ"
WIDEST = 75
"""Bytes of a line; longer ones are folded."""
TYPE = "text/calendar; charset=utf-8"


def calendar_of(rows: Iterable[Occurrence], *, name: str, is_neutral: bool, now: datetime) -> str:
    """A calendar of these meetings, called-off ones marked as such."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendar//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{_escaped(_('Calendar') if is_neutral else name)}"]
    for row in rows:
        lines += _event(row, is_neutral=is_neutral, now=now)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


@dataclass(frozen=True)
class Plain:
    """A stretch of time that a calendar keeps without a word about it."""

    pk: UUID
    starts_at: datetime
    ends_at: datetime
    changed: int
    is_off: bool


def plain_calendar(rows: Iterable[Plain], *, now: datetime) -> str:
    """A calendar of stretches of time, each called "Appointment": no name, no place, no link."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendar//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for row in rows:
        lines += _lines(row, now=now, is_off=row.is_off, title=_("Appointment"))
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(row: Occurrence, *, is_neutral: bool, now: datetime) -> list[str]:
    title = _("Appointment") if is_neutral else row.meeting.title
    page = [] if is_neutral else [f"URL:{settings.SITE_URL}/meetings/{row.pk}/"]
    return _lines(row, now=now, is_off=row.state == State.CANCELLED, title=title, more=page)


def _lines(row: Occurrence | Plain, *, now: datetime, is_off: bool, title: str, more: Iterable[str] = ()) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{row.pk}@calendar",
        f"DTSTAMP:{now.astimezone(UTC):{SHAPE}}",
        f"DTSTART:{row.starts_at.astimezone(UTC):{SHAPE}}",
        f"DTEND:{row.ends_at.astimezone(UTC):{SHAPE}}",
        f"SEQUENCE:{row.changed}",
        f"STATUS:{'CANCELLED' if is_off else 'CONFIRMED'}",
        f"SUMMARY:{_escaped(title)}",
        *more,
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    plain = "".join(" " if letter in "\r\n" else letter for letter in text if letter >= " " or letter in "\r\n\t")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> list[str]:
    """The line in parts of at most 75 bytes, none of which cuts a letter; all but the first begin with a space."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > WIDEST:
            parts.append(part)
            part = " "
        part += letter
    return [*parts, part]
