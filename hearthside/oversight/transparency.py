"""The yearly account of what the team did (DOMAIN 3.10): counts and times, nobody's words, nothing that points at one person."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from hearthside.oversight.models import Opening
from hearthside.oversight.vocabulary import Purpose
from hearthside.safety.models import Case, CaseStep, Report, Sanction
from hearthside.safety.vocabulary import AppealOutcome, Level, Reason, Restriction, Rule, Source

AT_LEAST = 10
"""A count of people in need below this is not told exactly."""


@dataclass(frozen=True)
class Table:
    """A heading, and rows of (what, how many)."""

    title: str
    rows: list[tuple[str, str]]


def account(year: int) -> list[Table]:
    """Everything the account of a year holds, by UTC dates."""
    begins, ends = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    cases = Case.objects.filter(opened_at__gte=begins, opened_at__lt=ends)
    reports = Report.objects.filter(at__gte=begins, at__lt=ends)
    sanctions = Sanction.objects.filter(is_confirmed=True, starts_at__gte=begins, starts_at__lt=ends)
    openings = Opening.objects.used().filter(opened_at__gte=begins, opened_at__lt=ends)
    return [
        Table(_("What we were told"), _by(reports.values_list("reason", flat=True), Reason)),
        Table(_("How cases began"), _by(cases.values_list("source", flat=True), Source)),
        Table(_("Cases of care, by how soon somebody should come"), _by_level(cases.filter(is_care=True))),
        Table(_("How long until somebody looked"), _first_looks(cases)),
        Table(_("Decisions, as people read them"), _by(sanctions.values_list("restriction", flat=True), Restriction)),
        Table(_("The rules they rest on"), _by(sanctions.values_list("rule", flat=True), Rule)),
        Table(_("Second looks"), _appeals(sanctions)),
        Table(_("What two people opened"), _by(openings.values_list("purpose", flat=True), Purpose)),
    ]


def _by(codes: Iterable[str], words: Any) -> list[tuple[str, str]]:
    counts = Counter(codes)
    return [(str(word.label).rstrip("."), str(counts[word.value])) for word in words if counts[word.value]]


def _by_level(cases: Any) -> list[tuple[str, str]]:
    counts = Counter(cases.values_list("level", flat=True))
    return [(str(level.label), few(counts[level.value])) for level in reversed(Level)]


def few(count: int) -> str:
    """The count, or that it is small: a number of people in need may point at one of them."""
    return str(count) if count == 0 or count >= AT_LEAST else _("fewer than %(count)d") % {"count": AT_LEAST}


def _first_looks(cases: Any) -> list[tuple[str, str]]:
    found: dict[str, list[timedelta]] = {level: [] for level in Level.values}
    steps = CaseStep.objects.filter(case__in=cases).exclude(actor=None).order_by("at")
    seen: set[Any] = set()
    for case_id, level, opened_at, at in steps.values_list("case", "case__level", "case__opened_at", "at"):
        if case_id not in seen:
            seen.add(case_id)
            found[level].append(at - opened_at)
    return [(str(level.label), _middle(found[level.value])) for level in reversed(Level)]


def _middle(waits: list[timedelta]) -> str:
    if len(waits) < AT_LEAST:
        return _("too few to say")
    minutes = round(median(wait.total_seconds() for wait in waits) / 60)
    return _("half of them within %(minutes)d minutes") % {"minutes": minutes}


def _appeals(sanctions: Any) -> list[tuple[str, str]]:
    asked = sanctions.exclude(appealed_at=None)
    rows = [(_("Asked for"), str(asked.count()))]
    counts = Counter(asked.values_list("appeal_outcome", flat=True))
    return rows + [(str(outcome.label).rstrip("."), str(counts[outcome.value])) for outcome in AppealOutcome]
