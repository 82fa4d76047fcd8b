"""What somebody who watches has carried in this watch, and what the desk therefore does not offer them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.roster.models import Duty
from hearthside.roster.queries import on_watch, who_pauses, who_rests
from hearthside.roster.stints import stints_between
from hearthside.safety import access
from hearthside.safety.actions.caring import end_of
from hearthside.safety.models import Case, Debrief, Look
from hearthside.safety.vocabulary import HEAVY

WITHOUT_A_WATCH = timedelta(hours=4)
"""How far is counted back for somebody who has no planned watch now: as long as a day of review may be (DOMAIN 3.9)."""
LOOKED_BACK = timedelta(hours=13)
"""No watch is longer than twelve hours."""
A_BREAK_IS_OFFERED_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class Load:
    """Minutes with cases open, minutes with heavy ones, and how many heavy ones, since the watch began. Only its owner sees it."""

    since: datetime
    minutes: int
    heavy_minutes: int
    heavy_cases: int
    last_heavy_at: datetime | None
    is_looking: bool = False

    @property
    def is_enough(self) -> bool:
        """As much of the heavy as one watch may hold."""
        return self.heavy_cases >= settings.HEAVY_CASES or self.heavy_minutes >= settings.HEAVY_MINUTES

    @property
    def wants_break(self) -> bool:
        """A heavy case was open within the last quarter of an hour."""
        return self.last_heavy_at is not None and timezone.now() - self.last_heavy_at < A_BREAK_IS_OFFERED_FOR


def load_of(person: Person) -> Load:
    """What this person has carried since their watch began. One query when they had no case open lately, else four."""
    now = timezone.now()
    looks = list(Look.objects.filter(person=person, at__gt=now - LOOKED_BACK).order_by("at"))
    since = _watch_began(person, now) if looks else now
    spans = [(max(look.at, since), end_of(look, now), look) for look in looks if end_of(look, now) > since]
    heavy = [(start, end, look) for start, end, look in spans if look.is_heavy]
    return Load(
        since=since,
        minutes=_minutes(spans),
        heavy_minutes=_minutes(heavy),
        heavy_cases=len({look.case_id for _start, _end, look in heavy}),
        last_heavy_at=max((end for _start, end, _look in heavy), default=None),
        is_looking=any(look.until is None for look in looks),
    )


def _minutes(spans: list[tuple[datetime, datetime, Look]]) -> int:
    """Whole minutes, begun ones counted: nobody is told less than they read."""
    seconds = sum((end - start).total_seconds() for start, end, _look in spans)
    return int(-(-seconds // 60))


def _watch_began(person: Person, now: datetime) -> datetime:
    mine = [
        one for one in stints_between(now, now + timedelta(minutes=1)) if one.person_id == person.pk and one.holds(now)
    ]
    return min((one.starts_at for one in mine), default=now - WITHOUT_A_WATCH)


@dataclass(frozen=True)
class Relief:
    """Heavy cases that are with others for now, and who they are."""

    cases: set[UUID]
    names: list[str]


def relief_for(person: Person, load: Load) -> Relief:
    """What is not offered to somebody who has carried enough: heavy cases that another person, who is here and has not carried enough
    themselves, may open. Never one that is in this person's hands or that they are being called about; and nothing at all when nobody
    else is here: then a crisis stays in sight. The number of queries grows with the people on watch, not with the cases."""
    if not load.is_enough:
        return Relief(set(), [])
    others = [one for one in _others_here(person) if not load_of(one).is_enough]
    open_heavy = {one: set(_heavy(one)) for one in others}
    seen = set().union(*open_heavy.values())
    mine = set(Case.objects.filter(taken_by=person).values_list("pk", flat=True)) | set(access.called_for(person))
    return Relief(seen - mine, [one.name for one, found in open_heavy.items() if found - mine])


def _others_here(person: Person) -> list[Person]:
    now, away = timezone.now(), who_rests()
    away |= who_pauses(now) | {person.pk}
    return [one for role in Duty.values for one in on_watch(role, now) if one.pk not in away]


def _heavy(person: Person) -> list[UUID]:
    found = access.cases_for(person).open().filter(level__in=HEAVY)
    return list(found.values_list("pk", flat=True))


def talks_for(person: Person) -> list[Debrief]:
    """The talks that are offered to this person now. One query."""
    return list(Debrief.objects.filter(person=person, done_at=None, due_at__lte=timezone.now()).order_by("due_at"))


def who_may_like_a_talk() -> list[str]:
    """Names of those with an offered talk that they have not had; for the safety lead. Not about which case. One query."""
    due = Debrief.objects.filter(done_at=None, due_at__lte=timezone.now())
    return sorted(set(due.values_list("person__name", flat=True)))
