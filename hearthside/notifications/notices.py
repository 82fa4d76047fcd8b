"""What this room tells people about their own account. Each occasion has an id of its own, and only its person has the notice."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications import actions
from hearthside.notifications.kinds import Kind


def tell_came_back(person_id: str, occasion: str) -> None:
    """The person finds a notice that their pass-phrase was set anew."""
    actions.tell([UUID(person_id)], "notifications.came_back", about=UUID(occasion))


def tell_address_changed(person_id: str, occasion: str) -> None:
    """The person finds a notice that their e-mail address is another, or gone."""
    actions.tell([UUID(person_id)], "notifications.address_changed", about=UUID(occasion))


def _ways_in(_about: UUID) -> str:
    return reverse("accounts:ways_in")


def _all(_person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(about)


def _kind(name: str, phrase: Any) -> Kind:
    return Kind(name, lambda: phrase, _ways_in, lambda _person, _about: True, is_safety=True, visible=_all)


KINDS = [
    _kind(
        "notifications.came_back", _("Your pass-phrase was set anew. If it was not you, look at your ways to sign in.")
    ),
    _kind(
        "notifications.address_changed",
        _("Your e-mail address was changed. If it was not you, look at your ways to sign in."),
    ),
]
