"""What people are told about the seasons of a group. No notice says a reason, and none asks for an answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups.access import may_open_groups
from hearthside.groups.models import INSIDE, Group, Membership
from hearthside.notifications.kinds import Kind
from hearthside.seasons import access
from hearthside.seasons.models import Closing, Offer, ReturnNote

OFFERED = "seasons.offered"
SAID_YES = "seasons.said_yes"
SAID_NO = "seasons.said_no"
COVER_BEGUN = "seasons.cover_begun"
COVER_ENDED = "seasons.cover_ended"
COVER_LOST = "seasons.cover_lost"
NOBODY_AWAKE = "seasons.nobody_awake"
CLOSING = "seasons.closing"
LED_AGAIN = "seasons.led_again"
FOUND = "seasons.found"
GOES_ON = "seasons.goes_on"
HAS_ENDED = "seasons.has_ended"
NOTE = "seasons.note"


def _page(name: str) -> Callable[[UUID], str]:
    def address(about: UUID) -> str:
        slug = Group.objects.filter(pk=about).values_list("slug", flat=True).first()
        return reverse(name, args=[slug]) if slug else reverse("groups:mine")

    return address


def _is_inside(person: Person, about: UUID) -> bool:
    return Membership.objects.filter(group=about, person=person, state__in=INSIDE).exists()


def _is_asked(person: Person, about: UUID) -> bool:
    offer = Offer.objects.filter(pk=about).first()
    return offer is not None and access.is_asked(person, offer)


def _is_ending(person: Person, about: UUID) -> bool:
    return _is_inside(person, about) and Closing.objects.filter(group=about).exists()


def _of_team(person: Person, about: UUID) -> bool:
    return may_open_groups(person)


def _is_theirs(person: Person, about: UUID) -> bool:
    return ReturnNote.objects.filter(pk=about, person=person).exists()


def _about_group(name: str, phrase: Any, page: str, may_see: Callable[[Person, UUID], bool] = _is_inside) -> Kind:
    return Kind(name, lambda: phrase, _page(page), may_see)


KINDS = (
    Kind(
        OFFERED,
        lambda: _("You are asked something about a group. You can say no."),
        lambda about: reverse("seasons:offer", args=[about]),
        _is_asked,
    ),
    _about_group(SAID_YES, _("Somebody said yes. Thank you for asking."), "seasons:keeping"),
    _about_group(SAID_NO, _("Somebody said: not now. It is not about you."), "seasons:keeping"),
    _about_group(COVER_BEGUN, _("The days of cover in a group begin today."), "seasons:keeping"),
    _about_group(COVER_ENDED, _("The days of cover in a group are over. Thank you both."), "seasons:keeping"),
    _about_group(COVER_LOST, _("Your cover in a group cannot do it after all. Please look."), "seasons:keeping"),
    Kind(
        NOBODY_AWAKE,
        lambda: _("A group has nobody who looks after it just now."),
        lambda _about: reverse("seasons:alone"),
        _of_team,
    ),
    _about_group(
        CLOSING, _("A group of yours will end. Here is when, and where you could go."), "seasons:closing", _is_ending
    ),
    _about_group(LED_AGAIN, _("A group of yours has somebody who leads it again."), "groups:group"),
    Kind(
        FOUND,
        lambda: _("A group that had nobody is led again."),
        lambda _about: reverse("seasons:alone"),
        _of_team,
    ),
    _about_group(GOES_ON, _("A group of yours goes on after all."), "groups:group"),
    _about_group(
        HAS_ENDED, _("A group of yours has ended. You can still read it for a while."), "seasons:closing", _is_ending
    ),
    Kind(NOTE, lambda: _("You left yourself a note."), lambda about: reverse("seasons:note", args=[about]), _is_theirs),
)
