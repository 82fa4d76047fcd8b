"""People who look around, for tests."""

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person as any_person
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group as any_group
from hearthside.trying import actions
from hearthside.trying.models import Trial


def trial(group: Group | None = None, person: Person | None = None) -> Trial:
    """Somebody (or a new person) looks around in the group (or a new one), having agreed to its rules."""
    group = group or any_group()
    return actions.begin(person=person or any_person(), group=group, version=group.rules_version)
