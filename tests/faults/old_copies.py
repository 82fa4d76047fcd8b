"""Run in a site's own shell, one step at a time: fill it, erase half of its people, count what opens of an old copy. Prints JSON."""

import json
import sys
from collections import Counter

from django.db import connections

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person
from hearthside.groups.tests.builders import group
from hearthside.kernel.place import change_place
from hearthside.privacy.actions import erase_person
from hearthside.privacy.tests.builders import settled
from hearthside.roster.models import StaffedHours
from hearthside.vault.fields import sealed_fields
from hearthside.vault.models import UserKey
from hearthside.vault.sealing import Sealed

PEOPLE = 12
STAYS, GOES = "Stays", "Goes"


def fill() -> dict[str, object]:
    """People with something in every room: half of them will go."""
    change_place(is_set_up=True, is_open=True)
    place, other = group("Evening table"), person("Other")
    for number in range(PEOPLE):
        fresh_counters()
        settled(f"{STAYS if number % 2 else GOES}{number}", place, other)
        StaffedHours.objects.all().delete()  # A week has seven days.
    return {
        "people": _people(),
        "keys": [bytes(one.wrapped).hex() for one in UserKey.objects.filter(owner__in=_going())],
    }


def _going() -> list[object]:
    return list(Person.objects.filter(name__startswith=GOES).values_list("pk", flat=True))


def _people() -> list[str]:
    return sorted(Person.objects.values_list("name", flat=True))


def erase() -> dict[str, object]:
    """Half of them are gone, as if by their own wish."""
    for one in Person.objects.filter(name__startswith=GOES):
        erase_person(person=one)
    return {"people": _people()}


def count(old: str) -> dict[str, object]:
    """Of the sealed values in an old database file: how many there are and how many open, for those who left and those who stay."""
    connections.databases["old"] = connections.databases["default"] | {"NAME": old}
    names = dict(Person.objects.using("old").values_list("pk", "name"))
    there, opened = Counter[str](), Counter[str]()
    for field in sealed_fields():
        for row in field.model._base_manager.using("old"):
            if getattr(row, field.name):
                whose = names.get(field.owner_of(row), "")[:1]
                there[whose] += 1
                opened[whose] += _opens(row, field.name)
    return {"there": there, "opened": opened, "people": _people()}


def _opens(row: object, name: str) -> bool:
    try:
        getattr(row, name).reveal()
    except Sealed:
        return False
    return True


def main(step: str, *words: str) -> None:
    """One step."""
    print(json.dumps({"fill": fill, "erase": erase, "count": count}[step](*words)))  # type: ignore[operator]


main(*sys.argv[1:])
