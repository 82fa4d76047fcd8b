"""Organisations for tests."""

from itertools import count

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.groups.models import Group
from hearthside.organisations.actions import count as count_people
from hearthside.organisations.models import Administrator, Organisation, UnderRoof

_numbers = count(1)


def organisation(name: str = "", *, run_by: Person | None = None) -> Organisation:
    """An organisation and somebody who runs it."""
    name = name or f"Organisation {next(_numbers)}"
    made = Organisation.objects.create(name=name, slug=name.lower().replace(" ", "-"))
    Administrator.objects.create(organisation=made, person=run_by or person())
    return made


def under(roof: Organisation, group: Group, *, hours: str = "Tuesdays at 7") -> UnderRoof:
    """The group stands under the organisation, counted today."""
    made = UnderRoof.objects.create(group=group, organisation=roof, hours=hours, is_welcomed=True)
    count_people(made, made.counted_on)
    return made
