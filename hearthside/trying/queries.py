"""What the pages of this room show."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person, unseen_by
from hearthside.groups import sections
from hearthside.groups.models import Group
from hearthside.groups.topics import topic_labels
from hearthside.trying import passport
from hearthside.trying.company import labels, shares_of
from hearthside.trying.models import Buddy, Pair, Trial, Welcome
from hearthside.vault.sealing import Sealed

MOST_BESIDE = 6
"""Columns that still fit beside each other."""


@dataclass
class Tried:
    """A group somebody looks around in, or did, with what they wrote for themselves."""

    group_id: UUID
    name: str
    group: Group | None
    until: datetime | None = None
    page: passport.Page = field(default_factory=dict)

    @property
    def note(self) -> str:
        """Their own words."""
        return str(self.page.get("note", ""))

    def mark(self, name: str) -> Any:
        """What they marked, in words, or nothing."""
        return passport.ANSWERS.get(self.page.get("marks", {}).get(name, ""), "")


@dataclass
class Book:
    """Everything of a person's trying: what holds now, what is over, and whether the notes open."""

    now: list[Tried]
    before: list[Tried]
    is_locked: bool = False


def book_of(person: Person) -> Book:
    """The groups the person tries and tried, newest first. Three queries."""
    try:
        pages, is_locked = passport.pages_of(person), False
    except Sealed:
        pages, is_locked = {}, True
    trials = {trial.group_id: trial for trial in Trial.objects.live_for(person).select_related("group__leader")}
    groups = {one.pk: one for one in Group.objects.filter(pk__in=[*pages, *trials]).visible_to(person)}
    now = [Tried(key, t.group.name, t.group, t.until, pages.get(key, {})) for key, t in trials.items()]
    over = [
        Tried(key, str(page.get("name", "")), groups.get(key), page=page)
        for key, page in pages.items()
        if key not in trials and page.get("ended_on") and not page.get("is_torn")
    ]
    return Book(sorted(now, key=lambda one: one.name.casefold()), over[::-1], is_locked)


@dataclass
class Comparison:
    """Columns of groups and rows of what to compare, each row with a word for each column."""

    columns: list[Tried]
    rows: list[tuple[Any, list[Any]]]
    own: list[tuple[Any, list[Any]]]


def comparison(book: Book) -> Comparison:
    """Groups side by side: what they are, what is known about them, and the person's own marks and notes."""
    columns = [one for one in (*book.now, *book.before) if one.group is not None][:MOST_BESIDE]
    groups = [one.group for one in columns if one.group]
    own = [(label, [one.mark(mark) for one in columns]) for mark, label in passport.MARKS.items()]
    return Comparison(columns, [*_facts(groups), *_told(groups)], own)


def _facts(groups: list[Group]) -> list[tuple[Any, list[Any]]]:
    return [
        (_("Who it is for"), [group.for_whom for group in groups]),
        (_("Who leads it"), [group.get_leadership_display() for group in groups]),
        (_("Where it meets"), [group.get_mode_display() for group in groups]),
        (_("Who comes, and when"), [group.get_membership_display() for group in groups]),
        (_("Who can read along"), [group.get_readers_display() for group in groups]),
        (_("What it is about"), [", ".join(topic_labels(group.topics)) for group in groups]),
    ]


def _told(groups: list[Group]) -> list[tuple[Any, list[Any]]]:
    """What rooms above know of the groups, a row for each word."""
    said = sections.told_about(groups)
    words = list(dict.fromkeys(word for rows in said.values() for word, _value in rows))
    return [(word, [dict(said.get(group.pk, ())).get(word, "") for group in groups]) for word in words]


def says_about_tasters(group: Group) -> bool | None:
    """What the leaders said about people who look around; None while they said nothing. One query."""
    return Welcome.objects.filter(group=group).values_list("takes_tasters", flat=True).first()


@dataclass
class Company:
    """A pair as one of the two sees it."""

    id: UUID
    with_whom: Person
    shares: list[str]
    is_buddy: bool
    is_agreed: bool


def company_of(person: Person, group: Group) -> list[Company]:
    """The pairs the person is in here, without anybody they keep away from. A newcomer sees a buddy
    once they said yes. Two queries."""
    mine = Pair.objects.filter(Q(buddy=person) | Q(newcomer=person, is_agreed=True), group=group)
    unseen = unseen_by(person)
    rows = mine.filter(until__gt=timezone.now()).select_related("buddy", "newcomer").order_by("until")
    return [_company(row, person) for row in rows if not {row.buddy_id, row.newcomer_id} & unseen]


def _company(row: Pair, person: Person) -> Company:
    is_buddy = row.buddy_id == person.pk
    other = row.newcomer if is_buddy else row.buddy
    return Company(row.pk, other, labels(shares_of(row)), is_buddy, row.is_agreed)


def buddy_row(person: Person, group: Group) -> Buddy | None:
    """What the person said as a buddy here, or None. One query."""
    return Buddy.objects.filter(person=person, group=group).first()


def waits_for_company(person: Person, group: Group) -> bool:
    """Whether somebody was asked to keep this newcomer company and has not said yes. One query."""
    return Pair.objects.filter(newcomer=person, group=group, is_agreed=False, until__gt=timezone.now()).exists()
