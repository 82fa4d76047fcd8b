"""What follows a meeting: a word the next day, how it is in these meetings, and forgetting."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.facilitating import access, questions
from hearthside.facilitating.models import LOGS_KEEP, ONWARD_KEEPS, Climate, Felt, Log, Onward
from hearthside.hosted.models import Seat
from hearthside.kernel.rates import check_rate
from hearthside.kernel.rows import found_or_made
from hearthside.meetings.models import Occurrence
from hearthside.notifications.actions import tell
from hearthside.vault.keyring import VaultClosed
from hearthside.vault.sealing import Sealed

AFTER, OFFERED = "facilitating.after", "facilitating.offered"
HEAVIER_BY = 2
"""Who went two steps or more down from before to after is offered somebody to talk to."""


def due_onward(now: datetime) -> list[UUID]:
    """What is to be sent by now. One query."""
    return list(Onward.objects.filter(sent_at=None, due_at__lte=now).values_list("pk", flat=True)[:1000])


@transaction.atomic
def send_onward(onward_id: UUID) -> bool:
    """The person finds a notice, once: whoever comes second finds it done. Who left much heavier than they came finds another one first,
    which offers them somebody. Nothing keeps who that was but the notice itself."""
    if not Onward.objects.filter(pk=onward_id, sent_at=None).update(sent_at=timezone.now()):
        return False
    row = Onward.objects.get(pk=onward_id)
    seats = Seat.objects.filter(room=row.occurrence_id, person=row.person_id)
    is_heavier = row.days == 1 and seats.filter(after__gte=F("before") + HEAVIER_BY).exists()
    tell([row.person_id], OFFERED if is_heavier else AFTER, about=row.pk)
    return True


@transaction.atomic
def say_how_it_is(*, person: Person, occurrence: Occurrence, answers: dict[str, str]) -> bool:
    """Their sealed answers wait to be summed up with others'; said again they say this instead, and without any answer they are gone.
    True when something is kept. Refuses who was not there."""
    access.check_was_there(person, occurrence)
    check_rate("facilitating.felt", person.pk, at_most=20, per_seconds=3600)
    said = questions.read(answers)
    if not said:
        Felt.objects.filter(meeting=occurrence.meeting_id, person=person).delete()
        return False
    fresh = Felt(meeting=occurrence.meeting, person=person, answers=said)
    mine, is_new = found_or_made(fresh, by=("meeting", "person"))
    if not is_new:
        mine.answers, mine.said_on = said, timezone.localdate()
        mine.save(update_fields=["answers", "said_on"])
    return True


@transaction.atomic
def sum_up(meeting_id: UUID) -> Climate | None:
    """Once five people have answered, what they said is one sentence a question, and the sheets are destroyed, so that no later answer
    shows by the difference. None while there are fewer, or the vault is closed."""
    rows = list(Felt.objects.select_for_update().filter(meeting=meeting_id))
    if len(rows) < questions.LEAST:
        return None
    try:
        sheets = [sheet for row in rows if (sheet := _opened(row)) is not None]
    except VaultClosed:
        return None
    words = questions.sum_up(sheets)
    if not words:
        return None
    Climate.objects.update_or_create(meeting_id=meeting_id, defaults={"words": words, "made_on": timezone.localdate()})
    Felt.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return Climate.objects.get(meeting=meeting_id)


def _opened(row: Felt) -> dict[str, str] | None:
    try:
        answers: dict[str, str] = row.answers.reveal()
    except VaultClosed:
        raise
    except Sealed:
        return None
    return answers


def forget_onward() -> None:
    """Two weeks after it was sent nothing says who was at a meeting."""
    Onward.objects.filter(sent_at__lt=timezone.now() - ONWARD_KEEPS).delete()


def forget_logs() -> None:
    """A year after a meeting only the numbers of its log are left."""
    old = Log.objects.filter(occurrence__ends_at__lt=timezone.now() - LOGS_KEEP)
    old.update(themes=None, well=None, worries=None, onward=None, written_by=None)
