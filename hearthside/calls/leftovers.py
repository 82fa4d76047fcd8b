"""What somebody who looked around in a group leaves in its calls: nothing, once they go."""

from hearthside.accounts.models import Person
from hearthside.calls.models import Guest
from hearthside.groups.models import Group
from hearthside.meetings.access import is_inside


def sweep(person: Person, group: Group, wish: str) -> None:
    """Their places in calls of the group are gone, and their links with them. Members keep theirs."""
    if not is_inside(person, group):
        Guest.objects.filter(person=person, call__occurrence__meeting__group=group).delete()
