"""What somebody who looked around in a group leaves after its meetings: nothing, once they go."""

from hearthside.accounts.models import Person
from hearthside.facilitating.models import Felt, Onward
from hearthside.groups.models import Group
from hearthside.meetings.access import is_inside


def sweep(person: Person, group: Group, wish: str) -> None:
    """That they were at a meeting, and what they answered about it, is gone. Members keep theirs."""
    if not is_inside(person, group):
        Onward.objects.filter(person=person, occurrence__meeting__group=group).delete()
        Felt.objects.filter(person=person, meeting__group=group).delete()
