"""What the room tells people: that they are needed, that a watch needs cover, that one is covered. Never about whom."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications.kinds import Kind, Together
from hearthside.roster.access import keeps_watch
from hearthside.roster.banners import people_words
from hearthside.roster.models import Page, Shift
from hearthside.ui.words_for_numbers import number_words


def _live(person: Person, about: Collection[UUID]) -> set[UUID]:
    """Calls of this person that nobody has answered yet: an answered one is no news. Somebody who was called twice about one thing has
    one call, the later."""
    mine = Page.objects.filter(pk__in=about, person=person, rung__alert__ended_at=None).order_by("rung__number")
    return set(dict(mine.values_list("rung__alert_id", "pk")).values())


def _open_shifts(person: Person, about: Collection[UUID]) -> set[UUID]:
    if not keeps_watch(person):
        return set()
    return set(Shift.objects.filter(pk__in=about).values_list("pk", flat=True))


def _button(about: UUID) -> tuple[Any, str]:
    return _("I am on it"), reverse("roster:answer_page", kwargs={"page_id": about})


def _watches(count: int) -> str:
    return str(_("%(number)s watches look for somebody.") % {"number": number_words(count)})


def _call(name: str, phrase: Any, many: Callable[[int], Any]) -> Kind:
    return Kind(
        name,
        lambda: phrase,
        lambda about: reverse("roster:calls"),
        lambda person, about: about in _live(person, [about]),
        is_safety=True,
        visible=_live,
        button=_button,
        together=Together(many, lambda: reverse("roster:calls")),
    )


def _watch(name: str, phrase: Any, many: Callable[[int], Any] | None = None) -> Kind:
    return Kind(
        name,
        lambda: phrase,
        lambda about: reverse("roster:watch"),
        lambda person, about: about in _open_shifts(person, [about]),
        is_safety=True,
        visible=_open_shifts,
        together=Together(many, lambda: reverse("roster:watch")) if many else None,
    )


DRILL = _("This is a drill. Nobody is in need. Please press the button.")
KINDS = [
    _call("roster.call", _("Somebody may need you now."), people_words),
    _call("roster.drill", DRILL, lambda _count: DRILL),
    _watch("roster.cover", _("A watch looks for somebody."), _watches),
    _watch("roster.covered", _("Somebody takes your watch. Rest well.")),
    _watch("roster.handed_over", _("A watch ended early. You are next.")),
]
