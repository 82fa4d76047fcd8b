"""What people are told about keeping company. Nobody is ever told that somebody looks around, or no longer does."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, unseen_by
from hearthside.groups.models import Membership, Standing
from hearthside.notifications.kinds import Kind
from hearthside.trying.models import Pair

COMPANY = "trying.company"
COMPANY_FOUND = "trying.company_found"


def _page(about: UUID) -> str:
    slug = Pair.objects.filter(pk=about).values_list("group__slug", flat=True).first()
    return reverse("trying:buddy", args=[slug]) if slug else reverse("groups:mine")


def _hears_from(person: Person, group_id: UUID) -> bool:
    """Nothing comes from a group during a pause."""
    return Membership.objects.filter(group=group_id, person=person, state=Standing.ACTIVE).exists()


def _is_asked(person: Person, about: UUID) -> bool:
    pair = Pair.objects.filter(pk=about, buddy=person, is_agreed=False, until__gt=timezone.now()).first()
    return pair is not None and pair.newcomer_id not in unseen_by(person) and _hears_from(person, pair.group_id)


def _was_found(person: Person, about: UUID) -> bool:
    pair = Pair.objects.filter(pk=about, newcomer=person, is_agreed=True, until__gt=timezone.now()).first()
    return pair is not None and pair.buddy_id not in unseen_by(person) and _hears_from(person, pair.group_id)


KINDS = (
    Kind(COMPANY, lambda: _("Somebody new would like some company."), _page, _is_asked),
    Kind(COMPANY_FOUND, lambda: _("Somebody said yes to keeping you company."), _page, _was_found),
)
