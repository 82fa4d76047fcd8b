"""What the room tells people: that they are needed, that a watch needs cover, that one is covered. Never about whom."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications.kinds import Kind
from hearthside.roster.access import keeps_watch
from hearthside.roster.models import Page, Shift


def _live(person: Person, about: Collection[UUID]) -> set[UUID]:
    """Calls of this person that nobody has answered yet: an answered one is no news."""
    mine = Page.objects.filter(pk__in=about, person=person, rung__alert__ended_at=None)
    return set(mine.values_list("pk", flat=True))


def _open_shifts(person: Person, about: Collection[UUID]) -> set[UUID]:
    if not keeps_watch(person):
        return set()
    return set(Shift.objects.filter(pk__in=about).values_list("pk", flat=True))


def _button(about: UUID) -> tuple[Any, str]:
    return _("I am on it"), reverse("roster:answer_page", kwargs={"page_id": about})


def _call(name: str, phrase: Any) -> Kind:
    return Kind(
        name,
        lambda: phrase,
        lambda about: reverse("roster:calls"),
        lambda person, about: about in _live(person, [about]),
        is_safety=True,
        visible=_live,
        button=_button,
    )


def _watch(name: str, phrase: Any) -> Kind:
    return Kind(
        name,
        lambda: phrase,
        lambda about: reverse("roster:watch"),
        lambda person, about: about in _open_shifts(person, [about]),
        is_safety=True,
        visible=_open_shifts,
    )


KINDS = [
    _call("roster.call", _("Somebody may need you now.")),
    _call("roster.drill", _("This is a drill. Nobody is in need. Please press the button.")),
    _watch("roster.cover", _("A watch looks for somebody.")),
    _watch("roster.covered", _("Somebody takes your watch. Rest well.")),
    _watch("roster.handed_over", _("A watch ended early. You are next.")),
]
