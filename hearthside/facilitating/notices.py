"""What people are told the day after. Neither says which meeting, or how it was for them."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.facilitating.actions.following import AFTER, OFFERED
from hearthside.facilitating.models import Onward
from hearthside.notifications.kinds import Kind


def _visible(person: Person, about: Collection[UUID]) -> set[UUID]:
    mine = Onward.objects.filter(pk__in=about, person=person).exclude(sent_at=None)
    return set(mine.values_list("pk", flat=True))


def _address(about: UUID) -> str:
    found = Onward.objects.filter(pk=about).values_list("occurrence_id", flat=True).first()
    return reverse("facilitating:onward", args=[found]) if found else reverse("meetings:week")


def _place(about: UUID) -> UUID | None:
    return Onward.objects.filter(pk=about).values_list("occurrence__meeting__group", flat=True).first()


def _kind(name: str, phrase: object, *, is_safety: bool) -> Kind:
    return Kind(
        name,
        lambda: phrase,
        _address,
        lambda person, about: bool(_visible(person, [about])),
        _place,
        is_safety=is_safety,
        visible=_visible,
    )


KINDS = [
    _kind(AFTER, _("Something to take along from a meeting."), is_safety=False),
    _kind(OFFERED, _("Somebody of the team has time for you, if you like."), is_safety=True),
]
