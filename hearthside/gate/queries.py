"""Who invited whom."""

from dataclasses import dataclass
from uuid import UUID

from hearthside.accounts.models import Person
from hearthside.gate.models import Brought

DEEPEST = 4
MOST = 200


@dataclass(frozen=True)
class Branch:
    """Somebody on the tree, how many steps from the person, and whether the team has paused them."""

    person: Person
    depth: int
    is_paused: bool


@dataclass(frozen=True)
class Tree:
    """Those who led to a person, the nearest first, and those they brought, branch by branch."""

    before: list[Person]
    after: list[Branch]


def tree_of(person: Person) -> Tree:
    """Four steps each way, at most 200 people: one query a step."""
    return Tree(_before(person), _after(person))


def _before(person: Person) -> list[Person]:
    found: list[Person] = []
    at: Person = person
    for _step in range(DEEPEST):
        link = Brought.objects.filter(person=at).select_related("by").first()
        if link is None or link.by in (person, *found):
            break
        found.append(link.by)
        at = link.by
    return found


def _after(person: Person) -> list[Branch]:
    found: list[Branch] = []
    seen, row = {person.pk}, [person.pk]
    for depth in range(1, DEEPEST + 1):
        links = Brought.objects.filter(by__in=row).select_related("person").order_by("by", "on")[:MOST]
        fresh = [link.person for link in links if link.person_id not in seen][: MOST - len(found)]
        found += [Branch(one, depth, one.is_paused) for one in fresh]
        row = _ids(fresh)
        seen.update(row)
    return found


def _ids(people: list[Person]) -> list[UUID]:
    return [one.pk for one in people]
