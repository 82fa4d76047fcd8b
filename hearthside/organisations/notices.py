"""What those who run an organisation are told."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.notifications.kinds import Kind
from hearthside.organisations.models import Administrator, Organisation, UnderRoof

ASKS_IN = "organisations.asks_in"


def _address(about: UUID) -> str:
    slug = Organisation.objects.filter(pk=about).values_list("slug", flat=True).first()
    return reverse("organisations:organisation", args=[slug]) if slug else reverse("groups:mine")


def _may_see(person: Person, about: UUID) -> bool:
    waits = UnderRoof.objects.filter(organisation=about, is_welcomed=False).exists()
    return waits and Administrator.objects.filter(organisation=about, person=person).exists()


KINDS = (Kind(ASKS_IN, lambda: _("A group would like to stand under your organisation."), _address, _may_see),)
