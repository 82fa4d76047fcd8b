"""What moderators do with a case: one step, one history row, one audit entry, one transaction."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.aftercare import actions as aftercare
from hearthside.kernel import audit, push
from hearthside.kernel import events as kernel_events
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications import actions as notifications
from hearthside.roster import actions as roster
from hearthside.safety import alikes, uninvolved
from hearthside.safety.actions.caring import plan_talks
from hearthside.safety.actions.sanctioning import (
    confirm_pause,
    decline_pause,
    end_hiding,
    sanction_person,
    sanction_words,
)
from hearthside.safety.events import CaseDecided
from hearthside.safety.models import Case, CaseStep, due_at, need_of
from hearthside.safety.remedies import remedies_for
from hearthside.safety.subjects import subject_of
from hearthside.safety.vocabulary import HEAVY, RANK, SUSPENDED_FOR, Level, State

CALLS_FOR_SOMEBODY = {"raise", "reopen", "pass_on"}
"""Verbs after which somebody else has to come."""


def decide(*, moderator: Person, case: Case, verb: str, version: int, **given: Any) -> Case:
    """The step is taken, kept in the history and audited. Refuses with NotNow when somebody changed the case since `version`, and with
    NotAllowed a verb that `remedies_for` does not list, and, with a trace, somebody who has a part in what two uninvolved people
    decide. `given` is what the verb's form asks for."""
    if code := uninvolved.hindrance(moderator, case, verb):
        audit.record(moderator, "decision_refused", case, code=f"{verb}:{code}")
        raise NotAllowed(uninvolved.CONFLICTS[code])
    return _decide(moderator, case, verb, version, given)


@transaction.atomic
def _decide(moderator: Person, case: Case, verb: str, version: int, given: dict[str, Any]) -> Case:
    _claim(case, version)
    if verb not in {remedy.verb for remedy in remedies_for(moderator, case)}:
        raise NotAllowed(_("That is not possible with this case now. Please look at it again."))
    try:
        code, note = VERBS[verb](moderator, case, **given)
    except Http404 as gone:
        raise NotNow(
            _("The words are no longer there, so this cannot be done. You can still close the case.")
        ) from gone
    case.save()
    step = CaseStep.objects.create(case=case, verb=verb, actor=moderator, code=code, note=note or None)
    audit.record(moderator, f"case_{verb}", case, code=code)
    kernel_events.announce(CaseDecided(case_id=case.pk, step_id=step.pk))
    _after(moderator, case, verb)
    push.changed("desk")
    return case


def _after(moderator: Person, case: Case, verb: str) -> None:
    """Whoever acts on a case answers the calls about it, and is looked after if it was heavy; what was made worse calls people."""
    if verb in CALLS_FOR_SOMEBODY:
        if case.state == State.OPEN and case.level in HEAVY:
            roster.raise_alarm(kind="case", about=case.pk)
    elif roster.answer_at_desk(kind="case", about=case.pk, person=moderator):
        case.refresh_from_db()
    if case.level in HEAVY and verb not in CALLS_FOR_SOMEBODY:
        plan_talks(person=moderator, case=case)


def _claim(case: Case, version: int) -> None:
    """Of two people at once, one goes first and the other is told; nothing is written over."""
    same = Case.objects.filter(pk=case.pk, version=version)
    if case.version != version or not same.update(version=F("version") + 1):
        raise NotNow(
            _("Somebody else changed this case while you were looking. Your words are kept. Please look again.")
        )
    case.version = version + 1


Step = tuple[str, str]


def _take(moderator: Person, case: Case) -> Step:
    case.state, case.taken_by = State.IN_PROGRESS, moderator
    return "", ""


def _pass_on(moderator: Person, case: Case) -> Step:
    case.state, case.taken_by = State.OPEN, None
    case.due_at = due_at(case.level, timezone.now())
    return "", ""


def _write(moderator: Person, case: Case, *, text: str) -> Step:
    subject_of(case.kind).write_to_author(case.subject_id, text, moderator)
    case.state, case.taken_by = State.WAITING_MEMBER, case.taken_by or moderator
    return "", text


def _look_in(moderator: Person, case: Case, *, text: str) -> Step:
    assert case.person is not None  # `remedies_for` offers this for a named person only
    aftercare.plan_contacts(person=case.person, signed_by=moderator, text=text)
    return "", text


def _hold(moderator: Person, case: Case, *, rule: str, reason: str) -> Step:
    sanction_words(moderator, case, "hold", rule=rule, reason=reason)
    case.is_held = True
    return rule, reason


