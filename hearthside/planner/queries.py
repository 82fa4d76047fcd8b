"""What the pages of this room show. The number of queries does not grow with what there is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hearthside.accounts.models import Person
from hearthside.planner import days, leanings
from hearthside.planner.actions import FELT, HOWS, MOODS
from hearthside.planner.catalogue import Activity, activities
from hearthside.planner.choosing import GOOD, Suggestion, choose, fitting
from hearthside.planner.models import Planned
from hearthside.vault.sealing import Sealed

LOOKED_AT = 60
"""The newest things done that suggestions read, each opened in its own right: about two months of one a day."""
A_PAGE = 20
WISHES = ("home", "alone", "short", "offline")
SHORT = 10
"""Minutes."""


@dataclass(frozen=True)
class Seen:
    """A plan as its person sees it."""

    id: UUID
    name: str
    day: str
    part: Any
    activity: Activity | None
    is_open: bool
    reminds: bool
    note: str = ""
    how: str = ""
    felt: str = ""
    mood: str = ""
    words: str = ""
    is_locked: bool = False

    @property
    def how_words(self) -> Any:
        """How it went."""
        return HOWS.get(self.how, "")

    @property
    def felt_words(self) -> Any:
        """How it was."""
        return FELT.get(self.felt, "")

    @property
    def mood_words(self) -> Any:
        """The mood afterwards."""
        return MOODS.get(self.mood, "")


def seen(row: Planned, today: date) -> Seen:
    """The plan, opened; with no words while it is locked. No query."""
    when = row.on if row.is_open else row.closed_on
    fixed: dict[str, Any] = {
        "id": row.pk,
        "day": days.day_name(when, today) if when else "",
        "part": row.get_part_display() if row.on and row.part else "",
        "is_open": row.is_open,
        "reminds": row.remind_at is not None,
    }
    try:
        what: dict[str, Any] = row.what.reveal()
    except Sealed:
        return Seen(**fixed, name="", activity=None, is_locked=True)
    known = activities().get(what.get("key", ""))
    said: dict[str, Any] = {name: str(what.get(name, "")) for name in ("note", "how", "felt", "mood", "words")}
    return Seen(**fixed, **said, name=known.name if known else str(what.get("title", "")), activity=known)


@dataclass
class Plans:
    """Everything that is open: for today, for days to come, for sometime, and from days that are over."""

    today: list[Seen] = field(default_factory=list)
    coming: list[Seen] = field(default_factory=list)
    sometime: list[Seen] = field(default_factory=list)
    before: list[Seen] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.today or self.coming or self.sometime or self.before)


def plans_of(person: Person) -> Plans:
    """The person's open plans, the next first. One query."""
    plans, today = Plans(), days.today_of(person)
    for row in Planned.objects.filter(person=person, closed_on=None).order_by("on", "made_at"):
        _drawer(plans, row.on, today).append(seen(row, today))
    return plans


def _drawer(plans: Plans, on: date | None, today: date) -> list[Seen]:
    if on is None:
        return plans.sometime
    if on == today:
        return plans.today
    return plans.coming if on > today else plans.before


@dataclass(frozen=True)
class Lifts:
    """What did this person good, by name: more than once, and once so far."""

    often: list[str]
    once: list[str]


def lifts_of(done: Iterable[Seen]) -> Lifts:
    """Out of what they said themselves. Once is a hint and no more; nothing is worked out beyond that."""
    names = Counter(one.name for one in done if one.felt == GOOD and one.name)
    often = [name for name, many in names.items() if many > 1]
    return Lifts(often, [name for name in names if name not in often])


@dataclass(frozen=True)
class Back:
    """One page of what was done, and on the first one what did good."""

    done: list[Seen]
    lifts: Lifts
    page: int
    has_more: bool


def looked_back(person: Person, page: int = 1) -> Back:
    """What the person did or let be, the newest first, `A_PAGE` on a page. What did good is read from the newest `LOOKED_AT`. One query."""
    start, today = (page - 1) * A_PAGE, days.today_of(person)
    most = LOOKED_AT if page == 1 else A_PAGE + 1
    opened = [seen(row, today) for row in _closed(person)[start : start + most]]
    lifts = lifts_of(opened) if page == 1 else Lifts([], [])
    return Back(opened[:A_PAGE], lifts, page, has_more=len(opened) > A_PAGE)


def _closed(person: Person) -> QuerySet[Planned]:
    return Planned.objects.filter(person=person, closed_on__isnull=False).order_by("-closed_on", "-made_at")


def felt_by(person: Person | None) -> dict[str, str]:
    """By key, what the person said last of how a thing was. One query for somebody."""
    if person is None:
        return {}
    felt: dict[str, str] = {}
    for row in _closed(person)[:LOOKED_AT]:
        key, said = _key_and_feeling(row)
        if said:
            felt.setdefault(key, said)
    return felt


def _key_and_feeling(row: Planned) -> tuple[str, str]:
    try:
        what = row.what.reveal()
    except Sealed:
        return "", ""
    return str(what.get("key", "")), str(what.get("felt", ""))


@dataclass(frozen=True)
class Offered:
    """Suggestions for a page. `is_wider`: nothing was left of the wishes, so they were let go of."""

    suggestions: list[Suggestion]
    is_wider: bool = False

    @property
    def has_known(self) -> bool:
        """Something among them did good before."""
        return any(one.did_good for one in self.suggestions)


def offered(person: Person | None, *, energy: int, turn: int = 0, wishes: Iterable[str] = ()) -> Offered:
    """What somebody could do now. Nothing is kept of asking. Two queries for somebody, none for a visitor."""
    mine, felt = leanings.of(person), felt_by(person)
    everything = [*activities().values(), *mine.ideas]
    is_minor = person is not None and person.is_minor
    possible = fitting(everything, energy=energy, is_minor=is_minor, left_out=mine.left_out)
    wished = [one for one in possible if fits_wishes(one, wishes)]
    day = f"{days.today_of(person)} {person.pk if person else ''}"
    chosen = choose(wished or possible, energy=energy, felt=felt, turn=turn, day=day)
    return Offered(chosen, is_wider=not wished)


def fits_wishes(one: Activity, wishes: Iterable[str]) -> bool:
    """Whether a thing can be done as somebody wishes just now: at home, alone, in ten minutes, without the internet."""
    held = {
        "home": one.place != "outdoor" and one.company != "together",
        "alone": one.company != "together",
        "short": one.minutes <= SHORT,
        "offline": not one.needs_net,
    }
    return all(held[wish] for wish in wishes if wish in held)
