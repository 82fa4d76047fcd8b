"""Reading for the pages of the room."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel.consent import Yes
from hearthside.privacy.models import Copy
from hearthside.privacy.registry import ROOMS
from hearthside.privacy.who_sees import KINDS, Kind


def copies_of(person: Person) -> list[Copy]:
    """The person's copies that can still be had, newest first."""
    return list(Copy.objects.filter(person=person, expires_at__gt=timezone.now()).order_by("-asked_at"))


def agreed_by(person: Person) -> list[Yes]:
    """All that the person said yes to and can take back, the newest first; what has no day comes last."""
    found = [one for room in ROOMS.values() if hasattr(room, "agreed") for one in room.agreed(person)]
    return sorted(found, key=lambda one: (one.since or date.min, str(one.to)), reverse=True)


def kinds_of_data() -> Sequence[Kind]:
    """Every kind of data that is about people."""
    return KINDS
