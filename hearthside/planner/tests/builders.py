"""Plans for tests."""

from typing import Any

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person as any_person
from hearthside.kernel.rates import forget
from hearthside.planner import actions
from hearthside.planner.catalogue import activities
from hearthside.planner.models import Planned


def planned(person: Person | None = None, key: str = "rel-003", **fields: Any) -> Planned:
    """Something of our list, for sometime unless told otherwise."""
    forget()
    given = {"on": None, **fields}
    return actions.plan(person=person or any_person(), activity=activities()[key], **given)


def done(person: Person, key: str = "rel-003", *, how: str = "did", **said: str) -> Planned:
    """Something of our list that the person did, and what they said of it."""
    row = actions.close(planned=planned(person, key), how=how)
    return actions.say_how_it_was(planned=row, **said) if said else row
