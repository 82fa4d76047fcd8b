"""What pages show. Constant in queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hearthside.meetings.models import Meeting, Occurrence
from hearthside.programmes.models import CourseWeek, Part


def parts_of(occurrence: Occurrence) -> list[Part]:
    """The programme in order. One query."""
    return list(occurrence.parts.select_related("keeper").order_by("starts_at", "stage"))


@dataclass(frozen=True)
class Week:
    """A week of a course with its meeting."""

    number: int
    occurrence: Occurrence
    words: CourseWeek | None
    is_over: bool


def weeks_of(meeting: Meeting, now: datetime) -> list[Week]:
    """The weeks of a course, those that are called off left out. Two queries."""
    words = {one.number: one for one in CourseWeek.objects.filter(meeting=meeting)}
    rows = meeting.occurrences.exclude(state="cancelled").order_by("number")[:200]
    return [Week(row.number, row, words.get(row.number), row.ends_at <= now) for row in rows]
