"""The service clock: how soon somebody looked, answered and let go of what was held; from the log, so that anybody can count again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min
from django.utils import timezone

from hearthside.kernel.models import AuditEntry
from hearthside.safety.models import Case, CaseStep
from hearthside.safety.vocabulary import TARGETS, Level

LOOKED_BACK = timedelta(days=30)
LEAST = 5
"""Fewer than this are not shown: figures on so few would be about people (DOMAIN 12.2)."""
ANSWERS = ("take", "answered_call", "write")
LETS_GO = ("release", "remove")


@dataclass(frozen=True)
class Clock:
    """One measure of one colour: how many, the middle (p50), the slow end (p90), and the share within its target; None if too few."""

    count: int
    p50: timedelta | None
    p90: timedelta | None
    within: int | None = None


@dataclass(frozen=True)
class ColourRow:
    """A colour with its target and its measures."""

    level: Level
    target: timedelta
    first_look: Clock
    answer: Clock
    hold: Clock


def service_clock(until: datetime | None = None) -> list[ColourRow]:
    """The cases opened in the thirty days before `until`, the most urgent colour first. Four queries, whatever there is."""
    until = until or timezone.now()
    cases = list(Case.objects.filter(opened_at__gt=until - LOOKED_BACK, opened_at__lte=until))
    looks, answers, holds = _first_looks(cases), _first_steps(cases, ANSWERS), _holds(cases)
    return [
        _row(level, [one for one in cases if one.level == level], looks, answers, holds) for level in reversed(Level)
    ]


def _row(
    level: Level,
    cases: list[Case],
    looks: dict[UUID, datetime],
    answers: dict[UUID, datetime],
    holds: dict[UUID, list[timedelta]],
) -> ColourRow:
    target = TARGETS[level]
    return ColourRow(
        level,
        target,
        clock_of(_since_opening(cases, looks), target),
        clock_of(_since_opening(cases, answers), target),
        clock_of([length for case in cases for length in holds.get(case.pk, [])]),
    )


def clock_of(lengths: Iterable[timedelta], target: timedelta | None = None) -> Clock:
    """The measure of these times: nearest rank, as in a sorted list; nothing but the number when there are fewer than five."""
    ordered = sorted(lengths)
    if len(ordered) < LEAST:
        return Clock(len(ordered), None, None)
    within = 100 * sum(one <= target for one in ordered) // len(ordered) if target else None
    return Clock(len(ordered), _rank(ordered, 50), _rank(ordered, 90), within)


def _rank(ordered: list[timedelta], percent: int) -> timedelta:
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _since_opening(cases: list[Case], moments: dict[UUID, datetime]) -> list[timedelta]:
    return [max(moments[one.pk] - one.opened_at, timedelta(0)) for one in cases if one.pk in moments]


def _first_looks(cases: list[Case]) -> dict[UUID, datetime]:
    """The first time each case was opened, from the audit log."""
    names = {f"safety.case:{one.pk}": one.pk for one in cases}
    seen = AuditEntry.objects.filter(
        verb="case_opened", at__gt=min((one.opened_at for one in cases), default=timezone.now())
    )
    rows = seen.values_list("subject").annotate(Min("at"))
    return {names[subject]: at for subject, at in rows if subject in names}


def _first_steps(cases: list[Case], verbs: tuple[str, ...]) -> dict[UUID, datetime]:
    steps = CaseStep.objects.filter(case__in=[one.pk for one in cases], verb__in=verbs)
    return dict(steps.values_list("case_id").annotate(Min("at")))


def _holds(cases: list[Case]) -> dict[UUID, list[timedelta]]:
    """How long words were held, from the history: since somebody hid them, or since the case opened when the reader held them."""
    opened = {one.pk: one.opened_at for one in cases}
    steps = CaseStep.objects.filter(case__in=list(opened), verb__in=("hold", *LETS_GO)).order_by("at")
    since: dict[UUID, datetime] = dict(opened)
    found: dict[UUID, list[timedelta]] = {}
    for case_id, verb, at in steps.values_list("case_id", "verb", "at"):
        if verb == "hold":
            since[case_id] = at
        elif case_id in since:
            found.setdefault(case_id, []).append(at - since.pop(case_id))
    return found
