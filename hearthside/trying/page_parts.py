"""What this room shows on the page of a group."""

from django.http import HttpRequest

from hearthside.accounts.access import person_of
from hearthside.groups.models import INSIDE, Group, Membership
from hearthside.groups.sections import Part
from hearthside.trying import access


def at_the_door(request: HttpRequest, group: Group, membership: Membership | None) -> Part | None:
    """For those outside: look around first, or how long one still does. For leaders and members nothing, and no query."""
    if membership is not None and membership.state in INSIDE:
        return None
    takes, until = access.door_of(person_of(request), group)
    if not takes and until is None:
        return None
    return Part("trying/door.html", lambda: {"until": until}, hides_join=until is not None)
