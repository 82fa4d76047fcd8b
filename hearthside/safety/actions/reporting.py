"""Reports: anyone can report anything and anyone; it never reaches the people it is about, and never nobody without saying so."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel import audit, push
from hearthside.kernel.rates import check_rate
from hearthside.kernel.rows import found_or_made
from hearthside.notifications import actions as notifications
from hearthside.safety import routing, tasks
from hearthside.safety.models import Case, CaseStep, Report, due_at, need_of
from hearthside.safety.subjects import subject_of
from hearthside.safety.vocabulary import AMBER_REASONS, CARE_REASONS, RANK, Level, Reason, Source, State
from hearthside.vault import keys

AN_HOUR = 3600
A_DAY = 24 * AN_HOUR


def check_pace(reporter: Person | None, address: str) -> None:
    """Refuses (TooFast) more than 20 reports an hour by a person, and 5 a day from one address by visitors."""
    if reporter is not None:
        check_rate("safety-report", reporter.pk, at_most=20, per_seconds=AN_HOUR)
    else:
        check_rate("safety-report-visitor", address, at_most=5, per_seconds=A_DAY)


@transaction.atomic
def report(
    *, reporter: Person | None, kind: str, subject_id: UUID, reason: str, note: str = "", is_urgent: bool = False
) -> tuple[Report, routing.Route]:
    """The report is with somebody who has no part in it; the route says with whom, and is empty only when nobody is left, which the
    reporter must then be told. Raises Http404 for a subject that is not there. While the vault is closed the note cannot be kept, and
    the report goes without it."""
    subject = subject_of(kind)
    subject.title(subject_id)
    involved = subject.involved(subject_id)
    about = subject_id if kind == "person" else _only(involved)
    case = _case_of(
        kind,
        subject_id,
        level_of(reason, is_urgent=is_urgent),
        is_care=reason in CARE_REASONS or is_urgent,
        about=about,
    )
    case.kept_apart.add(*Person.objects.filter(pk__in=involved | ({about} if about else set())))
    made = Report.objects.create(
        case=case, reporter=reporter, reason=reason, note=_keepable(note), about_person_id=about, is_urgent=is_urgent
    )
    CaseStep.objects.create(case=case, verb="reported", code=reason)
    audit.record(reporter or "visitor", "reported", case, code=reason)
    route = routing.settle(case)
    if RANK[case.level] < RANK[Level.RED]:
        notifications.tell(route.people, "safety.report", about=case.pk)
    tasks.settle_soon(case, is_waking=RANK[case.level] >= RANK[Level.RED])
    push.changed("desk")
    return made, route


def ask_for_somebody(*, person: Person, note: str = "", is_urgent: bool = False) -> routing.Route:
    """Somebody who looks after safety is told that this person would like a letter. Refuses (TooFast) more than 20 an hour."""
    check_pace(person, "")
    _asked, route = report(
        reporter=person, kind="person", subject_id=person.pk, reason=Reason.ASKS, note=note, is_urgent=is_urgent
    )
    return route


def _keepable(note: str) -> str | None:
    return note if note and keys.is_open() else None


def level_of(reason: str, *, is_urgent: bool) -> Level:
    """The colour a report starts with: danger now is red, worry is amber, conduct green (a day to look, DOMAIN 3.11)."""
    if is_urgent:
        return Level.RED
    return Level.AMBER if Reason(reason) in AMBER_REASONS else Level.GREEN


def _only(involved: set[UUID]) -> UUID | None:
    return next(iter(involved)) if len(involved) == 1 else None


def _case_of(kind: str, subject_id: UUID, level: Level, *, is_care: bool, about: UUID | None) -> Case:
    now = timezone.now()
    fresh = Case(
        kind=kind,
        subject_id=subject_id,
        scope=scope_of(kind, subject_id),
        person_id=about,
        level=level,
        source=Source.MEMBER_NOTICE,
        is_care=is_care,
        is_conduct=not is_care,
        need=need_of(level, is_care=is_care),
        due_at=due_at(level, now),
    )
    case, is_new = found_or_made(fresh, by=("kind", "subject_id"))
    if not is_new:
        _join(case, level, is_care=is_care)
    return case


def scope_of(kind: str, subject_id: UUID) -> UUID | None:
    """The place a subject stands in, when its plug says so (`scope`); else only safety leads look at the case."""
    found = getattr(subject_of(kind), "scope", None)
    return found(subject_id) if found else None


def _join(case: Case, level: Level, *, is_care: bool) -> None:
    """A report on a subject that has a case: the colour may rise, a closed case opens again."""
    if RANK[level] > RANK[case.level] or case.is_closed:
        case.level = max(case.level, level, key=RANK.__getitem__)
        case.due_at = due_at(case.level, timezone.now())
    if case.is_closed:
        case.state, case.outcome, case.closed_at, case.closing_by = State.OPEN, "", None, None
    case.is_care, case.is_conduct = case.is_care or is_care, case.is_conduct or not is_care
    case.need = need_of(case.level, is_care=case.is_care)
    case.version += 1
    case.save()
