"""What people are told. Neither says why."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.aftercare.actions import ASKED, THOUGHT_OF
from hearthside.aftercare.models import CaringContact
from hearthside.notifications.kinds import Kind


def _visible(person: Person, about: Collection[UUID]) -> set[UUID]:
    mine = CaringContact.objects.filter(pk__in=about, person=person).exclude(sent_at=None)
    return set(mine.values_list("pk", flat=True))


def _kind(name: str, phrase: object) -> Kind:
    return Kind(
        name,
        lambda: phrase,
        lambda about: reverse("aftercare:contact", args=[about]),
        lambda person, about: bool(_visible(person, [about])),
        is_safety=True,
        visible=_visible,
    )


KINDS = [
    _kind(ASKED, _("You asked us to look in today.")),
    _kind(THOUGHT_OF, _("Somebody here thought of you. There is no need to answer.")),
]
