"""What this room tells people about their own account. Each occasion has an id of its own, and only its person has the notice."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.changes import WORDS
from hearthside.accounts.models import Person
from hearthside.notifications import actions
from hearthside.notifications.kinds import Kind

KIND_OF = {what: f"notifications.{what}" for what in WORDS}
"""The kind of notice for each change in how somebody signs in."""


def tell_way_in_changed(person_id: str, occasion: str, what: str) -> None:
    """The person finds a notice of what changed in how they sign in."""
    actions.tell([UUID(person_id)], KIND_OF[what], about=UUID(occasion))


def _changes(_about: UUID) -> str:
    return reverse("accounts:changes")


def _all(_person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(about)


def _kind(name: str, phrase: Any) -> Kind:
    return Kind(name, lambda: phrase, _changes, lambda _person, _about: True, is_safety=True, visible=_all)


KINDS = [
    _kind(KIND_OF[what], format_lazy("{} {}", words, _("If it was not you, look here.")))
    for what, words in WORDS.items()
]
