"""What officers and members are told. None says what it is about."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications.kinds import Kind, Together
from hearthside.oversight import access
from hearthside.oversight.models import Opening
from hearthside.ui.words_for_numbers import number_words


def _officer_may_see(person: Person, about: UUID) -> bool:
    try:
        access.get_opening_for(person, about)
    except Http404:
        return False
    return True


def _member_may_see(person: Person, about: UUID) -> bool:
    found = Opening.objects.select_related("case").filter(pk=about).first()
    return found is not None and access.may_be_told(person, found)


def _kind(
    name: str, phrase: object, page: str, may_see: Callable[[Person, UUID], bool], together: Together | None = None
) -> Kind:
    return Kind(
        name, lambda: phrase, lambda about: reverse(page, args=[about]), may_see, is_safety=True, together=together
    )


def _asked_by_many(count: int) -> str:
    return str(_("%(number)s requests need a second person. Please look soon.") % {"number": number_words(count)})


ASKED = _("A second person is needed. Please look soon.")
ALL_ASKED = Together(_asked_by_many, lambda: reverse("oversight:openings"))
KINDS = [
    _kind("oversight.asked", ASKED, "oversight:opening", _officer_may_see, ALL_ASKED),
    _kind("oversight.answered", _("Somebody answered what you asked for."), "oversight:opening", _officer_may_see),
    _kind("oversight.told", _("The team has something to tell you."), "oversight:told", _member_may_see),
]
