"""To whom a case goes: never to the people it is about, never silently to nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from hearthside.accounts.models import Person, State
from hearthside.safety import uninvolved
from hearthside.safety.access import involved_in, moderators_of
from hearthside.safety.models import Case


@dataclass(frozen=True)
class Route:
    """The people to tell; `is_operator` when only the operators are left, and nobody at all leaves `people` empty."""

    people: list[Person] = field(default_factory=list)
    is_operator: bool = False


def apart_from(case: Case) -> set[UUID]:
    """Ids of everybody who must not see the case: its person, who it is about, and who its subject involves."""
    kept = set(case.kept_apart.values_list("pk", flat=True))
    return kept | involved_in(case) | ({case.person_id} if case.person_id else set())


def route_of(case: Case) -> Route:
    """Moderators of the place and safety leads, without those kept apart; when none is left, the operators."""
    apart = apart_from(case)
    near = _awake(Person.objects.filter(is_safety_lead=True), apart) | _awake(moderators_of(case), apart)
    if near:
        return Route(sorted(near, key=lambda person: person.name_key))
    return Route(
        sorted(_awake(Person.objects.filter(is_operator=True), apart), key=lambda p: p.name_key), is_operator=True
    )


def settle(case: Case) -> Route:
    """After this, the operators see the case exactly while nobody nearer is left to look at it, or to agree to what waits in it; returns
    where it goes."""
    route = route_of(case)
    is_operator = route.is_operator or uninvolved.needs_operator(case)
    if case.goes_to_operator != is_operator:
        case.goes_to_operator = is_operator
        case.save(update_fields=["goes_to_operator"])
    return route


def _awake(people: Iterable[Person], apart: set[UUID]) -> set[Person]:
    can_act = {State.ACTIVE, State.RESTING}
    return {person for person in people if person.state in can_act and person.pk not in apart}
