"""Asking, agreeing, opening and telling. What is refused leaves a trace as well: each step is one entry of the audit log."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed, TooFast
from hearthside.notifications import actions as notifications
from hearthside.oversight import access, talks
from hearthside.oversight.models import Disclosure, Opening
from hearthside.oversight.talks import Talk, Talks
from hearthside.oversight.vocabulary import MOST_A_DAY, OPEN_FOR, Purpose
from hearthside.safety.models import Case
from hearthside.safety.subjects import subject_of
from hearthside.safety.uninvolved import CONFLICTS

REFUSALS = {
    **CONFLICTS,
    "answered": _("Somebody has answered already."),
    "expired": _("The time for this is over. It has to be asked for again."),
    "no_second_person": _("A second person has not agreed yet."),
    "not_theirs": _("This is for the two people who asked and agreed."),
    "wrong_item": _("This was agreed to for something else."),
}


def ask_to_open(*, officer: Person, case: Case, purpose: str, ground: str, reason: str) -> Opening:
    """The request waits for a second, uninvolved person, and every officer who could be it is told.

    Refuses what cannot be opened in this case, somebody who is part of it, and more than five requests a day by one person.
    """
    if code := access.refusal_to_ask(officer, case, purpose):
        _refuse(officer, case, code)
    since = timezone.now() - timedelta(days=1)
    if Opening.objects.filter(asked_by=officer, asked_at__gt=since).count() >= MOST_A_DAY:
        audit.record(officer, "opening_refused", case, code="too_many")
        raise TooFast(_("That is the fifth time today. Please speak with another safety lead first."))
    return _ask(officer, case, purpose, ground, reason)


@transaction.atomic
def _ask(officer: Person, case: Case, purpose: str, ground: str, reason: str) -> Opening:
    made = Opening.objects.create(case=case, purpose=purpose, ground=ground, reason=reason, asked_by=officer)
    audit.record(officer, "opening_asked", made, code=f"{purpose}:{ground}")
    notifications.tell(second_people(made), "oversight.asked", about=made.pk)
    return made


def second_people(opening: Opening) -> list[Person]:
    """Officers without a conflict of interest: those who may agree."""
    officers = Person.objects.filter(is_safety_lead=True) | Person.objects.filter(is_operator=True)
    return [one for one in officers if access.is_officer(one) and not access.conflicts_of(one, opening)]


def agree(*, officer: Person, opening: Opening) -> Opening:
    """The two may open it for an hour. Refuses, with a trace, whoever asked, is involved, or comes too late or second."""
    if code := access.refusal_to_agree(officer, opening):
        _refuse(officer, opening, code)
    return _answer(officer, opening, is_agreed=True)


def decline(*, officer: Person, opening: Opening) -> Opening:
    """It stays sealed. Whoever asked may take the request back in this way; others must be able to agree."""
    code = access.refusal_to_agree(officer, opening)
    if code and code != "own":
        _refuse(officer, opening, code)
    return _answer(officer, opening, is_agreed=False)


@transaction.atomic
def _answer(officer: Person, opening: Opening, *, is_agreed: bool) -> Opening:
    now = timezone.now()
    ends_at = now + OPEN_FOR if is_agreed else None
    mine = Opening.objects.waiting(now).filter(pk=opening.pk)
    if not mine.update(answered_by=officer, answered_at=now, is_agreed=is_agreed, ends_at=ends_at):
        raise NotAllowed(REFUSALS["answered"])
    audit.record(officer, "opening_agreed" if is_agreed else "opening_declined", opening)
    opening.refresh_from_db()
    if opening.asked_by_id and opening.asked_by_id != officer.pk:
        notifications.tell([opening.asked_by_id], "oversight.answered", about=opening.pk)
    return opening


def open_author(*, officer: Person, opening: Opening) -> Person | None:
    """Who wrote the post; None for somebody who has gone. Every look is an entry of its own. Refuses, with a trace, all but the two."""
    _check_look(officer, opening, Purpose.AUTHOR)
    author = access.author_in(opening.case)
    return Person.objects.filter(pk=author).first() if author else None


def read_conversation(*, officer: Person, opening: Opening) -> tuple[str, ...]:
    """The conversation of the case, whole. Every look is an entry of its own. Refuses, with a trace, all but the two."""
    _check_look(officer, opening, Purpose.READING)
    whole = getattr(subject_of(opening.case.kind), "whole", None)
    if whole is None:
        raise Http404
    lines: tuple[str, ...] = whole(opening.case.subject_id)
    return lines


def list_talks(*, officer: Person, opening: Opening, page: int = 1) -> Talks:
    """A page of what the group of the case talks about. Every look is an entry of its own. Refuses, with a trace, all but the two."""
    _check_look(officer, opening, Purpose.GROUP)
    return talks.talks_in(opening.case, page)


def read_talk(*, officer: Person, opening: Opening, thread_id: UUID) -> Talk:
    """One conversation of that group, whole; which one is an entry of its own as well. Refuses, with a trace, all but the two, and
    (Http404) a conversation of another group."""
    _check_look(officer, opening, Purpose.GROUP)
    thread = talks.thread_in(opening.case, thread_id)
    audit.record(officer, "opened_talk", thread)
    return talks.talk_of(thread)


def end_session(*, officer: Person, opening: Opening) -> None:
    """It closes now rather than at the end of the hour, for both. Refuses, with a trace, all but the two."""
    if code := access.refusal_to_look(officer, opening, opening.purpose):
        _refuse(officer, opening, code)
    Opening.objects.filter(pk=opening.pk).update(ends_at=timezone.now())
    audit.record(officer, "opening_ended", opening)


def note_disclosure(*, officer: Person, opening: Opening, service: str, told: str) -> Disclosure:
    """What was told to whom is on record, sealed. Refuses, with a trace, all but the two."""
    _check_look(officer, opening, Purpose.DISCLOSURE)
    return Disclosure.objects.create(opening=opening, service=service, told=told, by=officer)


def _check_look(officer: Person, opening: Opening, purpose: Purpose) -> None:
    """Passes for the two people of the request in their hour, and notes that they looked."""
    if code := access.refusal_to_look(officer, opening, purpose):
        _refuse(officer, opening, code)
    audit.record(officer, f"opened_{purpose}", opening)
    Opening.objects.filter(pk=opening.pk, opened_at=None).update(opened_at=timezone.now())


def _refuse(officer: Person, about: Case | Opening, code: str) -> None:
    audit.record(officer, "opening_refused", about, code=code)
    raise NotAllowed(REFUSALS[code])


@transaction.atomic
def tell_members(opening: Opening) -> None:
    """Whoever it was about learns that it was opened and on what ground, once: one member, or everybody whose group was read."""
    if Opening.objects.filter(pk=opening.pk, told_at=None).update(told_at=timezone.now()):
        notifications.tell(_whom_to_tell(opening), "oversight.told", about=opening.pk)


def _whom_to_tell(opening: Opening) -> list[UUID]:
    if opening.purpose == Purpose.GROUP:
        return talks.whose_words(opening)
    member = access.author_in(opening.case) or opening.case.person_id
    return [member] if member else []
