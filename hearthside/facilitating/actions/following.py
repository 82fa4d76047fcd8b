"""What follows a meeting: a word the next day, how it is in these meetings, and forgetting."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.aftercare.queries import asked_since
from hearthside.facilitating import access, questions
from hearthside.facilitating.models import LOGS_KEEP, ONWARD_KEEPS, Climate, Felt, Log, Onward
from hearthside.hosted.models import Seat
from hearthside.kernel.rates import check_rate
from hearthside.kernel.rows import found_or_made
from hearthside.meetings.models import Occurrence
from hearthside.notifications.actions import tell_at_once
from hearthside.notifications.queries import was_told_since
from hearthside.safety.queries import asked_for_somebody_since
from hearthside.vault.keyring import VaultClosed
from hearthside.vault.sealing import Sealed

AFTER, OFFERED = "facilitating.after", "facilitating.offered"


def due_onward(now: datetime) -> list[UUID]:
    """What is to be sent by now. One query."""
    return list(Onward.objects.filter(sent_at=None, due_at__lte=now).values_list("pk", flat=True)[:1000])


@transaction.atomic
def send_onward(onward_id: UUID) -> bool:
    """The person finds a notice, once: whoever comes second finds it done. Who left much heavier than they came is offered somebody by it,
    unless somebody comes to them already. Nothing keeps who that was but the notice itself."""
    if not Onward.objects.filter(pk=onward_id, sent_at=None).update(sent_at=timezone.now()):
        return False
    row = Onward.objects.select_related("person").get(pk=onward_id)
    tell_at_once([row.person_id], OFFERED if row.days == 1 and _needs_an_offer(row) else AFTER, about=row.pk)
    return True


def _needs_an_offer(row: Onward) -> bool:
    """They left two steps heavier, and since they came they did not ask to be asked, nor for somebody to write to them, nor was this
    offered to them after another meeting: one offer is kind, a second one beside it is a push. Four queries at most."""
    seat = Seat.objects.filter(room=row.occurrence_id, person=row.person_id).first()
    if seat is None or not seat.is_heavier:
        return False
    person, since = row.person, seat.came_at
    return not (
        asked_since(person, since) or asked_for_somebody_since(person, since) or was_told_since(person, OFFERED, since)
    )


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
