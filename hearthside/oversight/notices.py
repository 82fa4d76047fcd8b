"""What officers and members are told. None says what it is about."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications.kinds import Kind
from hearthside.oversight import access
from hearthside.oversight.models import Opening


def _officer_may_see(person: Person, about: UUID) -> bool:
    try:
        access.get_opening_for(person, about)
    except Http404:
        return False
    return True


def _member_may_see(person: Person, about: UUID) -> bool:
    found = Opening.objects.select_related("case").filter(pk=about).exclude(told_at=None).first()
    return found is not None and person.pk in (access.author_in(found.case), found.case.person_id)


def _kind(name: str, phrase: object, page: str, may_see: Callable[[Person, UUID], bool]) -> Kind:
    return Kind(name, lambda: phrase, lambda about: reverse(page, args=[about]), may_see, is_safety=True)


KINDS = [
    _kind("oversight.asked", _("A second person is needed. Please look soon."), "oversight:opening", _officer_may_see),
    _kind("oversight.answered", _("Somebody answered what you asked for."), "oversight:opening", _officer_may_see),
    _kind("oversight.told", _("The team has something to tell you."), "oversight:told", _member_may_see),
]
