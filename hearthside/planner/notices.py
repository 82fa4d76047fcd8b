"""What people are told: that they asked to be reminded, and nothing of what."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications.kinds import Kind
from hearthside.planner.actions import REMINDER
from hearthside.planner.models import Planned


def _visible(person: Person, about: Collection[UUID]) -> set[UUID]:
    return set(Planned.objects.filter(pk__in=about, person=person, closed_on=None).values_list("pk", flat=True))


KINDS = (
    Kind(
        REMINDER,
        lambda: _("You asked to be reminded of something today."),
        lambda _about: reverse("planner:mine"),
        lambda person, about: bool(_visible(person, [about])),
        visible=_visible,
    ),
)
