"""Signing in with a name and a password."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.db.models import QuerySet
from django.http import HttpRequest

from hearthside.accounts.models import Person
from hearthside.kernel.prepared import Prepared, columns, revived


@Prepared
def _person(person_id: UUID) -> QuerySet[Person, Any]:
    return Person.objects.filter(pk=person_id).values_list(*columns(Person))


class PersonBackend(BaseBackend):
    """Checks a name, in any spelling that looks the same, and its password."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_more: Any
    ) -> Person | None:
        """The person, or None; takes as long for a name nobody has as for a wrong password."""
        person = Person.objects.called(username or "")
        if person is None or not person.has_usable_password():
            Person().set_password(password)
            return None
        return person if person.check_password(password or "") and person.is_active else None

    def get_user(self, user_id: UUID) -> Person | None:
        """The person of a session, unless the account is closed. One query, of every page of somebody signed in."""
        rows = _person(person_id=user_id)
        person = revived(Person, rows[0]) if rows else None
        return person if person and person.is_active else None
