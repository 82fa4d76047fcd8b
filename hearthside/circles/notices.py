"""What people are told about circles."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.circles.models import Growth
from hearthside.groups.access import may_open_groups
from hearthside.groups.models import INSIDE, Group, Membership
from hearthside.notifications.kinds import Kind

MAY_WE_GROW = "circles.may_we_grow"
CIRCLE_WOULD_GROW = "circles.would_grow"
HAS_GROWN = "circles.has_grown"
STAYS_A_CIRCLE = "circles.stays"


def _page(name: str) -> Callable[[UUID], str]:
    def address(about: UUID) -> str:
        slug = Group.objects.filter(pk=about).values_list("slug", flat=True).first()
        return reverse(name, args=[slug]) if slug else reverse("groups:mine")

    return address


def _is_asked(person: Person, about: UUID) -> bool:
    return _is_inside(person, about) and Growth.objects.filter(group=about).exists()


def _is_inside(person: Person, about: UUID) -> bool:
    return Membership.objects.filter(group=about, person=person, state__in=INSIDE).exists()


def _waits_for_team(person: Person, about: UUID) -> bool:
    return may_open_groups(person) and Growth.objects.filter(group=about, is_with_team=True).exists()


KINDS = (
    Kind(
        MAY_WE_GROW,
        lambda: _("Your circle asks you something. Take your time."),
        _page("circles:grow"),
        _is_asked,
        lambda about: about,
    ),
    Kind(
        CIRCLE_WOULD_GROW,
        lambda: _("A circle would like to open to others."),
        lambda _about: reverse("circles:growing"),
        _waits_for_team,
    ),
    Kind(
        HAS_GROWN,
        lambda: _("Your circle is open to others now."),
        _page("groups:group"),
        _is_inside,
        lambda about: about,
    ),
    Kind(
        STAYS_A_CIRCLE,
        lambda: _("Your circle stays a circle for now."),
        _page("groups:group"),
        _is_inside,
        lambda about: about,
    ),
)
