"""Decisions about words and people, each with a statement of reasons and a way to ask for a second look (DOMAIN 3.10)."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.accounts.models import State as AccountState
from hearthside.kernel import push
from hearthside.kernel.refusals import NotAllowed
from hearthside.notifications import actions as notifications
from hearthside.safety import alikes, routing, uninvolved
from hearthside.safety.models import Case, Sanction
from hearthside.safety.remedies import proposed_pause, restriction_of
from hearthside.safety.subjects import subject_of
from hearthside.safety.uninvolved import is_team
from hearthside.safety.vocabulary import OF_ACCOUNTS, OF_WORDS, Restriction, Rule

ALONE = timedelta(hours=24)
"""Longer pauses need a second person."""


def sanction_words(moderator: Person, case: Case, verb: str, *, rule: str, reason: str) -> None:
    """The words are hidden or taken down, and the author is told why: through the post's mailbox when it is anonymous."""
    reached = alikes.act_on(case, "hold" if verb == "ask_edit" else verb, moderator)
    first = (case.kind, case.subject_id, case.person)
    for kind, subject_id, person in [first, *((one.kind, one.subject_id, one.person) for one in reached)]:
        if person is None:
            words = _statement(restriction_of(verb), rule, reason)
            subject_of(kind).write_to_author(subject_id, words, moderator)
        else:
            _tell(_made(moderator, case, verb, rule=rule, reason=reason, person=person))


def sanction_person(
    moderator: Person,
    case: Case,
    verb: str,
    *,
    rule: str,
    reason: str,
    lasts_for: timedelta | None,
    per_hour: int | None = None,
) -> Sanction:
    """A slower pace, a limit, a pause, a suspension or a ban. It waits for a second person when it pauses for more than a day or is
    against somebody of the team. A safety lead's or operator's holds everywhere, a moderator's in the place of the case."""
    if case.person is None:
        raise NotAllowed(_("Nobody knows who wrote this, so nobody can be paused for it."))
    is_account = restriction_of(verb) in OF_ACCOUNTS
    needs_second = is_team(case.person) or (is_account and (lasts_for is None or lasts_for > ALONE))
    now = timezone.now()
    sanction = _made(
        moderator,
        case,
        verb,
        rule=rule,
        reason=reason,
        person=case.person,
        scope=None if moderator.is_safety_lead or moderator.is_operator else case.scope,
        starts_at=now,
        ends_at=now + lasts_for if lasts_for else None,
        per_hour=per_hour,
        is_confirmed=not needs_second,
    )
    if not needs_second:
        _put_in_force(sanction)
    else:
        routing.settle(case)
        notifications.tell(uninvolved.second_people(case), "safety.second", about=case.pk)
    return sanction


def confirm_pause(moderator: Person, case: Case) -> str:
    """The proposed decision begins now. Refuses the person who proposed it, and whoever has a part in it (see `uninvolved`)."""
    sanction = proposed_pause(case)
    if sanction is None or uninvolved.hindrance(moderator, case, "confirm_pause"):
        raise NotAllowed(_("Somebody else has to agree to this."))
    now = timezone.now()
    ends_at = now + (sanction.ends_at - sanction.starts_at) if sanction.ends_at else None
    sanction.starts_at, sanction.ends_at = now, ends_at
    sanction.is_confirmed, sanction.confirmed_by = True, moderator
    sanction.save(update_fields=["starts_at", "ends_at", "is_confirmed", "confirmed_by"])
    _put_in_force(sanction)
    return sanction.rule


def decline_pause(case: Case) -> None:
    """No proposal is left; the history keeps that there was one."""
    case.sanctions.filter(is_confirmed=False).delete()


def end_hiding(case: Case) -> None:
    """Decisions that hid or took down these words end now."""
    hiding = case.sanctions.filter(restriction__in=OF_WORDS, ends_at=None)
    hiding.update(ends_at=timezone.now())


def lift(sanction: Sanction) -> None:
    """The decision no longer holds; a paused account is open again, unless another pause is in force."""
    sanction.ends_at = timezone.now()
    sanction.save(update_fields=["ends_at"])
    if sanction.restriction in OF_ACCOUNTS and sanction.scope is None:
        _settle_account(sanction.person_id)


def _settle_account(person_id: UUID) -> None:
    """The account is paused exactly as long as the longest decision in force says; a ban has no end. Its open pages hear no more news."""
    found = Sanction.objects.in_force().filter(person=person_id, restriction__in=OF_ACCOUNTS, scope=None)
    ends = list(found.values_list("ends_at", flat=True))
    if not ends:
        Person.objects.filter(pk=person_id, state=AccountState.PAUSED).update(
            state=AccountState.ACTIVE, paused_until=None
        )
        return
    until = None if None in ends else max(end for end in ends if end)
    Person.objects.filter(pk=person_id).update(state=AccountState.PAUSED, paused_until=until)
    push.changed(f"revoke:{person_id}")


def _made(
    moderator: Person, case: Case, verb: str, *, rule: str, reason: str, person: Person, **more: object
) -> Sanction:
    return Sanction.objects.create(
        case=case,
        person=person,
        restriction=restriction_of(verb),
        rule=rule,
        reason=reason,
        source=case.source,
        decided_by=moderator,
        **{"scope": case.scope, **more},
    )


def _put_in_force(sanction: Sanction) -> None:
    if sanction.restriction in OF_ACCOUNTS and sanction.scope is None:
        _settle_account(sanction.person_id)
    _tell(sanction)


def _tell(sanction: Sanction) -> None:
    notifications.tell([sanction.person_id], "safety.decision", about=sanction.pk)


def _statement(restriction: Restriction, rule: str, reason: str) -> str:
    """What was done, the rule, the reason, and how to answer: for a mailbox, where no page can say it."""
    parts = [str(restriction.label), str(Rule(rule).label), reason]
    if restriction == Restriction.EDIT_ASKED:
        parts.append(_("When you change it and nothing in it can hurt a reader, it is shown at once."))
    parts.append(_("You are not in trouble. If you see it differently, answer here and somebody else will look again."))
    return "\n\n".join(parts)
