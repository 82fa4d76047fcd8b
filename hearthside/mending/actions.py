"""Offering a talk, saying yes or no, speaking, going on, agreeing in writing, stopping. What was refused is nobody's: no row and no entry
of the log says who said no or who stopped."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit, push
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.mending import access
from hearthside.mending.models import Line, Talk
from hearthside.mending.vocabulary import ANSWER_WITHIN, ASKING, KEPT_FOR, LAST, LIVE, Stage
from hearthside.notifications import actions as notifications
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, CaseStep, Report
from hearthside.safety.verdicts import Verdict
from hearthside.vault.fields import reveal

ASKED, BEGUN, SAID, OVER = "mending.asked", "mending.begun", "mending.said", "mending.over"


def offer(*, guide: Person, case: Case, report: Report) -> Talk:
    """Who told the team is asked first; whom it was about hears nothing unless they say yes. The guide learns no name yet. Refuses
    whoever cannot stand between the two, a report whose writer cannot be asked, and a case with a talk already."""
    if not access.may_offer(guide, case) or report not in access.reports_to_mend(case):
        raise NotAllowed(_("A talk cannot be offered here."))
    assert report.reporter is not None and case.person is not None
    made = Talk(case=case, first=report.reporter, other=case.person, guide=guide)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            audit.record(guide, "mending.offered", case)
            notifications.tell([report.reporter], ASKED, about=made.pk)
    except IntegrityError:
        raise NotNow(_("A talk is offered in this case already.")) from None
    return made


@transaction.atomic
def say_yes(*, person: Person, talk: Talk) -> None:
    """After the first yes the other is asked; after both, the talk begins and the three see each other's names."""
    access.check_is_asked(person, talk)
    if talk.stage == Stage.FIRST:
        _move(talk, Stage.FIRST, stage=Stage.SECOND, other_asked_at=timezone.now())
        notifications.tell([talk.other_id], ASKED, about=talk.pk)
    else:
        _move(talk, Stage.SECOND, stage=Stage.GOING)
        notifications.tell(talk.people(), BEGUN, about=talk.pk, but_not=[person])


@transaction.atomic
def say_no(*, person: Person, talk: Talk) -> None:
    """It does not come about, as if nobody had answered. Nothing keeps who said no."""
    access.check_is_asked(person, talk)
    _close(talk, Stage.NOT_HELD)


@transaction.atomic
def speak(*, person: Person, talk: Talk, text: str) -> Verdict:
    """All three read it. Words that could hurt are not sent, and stay with their writer. A call for help wakes somebody, and the verdict
    says that its writer should be shown who can help."""
    access.check_going(talk)
    check_rate("mending", person.pk, at_most=30, per_seconds=600)
    verdict = safety.screen(text)
    if verdict.holds:
        raise NotAllowed(_("These words could hurt somebody, so they were not sent. Please say it in another way."))
    Line.objects.create(talk=talk, author=person, step=talk.step, text=text)
    if verdict.wakes:
        safety.follow_up(verdict, kind="person", subject_id=person.pk, author=person, scope=None)
    notifications.tell(talk.people(), SAID, about=talk.pk, but_not=[person])
    push.changed(f"talk:{talk.pk}")
    return verdict


@transaction.atomic
def go_on(*, person: Person, talk: Talk) -> None:
    """The next step of the agenda. Refuses all but the guide, and after the last."""
    access.check_going(talk)
    access.check_guide(person, talk)
    if talk.step >= LAST:
        raise NotNow(_("This is the last step."))
    _move(talk, Stage.GOING, step=talk.step + 1)


@transaction.atomic
def write_down(*, person: Person, talk: Talk, text: str) -> None:
    """These words are what both may agree to; a change takes every yes back. Refuses before the last step."""
    _hold_still(talk)
    access.check_going(talk)
    if talk.step != LAST:
        raise NotNow(_("That belongs to the last step."))
    if safety.screen(text).holds:
        raise NotAllowed(_("These words could hurt somebody, so they were not sent. Please say it in another way."))
    talk.outcome, talk.first_signed_at, talk.other_signed_at = text, None, None
    talk.save(update_fields=["outcome", "first_signed_at", "other_signed_at"])
    notifications.tell(talk.people(), SAID, about=talk.pk, but_not=[person])


