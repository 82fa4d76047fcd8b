"""What the room tells people. A notice says that there is something; it never says what."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications.kinds import Kind, Together
from hearthside.safety.access import get_case_for
from hearthside.safety.models import Debrief, Letter, Report, Sanction
from hearthside.ui.words_for_numbers import number_words


def _case_address(about: UUID) -> str:
    return reverse("safety:case", args=[about])


def _mine_address(about: UUID) -> str:
    return reverse("safety:mine")


def _may_see_case(person: Person, about: UUID) -> bool:
    try:
        get_case_for(person, about)
    except Http404:
        return False
    return True


def _decisions(person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(Sanction.objects.filter(pk__in=about, person=person, is_confirmed=True).values_list("pk", flat=True))


def _reports(person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(Report.objects.filter(pk__in=about, reporter=person).values_list("pk", flat=True))


def _letters(person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(Letter.objects.filter(pk__in=about, person=person).values_list("pk", flat=True))


def _talks(person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(Debrief.objects.filter(pk__in=about, person=person, done_at=None).values_list("pk", flat=True))


def _work(name: str, phrase: Any, many: Any) -> Kind:
    """About a case somebody has to look at: several are one line that leads to the desk. All kinds of this room come through a muted
    place: they are about safety or a right."""
    told = Together(lambda count: str(many % {"number": number_words(count)}), lambda: reverse("safety:desk"))
    return Kind(name, lambda: phrase, _case_address, _may_see_case, is_safety=True, together=told)


def _own(name: str, phrase: Any, visible: Callable[[Person, Collection[UUID]], set[UUID]]) -> Kind:
    """About something of the person's own: one query for all of a kind."""
    return Kind(
        name,
        lambda: phrase,
        _mine_address,
        lambda person, about: about in visible(person, [about]),
        is_safety=True,
        visible=visible,
    )


KINDS = [
    _work(
        "safety.report",
        _("Somebody told us something. Please look at the desk."),
        _("%(number)s reports came in. Please look at the desk."),
    ),
    _work("safety.appeal", _("A decision waits for a second look."), _("%(number)s decisions wait for a second look.")),
    _work(
        "safety.second", _("A decision waits for a second person."), _("%(number)s decisions wait for a second person.")
    ),
    _work("safety.answer", _("Somebody you wrote to has answered."), _("%(number)s answers came to what you wrote.")),
    _own("safety.decision", _("The team has something to tell you."), _decisions),
    _own("safety.looked", _("Someone has looked at what you told us."), _reports),
    _own("safety.letter", _("The team wrote to you."), _letters),
    Kind(
        "safety.debrief",
        lambda: _("How are you after that hard case? A talk is offered to you."),
        lambda about: reverse("safety:own_care"),
        lambda person, about: about in _talks(person, [about]),
        is_safety=True,
        visible=_talks,
    ),
]
