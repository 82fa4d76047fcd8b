"""What people are told: never which festival."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications.kinds import Kind
from hearthside.programmes.actions import YOURS
from hearthside.programmes.models import Part


def _visible(person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(Part.objects.filter(keeper=person, pk__in=about).values_list("pk", flat=True))


KINDS = (
    Kind(
        YOURS,
        lambda: _("A part of a programme is yours to fill in."),
        lambda about: reverse("programmes:part", args=[about]),
        lambda person, about: bool(_visible(person, [about])),
        visible=_visible,
    ),
)