def _ask_edit(moderator: Person, case: Case, *, rule: str, reason: str) -> Step:
    sanction_words(moderator, case, "ask_edit", rule=rule, reason=reason)
    case.is_held = case.awaits_edit = True
    case.state, case.taken_by = State.WAITING_MEMBER, case.taken_by or moderator
    return rule, reason


def _release(moderator: Person, case: Case) -> Step:
    alikes.act_on(case, "release", moderator)
    end_hiding(case)
    case.is_held = case.is_removed = case.awaits_edit = False
    return "", ""


def _remove(moderator: Person, case: Case, *, rule: str, reason: str) -> Step:
    sanction_words(moderator, case, "remove", rule=rule, reason=reason)
    case.is_held, case.is_removed, case.awaits_edit = False, True, False
    return rule, reason


def _raise(moderator: Person, case: Case) -> Step:
    _recolour(case, RANK[case.level] + 1)
    case.state = State.OPEN if case.taken_by is None else case.state
    return case.level, ""


def _lower(moderator: Person, case: Case, *, reason: str) -> Step:
    _recolour(case, RANK[case.level] - 1)
    return case.level, reason


def _recolour(case: Case, rank: int) -> None:
    case.level = Level.values[rank]
    case.due_at, case.need = due_at(case.level, timezone.now()), need_of(case.level, is_care=case.is_care)


def _limit(moderator: Person, case: Case, *, rule: str, reason: str, lasts_for: timedelta) -> Step:
    sanction_person(moderator, case, "limit", rule=rule, reason=reason, lasts_for=lasts_for)
    return rule, reason


def _pause(moderator: Person, case: Case, *, rule: str, reason: str, lasts_for: timedelta) -> Step:
    sanction_person(moderator, case, "pause", rule=rule, reason=reason, lasts_for=lasts_for)
    return rule, reason


def _slow(moderator: Person, case: Case, *, rule: str, reason: str, lasts_for: timedelta, per_hour: int) -> Step:
    sanction_person(moderator, case, "slow", rule=rule, reason=reason, lasts_for=lasts_for, per_hour=per_hour)
    return rule, reason


def _suspend(moderator: Person, case: Case, *, rule: str, reason: str) -> Step:
    sanction_person(moderator, case, "suspend", rule=rule, reason=reason, lasts_for=SUSPENDED_FOR)
    return rule, reason


def _ban(moderator: Person, case: Case, *, rule: str, reason: str) -> Step:
    sanction_person(moderator, case, "ban", rule=rule, reason=reason, lasts_for=None)
    return rule, reason


def _confirm_pause(moderator: Person, case: Case) -> Step:
    return confirm_pause(moderator, case), ""


def _decline_pause(moderator: Person, case: Case) -> Step:
    decline_pause(case)
    return "", ""


def _close(moderator: Person, case: Case, *, outcome: str, reason: str = "") -> Step:
    case.outcome = outcome
    if case.needs_two or uninvolved.is_team(case.person):
        case.closing_by, case.state = moderator, State.FOLLOW_UP
    else:
        _end(case)
    return outcome, reason


def _confirm_close(moderator: Person, case: Case) -> Step:
    _end(case)
    return case.outcome, ""


def _end(case: Case) -> None:
    """Closed, and everybody who reported is told that somebody has looked."""
    now = timezone.now()
    case.state, case.closed_at, case.is_unread, case.due_at = State.CLOSED, now, False, None
    for report in case.reports.filter(answered_at=None):
        report.answered_at = now
        report.save(update_fields=["answered_at"])
        if report.reporter_id:
            notifications.tell([report.reporter_id], "safety.looked", about=report.pk)


def _keep_open(moderator: Person, case: Case) -> Step:
    case.closing_by, case.outcome, case.state = None, "", State.IN_PROGRESS
    return "", ""


def _reopen(moderator: Person, case: Case) -> Step:
    case.state, case.outcome, case.closing_by, case.closed_at = State.OPEN, "", None, None
    case.due_at = due_at(case.level, timezone.now())
    return "", ""


VERBS: dict[str, Callable[..., Step]] = {
    "take": _take,
    "take_over": _take,
    "pass_on": _pass_on,
    "write": _write,
    "look_in": _look_in,
    "hold": _hold,
    "ask_edit": _ask_edit,
    "release": _release,
    "remove": _remove,
    "raise": _raise,
    "lower": _lower,
    "limit": _limit,
    "slow": _slow,
    "pause": _pause,
    "suspend": _suspend,
    "ban": _ban,
    "confirm_pause": _confirm_pause,
    "decline_pause": _decline_pause,
    "close": _close,
    "confirm_close": _confirm_close,
    "keep_open": _keep_open,
    "reopen": _reopen,
}