@transaction.atomic
def sign(*, person: Person, talk: Talk, seen: str) -> None:
    """This one of the two agrees to the words. With the second yes the talk ends well, and the case says so. Refuses a yes to words that
    were changed since they were read (`seen`, from `mark_of`)."""
    _hold_still(talk)
    access.check_signs(person, talk)
    if seen != mark_of(talk):
        raise NotNow(_("The words were changed while you read. Please read them again."))
    side = "first_signed_at" if person.pk == talk.first_id else "other_signed_at"
    setattr(talk, side, timezone.now())
    talk.save(update_fields=[side])
    if talk.first_signed_at and talk.other_signed_at:
        _close(talk, Stage.AGREED)
        CaseStep.objects.create(case=talk.case, verb="mended", actor=talk.guide)
        audit.record(talk.guide, "mending.agreed", talk.case)


@transaction.atomic
def stop(*, person: Person, talk: Talk) -> None:
    """It is over at once, for all three, and its words are gone. Nobody says why, and nothing keeps who it was."""
    if not talk.is_live:
        raise NotNow(_("This talk is over already."))
    if person.pk == talk.other_id and talk.stage == Stage.FIRST:
        raise NotNow(_("This talk is not going on."))
    _close(talk, Stage.STOPPED if talk.stage == Stage.GOING else Stage.NOT_HELD)


def agreed_words(talk: Talk) -> str:
    """What was written down, if anything."""
    return reveal(talk.outcome) if talk.outcome else ""


def mark_of(talk: Talk) -> str:
    """Says which words stood there when somebody read them; another for other words."""
    return sha256(f"{talk.pk}{agreed_words(talk)}".encode()).hexdigest()[:20]


def end_unanswered(now: datetime) -> None:
    """Whoever has not answered in time is left in peace; for the others it looks like a no."""
    old = Talk.objects.filter(stage__in=ASKING)
    for talk in old:
        if (talk.other_asked_at or talk.asked_at) < now - ANSWER_WITHIN:
            _close(talk, Stage.NOT_HELD)


def forget_old(now: datetime) -> None:
    """What was said in talks that ended a month ago is gone; talks that led to nothing are gone whole."""
    over = Talk.objects.filter(ended_at__lt=now - KEPT_FOR)
    Line.objects.filter(talk__in=over).delete()
    over.exclude(stage=Stage.AGREED).delete()


def end_talks_of(people: Iterable[Any]) -> None:
    """Talks that one of these people was in are over."""
    for talk in Talk.objects.live().filter(guide__in=list(people)):
        _close(talk, Stage.STOPPED)


def _hold_still(talk: Talk) -> None:
    """Nobody else changes the talk until this step is done."""
    Talk.objects.select_for_update().filter(pk=talk.pk).first()
    talk.refresh_from_db()


def _move(talk: Talk, seen: str, **changes: Any) -> None:
    """Of two steps at once, one goes first and the other is told."""
    if not Talk.objects.filter(pk=talk.pk, stage=seen, step=talk.step).update(**changes):
        raise NotNow(_("Somebody else was quicker. Please look again."))
    talk.refresh_from_db()
    push.changed(f"talk:{talk.pk}")


def _close(talk: Talk, stage: Stage) -> None:
    fresh = Talk.objects.filter(pk=talk.pk, stage__in=LIVE)
    if not fresh.update(stage=stage, ended_at=timezone.now()):
        raise NotNow(_("This talk is over already."))
    talk.refresh_from_db()
    if stage != Stage.AGREED:
        talk.lines.all().delete()
        Talk.objects.filter(pk=talk.pk).update(outcome=None)
    known = [talk.guide_id, talk.first_id, *([talk.other_id] if talk.other_asked_at else [])]
    notifications.tell(known, OVER, about=talk.pk)
    push.changed(f"talk:{talk.pk}")
