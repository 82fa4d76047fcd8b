"""What the pages of the finder read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.finding import matching, shelf
from hearthside.finding.facets import Facets, search
from hearthside.finding.matching import Fit
from hearthside.finding.models import KeptAnswers
from hearthside.finding.questions import Said, known
from hearthside.finding.reasons import Why, why
from hearthside.groups.models import Group, Readers, Visibility
from hearthside.kernel.recall import recalled
from hearthside.vault.fields import reveal

A_PAGE = 10
A_MINUTE = 60


@dataclass(frozen=True)
class Shown:
    """A group on the page of results, with its reasons."""

    group: Group
    why: Why


@dataclass(frozen=True)
class Results:
    """The page of results: what fits, what is beside it, else what is nearest, and the answers one could let go of."""

    best: list[Shown]
    beside: list[Shown]
    nearest: list[Shown]
    let_go: list[str]


def results_for(said: Said, person: Person | None) -> Results:
    """Groups in order, only such as this person may see now. At most four queries."""
    said = as_known(said, person)
    found = matching.match(said, shelf.for_reader(person), day=str(timezone.localdate()))
    fits = (*found.best, *found.beside, *found.nearest)
    seen = shelf.still_seen([fit.group.id for fit in fits], person)

    def shown(some: list[Fit]) -> list[Shown]:
        return [Shown(seen[fit.group.id], why(fit, said)) for fit in some if fit.group.id in seen]

    return Results(shown(found.best), shown(found.beside), shown(found.nearest), found.let_go)


def as_known(said: Said, person: Person | None) -> Said:
    """The answers, with the age of a member as their account has it."""
    return {**said, "age": (person.age_band,)} if person else said


@dataclass(frozen=True)
class Page:
    """One page of a search by facets."""

    groups: list[Group]
    page: int
    has_more: bool


def searched(wish: Facets, person: Person | None, page: int) -> Page:
    """A page of the groups that pass, only such as this person may see now. At most four queries."""
    found = search(shelf.for_reader(person), wish)
    ids = [one.id for one in found[(page - 1) * A_PAGE : page * A_PAGE]]
    seen = shelf.still_seen(ids, person)
    return Page([seen[id] for id in ids if id in seen], page, len(found) > page * A_PAGE)


@dataclass(frozen=True)
class Kept:
    """Answers that lie sealed, and until when."""

    said: Said
    until: datetime


def kept_answers(person: Person | None) -> Kept | None:
    """What the person chose to keep and is not a month old yet. One query for somebody."""
    row = KeptAnswers.objects.filter(person=person, kept_until__gte=timezone.now()).first() if person else None
    if row is None:
        return None
    answers = reveal(row.answers)
    return Kept(known(answers) if isinstance(answers, dict) else {}, row.kept_until)


def open_to_read() -> str:
    """The address part of a group in which everybody reads along, or nothing: one for people who care for somebody only where there is no
    other. As it was at most a minute ago."""
    return str(recalled("finding-open-to-read", _open_to_read, for_seconds=A_MINUTE))


def _open_to_read() -> str:
    rows = Group.objects.offered().filter(readers=Readers.EVERYONE, visibility=Visibility.LISTED, age_band="18_plus")
    found = [
        ("carers_family" in topics, name, slug) for name, slug, topics in rows.values_list("name", "slug", "topics")
    ]
    return min(found)[2] if found else ""
