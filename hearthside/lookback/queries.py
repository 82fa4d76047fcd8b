"""The story of a conversation and of a person: cases, steps, decisions with their reasons, and reports, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q
from django.http import Http404
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.safety import access, uninvolved
from hearthside.safety.models import Case, CaseStep, Report, Sanction
from hearthside.safety.queries import kind_in_words, reason_in_words
from hearthside.safety.subjects import gathered_with, subject_of

MOST = 20
"""Cases in each half of the page. Older ones stay on the desk, under "Closed"."""


@dataclass(frozen=True)
class Chapter:
    """One case as it went: what it was about, what was noticed and told, what was done, and why."""

    case: Case
    title: str
    kind: str
    why: list[str]
    steps: list[CaseStep]
    reports: list[Report]
    sanctions: list[Sanction]
    last_at: datetime
    is_here: bool


@dataclass(frozen=True)
class Story:
    """Both halves, each None where there is nothing of the kind: no conversation, or nobody with a name."""

    talk: list[Chapter] | None
    person: list[Chapter] | None
    is_more: bool
    own_part: list[str]


def story_of(case: Case, viewer: Person) -> Story:
    """What happened before around this case, as far as the viewer may open it. About words without a name only their conversation is
    looked at: what leads from a voice to a name is not even asked for."""
    talk = _in_talk(case, viewer)
    seen = {one.pk for one in talk or ()}
    person = [one for one in _about(case, viewer) if one.pk not in seen] if case.person_id else None
    is_more = any(len(found) > MOST for found in (talk, person) if found)
    parts = [str(uninvolved.CONFLICTS[code]) for code in uninvolved.conflicts_of(viewer, case) if code != "worked"]
    return Story(
        _told(talk, case) if talk is not None else None,
        _told(person, case) if person is not None else None,
        is_more,
        parts,
    )


def _in_talk(case: Case, viewer: Person) -> list[Case] | None:
    """Cases of everything that was said in the same conversation; None for what stands in none."""
    together = gathered_with(case.kind, case.subject_id)
    if not together:
        return None
    wanted = Q(pk__in=[])
    for kind, ids in together.items():
        wanted |= Q(kind=kind, subject_id__in=ids)
    return _open_to(viewer, wanted)


def _about(case: Case, viewer: Person) -> list[Case]:
    """Cases about what this person wrote under their name, and about them. Those about words without a name have nobody in this field."""
    return _open_to(viewer, Q(person=case.person_id))


def _open_to(viewer: Person, wanted: Q) -> list[Case]:
    steps = CaseStep.objects.select_related("actor").order_by("at")
    found = access.cases_for(viewer).filter(wanted).select_related("person", "taken_by").order_by("-opened_at", "-pk")
    told = found.prefetch_related(
        Prefetch("steps", steps), "reports", Prefetch("sanctions", Sanction.objects.order_by("starts_at"))
    )
    return list(told.distinct()[: MOST + 1])


def _told(cases: Iterable[Case], here: Case) -> list[Chapter]:
    return [_chapter(case, case.pk == here.pk) for case in list(cases)[:MOST]]


def _chapter(case: Case, is_here: bool) -> Chapter:
    steps = list(case.steps.all())
    return Chapter(
        case=case,
        title=_title(case.kind, case.subject_id),
        kind=kind_in_words(case.kind),
        why=sorted({reason_in_words(reason["code"]) for reason in case.reasons}),
        steps=steps,
        reports=sorted(case.reports.all(), key=lambda one: one.at),
        sanctions=list(case.sanctions.all()),
        last_at=max([case.opened_at, *(step.at for step in steps)]),
        is_here=is_here,
    )


def _title(kind: str, subject_id: UUID) -> str:
    try:
        return subject_of(kind).title(subject_id)
    except Http404:
        return _("No longer here")
