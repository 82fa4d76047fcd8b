"""Reading for the pages of the room."""

from collections.abc import Sequence

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.privacy.models import Copy
from hearthside.privacy.who_sees import KINDS, Kind


def copies_of(person: Person) -> list[Copy]:
    """The person's copies that can still be had, newest first."""
    return list(Copy.objects.filter(person=person, expires_at__gt=timezone.now()).order_by("-asked_at"))


def kinds_of_data() -> Sequence[Kind]:
    """Every kind of data that is about people."""
    return KINDS
