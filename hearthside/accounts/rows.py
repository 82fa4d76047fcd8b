"""The rows of the account page. Rooms above add theirs, such as a copy of my data or my groups."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person


@dataclass(frozen=True)
class MyRow:
    """One line of the account page: a link in words, what is behind it, and an icon's name."""

    label: Any
    about: Any
    icon: str
    address: str


_more: list[Callable[[Person], list[MyRow]]] = []


def add_rows(giver: Callable[[Person], list[MyRow]]) -> None:
    """After this, the account page shows what `giver(person)` returns below our own rows."""
    if giver not in _more:
        _more.append(giver)


def rows_for(person: Person) -> list[MyRow]:
    """Our rows first, then those of the rooms above, in the order they were plugged in."""
    return [*_own_rows(), *(row for giver in _more for row in giver(person))]


def _own_rows() -> list[MyRow]:
    rows = [
        ("profile", _("Name and about you"), _("What members see of you."), "pencil"),
        ("look", _("How it looks"), _("Light, dark, strong contrast, larger text."), "eye"),
        ("not_today", _("Not today"), _("Topics and words you do not want to see for now."), "eye-off"),
        ("rest", _("A break"), _("No notices for a while. You come back when you like."), "moon"),
        ("apart", _("People you keep away from"), _("Blocked and muted people."), "shield"),
        ("ways_in", _("Ways to sign in"), _("Pass-phrase, recovery phrase, passkeys, codes."), "key"),
        ("devices", _("Where you are signed in"), _("See your devices. Sign out of them."), "door"),
    ]
    if settings.EMAIL_HOST:
        rows.append(
            ("address", _("E-mail, if you like"), _("For one neutral mail a day. You do not need one."), "link")
        )
    return [MyRow(label, about, icon, reverse(f"accounts:{name}")) for name, label, about, icon in rows]
