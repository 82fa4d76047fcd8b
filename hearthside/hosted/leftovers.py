"""What somebody who looked around in a group leaves in its live rooms: nothing, once they go."""

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.hosted.actions import changed
from hearthside.hosted.models import Seat
from hearthside.meetings.access import is_inside


def sweep(person: Person, group: Group, wish: str) -> None:
    """Their seats in rooms of members' meetings are gone, and with them what they said there. Members keep theirs."""
    if not is_inside(person, group):
        seats = Seat.objects.filter(person=person, room__occurrence__meeting__group=group)
        rooms = list(seats.values_list("room", flat=True))
        seats.delete()
        for room_id in rooms:
            changed(room_id)
