"""Who is called next: the first on watch, then the second, then the safety lead, then all operators; never the same level twice."""

from collections.abc import Callable, Iterable
from uuid import UUID

from hearthside.accounts.models import Person, State
from hearthside.roster import bells, queries
from hearthside.roster.models import Alert, Duty, Page, Rung
from hearthside.roster.stints import now_utc

CAN_COME = {State.ACTIVE, State.RESTING}
AGAIN = "again"


def next_people(alert: Alert) -> tuple[str, list[Person]]:
    """The next level that has somebody who was not called yet, and who they are. When there is none, everybody who was called is
    called again: level "again", and with nobody at all an empty list."""
    taken = set(Rung.objects.filter(alert=alert).values_list("level", flat=True))
    called = set(Page.objects.filter(rung__alert=alert).values_list("person_id", flat=True))
    apart = bells.bell_of(alert.kind).apart(alert.about)
    left = LEVELS[max((ORDER.index(level) + 1 for level in taken if level in ORDER), default=0) :]
    for level, find in left:
        people = [one for one in _can_come(find(alert), apart) if one.pk not in called]
        if people:
            return level, people
    return AGAIN, _can_come(Person.objects.filter(pk__in=called), apart)


def _can_come(people: Iterable[Person], apart: set[UUID]) -> list[Person]:
    unique = {one.pk: one for one in people}
    return sorted(
        (one for one in unique.values() if one.state in CAN_COME and one.pk not in apart), key=lambda one: one.name_key
    )


def _first(alert: Alert) -> list[Person]:
    """Who has the first watch; with nobody there, those who look after the thing anyway."""
    return queries.on_watch(Duty.FIRST, now_utc()) or _awake(bells.bell_of(alert.kind).near(alert.about))


def _second(alert: Alert) -> list[Person]:
    return queries.on_watch(Duty.SECOND, now_utc())


def _lead(alert: Alert) -> list[Person]:
    """The lead on watch, or else every safety lead."""
    return queries.on_watch(Duty.LEAD, now_utc()) or _awake(list(Person.objects.filter(is_safety_lead=True)))


def _operators(alert: Alert) -> list[Person]:
    """All of them, those who rest too: after them there is nobody."""
    return list(Person.objects.filter(is_operator=True))


def _awake(people: list[Person]) -> list[Person]:
    resting = queries.who_rests()
    return [one for one in people if one.pk not in resting]


LEVELS: list[tuple[str, Callable[[Alert], list[Person]]]] = [
    ("first", _first),
    ("second", _second),
    ("lead", _lead),
    ("operators", _operators),
]
ORDER = [level for level, _find in LEVELS]
