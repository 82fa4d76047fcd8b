"""What those who run an organisation are told, and what leaders of groups are told by one. No notice names a group or a person."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups.models import Group, Membership, Role, Standing
from hearthside.notifications.kinds import Kind
from hearthside.organisations.models import Administrator, Organisation, UnderRoof

ASKS_IN = "organisations.asks_in"
NAMED = "organisations.named"
LEFT = "organisations.left"
WELCOMED = "organisations.welcomed"
NOT_NOW = "organisations.not_now"
PARTED = "organisations.parted"


def _organisation(about: UUID) -> str:
    slug = Organisation.objects.filter(pk=about).values_list("slug", flat=True).first()
    return reverse("organisations:organisation", args=[slug]) if slug else reverse("groups:mine")


def _roof(about: UUID) -> str:
    slug = Group.objects.filter(pk=about).values_list("slug", flat=True).first()
    return reverse("organisations:roof", args=[slug]) if slug else reverse("groups:mine")


def _runs(person: Person, about: UUID) -> bool:
    return Administrator.objects.filter(organisation=about, person=person).exists()


def _may_answer(person: Person, about: UUID) -> bool:
    return UnderRoof.objects.filter(organisation=about, is_welcomed=False).exists() and _runs(person, about)


def _leads(person: Person, about: UUID) -> bool:
    mine = Membership.objects.filter(group=about, person=person)
    return mine.filter(role=Role.LEADER, state=Standing.ACTIVE).exists()


def _to_leaders(name: str, phrase: Any) -> Kind:
    return Kind(name, lambda: phrase, _roof, _leads)


KINDS = (
    Kind(ASKS_IN, lambda: _("A group would like to stand under your organisation."), _organisation, _may_answer),
    Kind(NAMED, lambda: _("You run an organisation here now. Thank you."), _organisation, _runs),
    Kind(LEFT, lambda: _("A group has left your organisation. You need do nothing."), _organisation, _runs),
    _to_leaders(WELCOMED, _("Your group stands under an organisation now.")),
    _to_leaders(NOT_NOW, _("An organisation said to your group: not now. You can ask again, or ask another.")),
    _to_leaders(PARTED, _("An organisation and your group have parted. The group stays as it is.")),
)
