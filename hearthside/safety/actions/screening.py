"""Reading what is about to be published, and opening its case in the same transaction."""

import logging
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel import push
from hearthside.kernel.rows import found_or_made
from hearthside.safety import tasks
from hearthside.safety.models import Case, CaseStep, due_at, need_of
from hearthside.safety.verdicts import Verdict, judge, unread
from hearthside.safety.vocabulary import RANK, Level, Source, State
from hearthside.triage import engine
from hearthside.triage.context import Context

logger = logging.getLogger("hearthside.safety")


def screen(text: str, *, previous: str = "", context: Context | None = None) -> Verdict:
    """The verdict on a text, with what it replaces or answers in `previous`. Never fails: unread counts as amber and is not held.

    `context` is what the caller happens to know of the author already; nothing is looked up for it.
    """
    try:
        found = engine.assess(text, previous=previous, context=context)
        if any(reason.why == engine.NOT_READ for reason in found.reasons):
            return unread()
        return judge(found.level, found.harms, found.reasons, guessed=found.guessed)
    except Exception as error:
        logger.error(
            "The safety reader failed (%s); the text counts as amber until a person has read it.", type(error).__name__
        )
        return unread()


@transaction.atomic(savepoint=False)
def follow_up(
    verdict: Verdict, *, kind: str, subject_id: UUID, author: Person | None, scope: UUID | None, is_new: bool = False
) -> Case | None:
    """The case of this subject, opened or raised in the caller's transaction; None when nobody needs to look.
    A new case takes three statements; two when the caller says that the subject `is_new`, for then nobody can have a case of it.
    Somebody is told by a job that the same transaction holds. `author` is None when anonymous."""
    if not verdict.needs_case:
        return None
    case, is_first = _new_case(verdict, kind=kind, subject_id=subject_id, author=author, scope=scope), True
    if is_new:
        case.save(force_insert=True)
    else:
        case, is_first = found_or_made(case, by=("kind", "subject_id"))
    if not is_first:
        _raise(case, verdict)
    tasks.settle_soon(case, is_waking=verdict.wakes)
    push.changed("desk")
    return case


def _new_case(verdict: Verdict, *, kind: str, subject_id: UUID, author: Person | None, scope: UUID | None) -> Case:
    now, is_care = timezone.now(), verdict.level != Level.GREEN
    return Case(
        kind=kind,
        subject_id=subject_id,
        person=author,
        scope=scope,
        level=verdict.level,
        source=Source.AUTOMATIC,
        is_care=is_care,
        is_conduct=bool(verdict.harms),
        is_held=verdict.holds,
        is_unread=verdict.is_unread,
        need=need_of(verdict.level, is_care=is_care),
        reasons=_marks(verdict),
        opened_at=now,
        due_at=due_at(verdict.level, now),
    )


def _raise(case: Case, verdict: Verdict) -> None:
    """An automatic reading raises a colour and never lowers it; a closed case opens again."""
    is_worse = RANK[verdict.level] > RANK[case.level]
    if is_worse or case.is_closed:
        case.level = max(case.level, verdict.level, key=RANK.__getitem__)
        case.due_at = due_at(case.level, timezone.now())
    if is_worse or case.is_closed or verdict.wakes:
        case.state, case.outcome, case.closed_at, case.closing_by = State.OPEN, "", None, None
    case.is_care = case.is_care or verdict.level != Level.GREEN
    case.is_conduct = case.is_conduct or bool(verdict.harms)
    case.is_held, case.is_unread = case.is_held or verdict.holds, case.is_unread or verdict.is_unread
    case.need, case.reasons = need_of(case.level, is_care=case.is_care), _marks(verdict)
    case.version += 1
    case.save()
    CaseStep.objects.create(case=case, verb="read_again", code=verdict.level)


def _marks(verdict: Verdict) -> list[dict[str, object]]:
    """Reasons first, with their places; then each harm that no reason names."""
    named = {reason["code"] for reason in verdict.reasons}
    return [*verdict.reasons, *({"code": harm} for harm in verdict.harms if harm not in named)]
