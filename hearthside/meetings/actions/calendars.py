"""Calendar addresses: made, made anew and taken back."""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from django.db import transaction

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.kernel.refusals import NotAllowed
from hearthside.meetings import access
from hearthside.meetings.models import CalendarKey


@transaction.atomic
def make_calendar(*, person: Person, group: Group | None = None, is_neutral: bool = True) -> tuple[CalendarKey, str]:
    """An address for a calendar program, and its secret, which can be shown only now. An older one of the same kind is gone.

    Without a group it holds what the person comes to or hosts; with one, the meetings of that group. Refuses a group they are not in.
    """
    check_may_take_part(person)
    if group is not None and not access.is_inside(person, group):
        raise NotAllowed(access.NOT_INSIDE)
    CalendarKey.objects.filter(person=person, group=group).delete()
    secret = secrets.token_urlsafe(24)
    key = CalendarKey(person=person, group=group, is_neutral=is_neutral, key_hash=key_print(secret))
    key.save(force_insert=True)
    return key, secret


def end_calendar(*, person: Person, key_id: UUID) -> None:
    """The address of this calendar shows nothing any more."""
    CalendarKey.objects.filter(person=person, pk=key_id).delete()


def find_calendar(secret: str) -> CalendarKey | None:
    """The calendar of this secret with its person and group, unless the person may not take part now. One query."""
    rows = CalendarKey.objects.select_related("person", "group").filter(key_hash=key_print(secret))
    found = rows.first()
    return found if found and found.person.is_active and not found.person.is_paused else None


def key_print(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(f"meetings calendar|{secret}".encode()).hexdigest()
