"""Who may decide what about whom. One rule of conflicts of interest, about persons: no heap of roles gets around it.

What weighs most (30 days, for good, anything about somebody of the team) takes two people who have no part in it. Why it is so stands in
docs/decisions/10-two-uninvolved-people.md. Rooms above ask here too: there is no second rule.
"""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Block, Person, State
from hearthside.safety.access import involved_in
from hearthside.safety.models import Case, CaseStep, Report, Sanction
from hearthside.safety.subjects import are_near, has_written, scopes_of
from hearthside.safety.vocabulary import Restriction

CONFLICTS = {
    "own": _("You asked for it yourself. Somebody else has to agree."),
    "about": _("It is about you, or about something you wrote."),
    "reported": _("You told the team about it."),
    "apart": _("You and this person keep away from each other."),
    "near": _("You belong to the group in which it stands, or you two share a group that one of you leads."),
    "worked": _("You worked on this case. The second person comes fresh."),
    "alone": _("It is about somebody of the team. Hide it first; then somebody else takes it down."),
    "none": _("Nothing waits for a second person."),
}
"""Why somebody cannot take part in a decision."""
HEAVY = {Restriction.SUSPENDED, Restriction.BANNED}
_FIRST = ("about", "reported", "apart", "near")
_SECOND = (*_FIRST, "worked")
_LIGHT = ("about", "reported", "apart")


def is_team(person: Person | None) -> bool:
    """Somebody with a duty here: decisions about them always take two."""
    return person is not None and (person.is_safety_lead or person.is_operator or bool(scopes_of(person)))


def conflicts_of(person: Person, case: Case) -> list[str]:
    """Codes of CONFLICTS that stand between this person and a decision in this case; empty for somebody uninvolved."""
    about = case.person_id
    found = {
        "about": is_about(person, case),
        "reported": _reported(person, case),
        "apart": about is not None and _keep_apart(person.pk, about),
        "near": are_near(person, about, case.scope),
        "worked": CaseStep.objects.filter(case=case, actor=person).exists(),
    }
    return [code for code, holds in found.items() if holds]


def is_about(person: Person, case: Case) -> bool:
    """Whether the case is about this person or their words, written by name or without one. Who wrote without a name learns it here of
    themselves alone."""
    if person.pk in {case.person_id, *involved_in(case)} or case.kept_apart.filter(pk=person.pk).exists():
        return True
    return has_written(person, case.kind, case.subject_id)


def hindrance(person: Person, case: Case, verb: str) -> str:
    """A code of CONFLICTS for why this person may not take this step; empty when they may. Whom the case is about takes no step, also
    when they wrote without a name."""
    if has_written(person, case.kind, case.subject_id):
        return "about"
    if verb == "confirm_pause":
        return _second(person, case)
    if verb in ("suspend", "ban") or (verb in ("slow", "limit", "pause", "confirm_close") and is_team(case.person)):
        return _first_of(person, case, _FIRST)
    if verb == "remove" and is_team(case.person):
        return "alone" if who_hid(case) in (None, person.pk) else _first_of(person, case, _FIRST)
    return ""


def who_hid(case: Case) -> UUID | None:
    """Id of the person who last hid or took down the words of this case; None where only the reader did."""
    step = case.steps.filter(verb__in=("hold", "ask_edit", "remove")).order_by("-at").first()
    return step.actor_id if step else None


def second_people(case: Case) -> list[Person]:
    """Those who may agree to what waits: safety leads; operators where no safety lead is free of a part in it."""
    leads = [one for one in _awake(is_safety_lead=True) if not _second(one, case)]
    return leads or [one for one in _awake(is_operator=True) if not _second(one, case)]


def needs_operator(case: Case) -> bool:
    """Whether a decision waits that only an operator is left to agree to."""
    waits = case.sanctions.filter(is_confirmed=False).exists()
    return waits and any(not one.is_safety_lead for one in second_people(case))


def _second(person: Person, case: Case) -> str:
    waiting = case.sanctions.filter(is_confirmed=False).first()
    if waiting is None:
        return "none"
    if waiting.decided_by_id == person.pk:
        return "own"
    return _first_of(person, case, _SECOND if is_heavy(waiting, case) else _LIGHT)


def is_heavy(sanction: Sanction, case: Case) -> bool:
    """Whether both people must have no part in it at all."""
    return sanction.restriction in HEAVY or is_team(case.person)


def _first_of(person: Person, case: Case, codes: tuple[str, ...]) -> str:
    return next((code for code in conflicts_of(person, case) if code in codes), "")


def _reported(person: Person, case: Case) -> bool:
    mine = Report.objects.filter(reporter=person)
    return mine.filter(Q(case=case) | Q(about_person=case.person_id, about_person__isnull=False)).exists()


def _keep_apart(one: UUID, other: UUID) -> bool:
    return Block.objects.filter(Q(blocker=one, blocked=other) | Q(blocker=other, blocked=one)).exists()


def _awake(**role: bool) -> list[Person]:
    return list(Person.objects.filter(state__in=(State.ACTIVE, State.RESTING), **role))
