"""Asking for a second look at a decision, and giving it: always by somebody else."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit, push
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications import actions as notifications
from hearthside.safety import routing, uninvolved
from hearthside.safety.actions.sanctioning import lift
from hearthside.safety.models import Case, CaseStep, Sanction, due_at
from hearthside.safety.subjects import subject_of
from hearthside.safety.vocabulary import OF_WORDS, AppealOutcome, State


@transaction.atomic
def ask_again(*, person: Person, sanction: Sanction, text: str) -> None:
    """The decision waits for a second look by somebody who did not make it. Refuses another's decision, a second time, and after
    half a year (DOMAIN 3.10)."""
    if sanction.person_id != person.pk:
        raise NotAllowed(_("This decision is about somebody else."))
    if not sanction.may_appeal:
        raise NotNow(_("You have already asked, or the time to ask has passed."))
    sanction.appeal, sanction.appealed_at = text, timezone.now()
    sanction.save(update_fields=["appeal", "appealed_at"])
    CaseStep.objects.create(case=sanction.case, verb="appealed", actor=person)
    audit.record(person, "decision_appealed", sanction)
    others = [one for one in routing.settle(sanction.case).people if one.pk not in deciders_of(sanction)]
    notifications.tell(others, "safety.appeal", about=sanction.case_id)
    push.changed("desk")


@transaction.atomic
def hear_author(*, kind: str, subject_id: UUID) -> None:
    """The author answered through the mailbox of their words: the case stands open again with a step that says so, as a second look
    where the words are hidden or taken down. Others than who decided are told. Nothing when there is no case. Names nobody."""
    case = Case.objects.select_for_update().filter(kind=kind, subject_id=subject_id).first()
    if case is None:
        return
    is_appeal = case.is_held or case.is_removed
    if case.is_closed:
        case.state, case.outcome, case.closed_at, case.closing_by = State.OPEN, "", None, None
        case.due_at = due_at(case.level, timezone.now())
    case.version += 1
    case.save()
    CaseStep.objects.create(case=case, verb="appealed" if is_appeal else "answered")
    told = routing.settle(case).people
    others = [one for one in told if one.pk != uninvolved.who_hid(case)] if is_appeal else told
    notifications.tell(others or told, "safety.appeal" if is_appeal else "safety.answer", about=case.pk)
    push.changed("desk")


def deciders_of(sanction: Sanction) -> set[UUID | None]:
    """Ids of those who made or confirmed it; they never judge the appeal."""
    return {sanction.decided_by_id, sanction.confirmed_by_id} - {None}


def check_appeal_by(moderator: Person, sanction: Sanction) -> None:
    """Refuses the person it is about, those who decided, and those who told the team or keep away from the person."""
    if moderator.pk in deciders_of(sanction) | {sanction.person_id}:
        raise NotAllowed(_("You took part in this decision. Somebody else has to look at it again."))
    if {"about", "reported", "apart"}.intersection(uninvolved.conflicts_of(moderator, sanction.case)):
        raise NotAllowed(_("You have a part in this. Somebody else has to look at it again."))


@transaction.atomic
def answer_appeal(*, moderator: Person, sanction: Sanction, outcome: str, answer: str) -> None:
    """The person has an answer; an overturned decision ends, and words taken down stand again. Refuses a second answer and anyone
    who took part in the decision."""
    check_appeal_by(moderator, sanction)
    waiting = Sanction.objects.appealed().filter(pk=sanction.pk)
    if not waiting.update(appeal_outcome=outcome, appeal_by=moderator, appeal_answered_at=timezone.now()):
        raise NotNow(_("Somebody has answered this already."))
    sanction.appeal_outcome, sanction.appeal_answer = outcome, answer
    sanction.save(update_fields=["appeal_answer"])
    if outcome == AppealOutcome.OVERTURNED:
        _undo(moderator, sanction)
    CaseStep.objects.create(case=sanction.case, verb="appeal_answered", actor=moderator, code=outcome, note=answer)
    audit.record(moderator, "appeal_answered", sanction, code=outcome)
    notifications.tell([sanction.person_id], "safety.decision", about=sanction.pk)
    push.changed("desk")


def _undo(moderator: Person, sanction: Sanction) -> None:
    lift(sanction)
    if sanction.restriction not in OF_WORDS:
        return
    case = sanction.case
    subject_of(case.kind).act(case.subject_id, "release", moderator)
    Case.objects.filter(pk=case.pk).update(is_held=False, is_removed=False, awaits_edit=False, version=case.version + 1)
