"""Writing a course and filling in a programme."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow
from hearthside.meetings import recurrence
from hearthside.meetings.models import Meeting, Occurrence
from hearthside.notifications.actions import tell
from hearthside.programmes import access
from hearthside.programmes.models import CourseWeek, HeldQuarter, Part
from hearthside.safety import actions as safety

YOURS = "programmes.yours"
QUARTER = timedelta(minutes=15)
MOST_PARTS = 200


@transaction.atomic
def write_week(*, actor: Person, meeting: Meeting, number: int, **words: str) -> CourseWeek:
    """This week of the course says this now. Refuses all but those who lead the group, and words that may harm."""
    access.check_leads(actor, meeting)
    _check_words(*words.values())
    return CourseWeek.objects.update_or_create(meeting=meeting, number=number, defaults=words)[0]


@transaction.atomic
def add_part(
    *,
    actor: Person,
    occurrence: Occurrence,
    stage: str,
    at: str,
    minutes: int,
    partner: str = "",
    keeper: Person | None = None,
) -> Part:
    """The programme has a part at this wall time, to be filled in by its keeper, who hears of it.

    Refuses all but those who lead the group, a time outside the day, and a stage that is taken then.
    """
    access.check_leads(actor, occurrence.meeting)
    if occurrence.parts.count() >= MOST_PARTS:
        raise NotNow(_("This programme is full. Please take a part out first."))
    starts_at = recurrence.to_utc(recurrence.read_local(at), recurrence.read_zone(occurrence.meeting.zone))
    part = Part(occurrence=occurrence, stage=stage.strip(), partner=partner.strip(), keeper=keeper)
    part.starts_at, part.ends_at = starts_at, starts_at + timedelta(minutes=minutes)
    if part.starts_at < occurrence.starts_at or part.ends_at > occurrence.ends_at:
        raise NotNow(_("The part lies outside the hours of the day. Please look at the time again."))
    _hold(part)
    if keeper is not None:
        tell([keeper], YOURS, about=part.pk)
    audit.record(actor, "programmes.part_added", part)
    return part


def _hold(part: Part) -> None:
    try:
        with transaction.atomic():
            part.save(force_insert=True)
            HeldQuarter.objects.bulk_create(
                HeldQuarter(occurrence_id=part.occurrence_id, part=part, stage=part.stage.casefold(), at=at)
                for at in quarters(part.starts_at, part.ends_at)
            )
    except IntegrityError:
        raise NotNow(_("Something else is on that stage then. Please choose another time.")) from None


def quarters(starts_at: datetime, ends_at: datetime) -> list[datetime]:
    """Every quarter of an hour that this time touches."""
    at = starts_at.replace(minute=starts_at.minute // 15 * 15, second=0, microsecond=0)
    found = []
    while at < ends_at:
        found.append(at)
        at += QUARTER
    return found


@transaction.atomic
def fill_part(*, actor: Person, part: Part, title: str, about: str) -> Part:
    """The part says this now, on the page and on paper. Refuses all but its keeper and those who lead, and words that may harm."""
    if not access.fills(actor, part):
        access.check_leads(actor, part.occurrence.meeting)
    _check_words(title, about)
    part.title, part.about = title.strip(), about.strip()
    part.save(update_fields=["title", "about"])
    return part


@transaction.atomic
def remove_part(*, actor: Person, part: Part) -> None:
    """The programme is without this part, and the stage is free then."""
    access.check_leads(actor, part.occurrence.meeting)
    Part.objects.filter(pk=part.pk).delete()


def _check_words(*words: Any) -> None:
    """Refuses words that a moderator would have to read first: a programme is no place to wait in."""
    if safety.screen("\n\n".join(str(one) for one in words)).holds:
        raise NotNow(_("These words could hurt somebody who reads them. Please say it another way, or ask the team."))
