"""What people are told about groups. During a pause a group tells its people nothing (MISSION A12)."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access
from hearthside.groups.events import RULES_CHANGED
from hearthside.groups.models import INSIDE, LEADING, Group, GroupState, Membership, MemoryAsked, Standing
from hearthside.notifications.kinds import Kind

ASKED = "groups.asked"
LET_IN = "groups.let_in"
NOT_THIS_TIME = "groups.not_this_time"
WISH = "groups.wish"
OPENED = "groups.opened"
NEEDS_SOMEBODY = "groups.needs_somebody"
GENTLE = "groups.gentle"
MEMORY = "groups.memory"
LISTING_WISH = "groups.listing_wish"
LISTING_ASKED = "groups.listing_asked"
LISTING_NOT_NOW = "groups.listing_not_now"
NOW_LISTED = "groups.now_listed"
NOW_PRIVATE = "groups.now_private"


def hears_from(person: Person, group_id: UUID) -> bool:
    """Whether a group may tell this person anything: inside and not on a pause. One query."""
    return Membership.objects.filter(group=group_id, person=person, state=Standing.ACTIVE).exists()


def _page(name: str) -> Callable[[UUID], str]:
    def address(about: UUID) -> str:
        slug = Group.objects.filter(pk=about).values_list("slug", flat=True).first()
        return reverse(f"groups:{name}", args=[slug]) if slug else reverse("groups:list")

    return address


def _somebody_waits(person: Person, about: UUID) -> bool:
    waits = Membership.objects.filter(group=about, state=Standing.ASKED).exists()
    leads = Membership.objects.filter(group=about, person=person, role__in=LEADING, state=Standing.ACTIVE).exists()
    return waits and leads


def _must_agree(person: Person, about: UUID) -> bool:
    stale = Q(agreed_version__lt=F("group__rules_floor"))
    return Membership.objects.filter(stale, group=about, person=person, state=Standing.ACTIVE).exists()


def _answers_for_groups(person: Person, about: UUID) -> bool:
    waiting = Group.objects.filter(pk=about, state__in=[GroupState.IN_REVIEW, GroupState.PAUSED])
    return access.may_open_groups(person) and waiting.exists()


def _may_list(person: Person, about: UUID) -> bool:
    return access.may_open_groups(person) and _asks(about)


def _asks(about: UUID) -> bool:
    return Group.objects.filter(pk=about).exclude(listing_wish="").exists()


def _inside_while(is_so: Callable[[Group], bool]) -> Callable[[Person, UUID], bool]:
    """For people inside, resting ones too: who can find the group is theirs to know. Only while it is still so."""

    def may_see(person: Person, about: UUID) -> bool:
        inside = Membership.objects.filter(group=about, person=person, state__in=INSIDE).select_related("group").first()
        return inside is not None and is_so(inside.group)

    return may_see


def _still_outside(person: Person, about: UUID) -> bool:
    return not Membership.objects.filter(group=about, person=person).exists()


def _memory_waits(person: Person, about: UUID) -> bool:
    """For officers, while a second person is needed."""
    is_officer = (person.is_safety_lead or person.is_operator) and not person.is_paused
    return is_officer and MemoryAsked.objects.filter(person=about).exists()


KINDS = (
    Kind(
        MEMORY,
        lambda: _("A second person is needed. Please look soon."),
        lambda about: reverse("groups:memory", args=[about]),
        _memory_waits,
        is_safety=True,
    ),
    Kind(
        ASKED,
        lambda: _("Somebody would like to join your group."),
        _page("requests"),
        _somebody_waits,
        lambda about: about,
    ),
    Kind(LET_IN, lambda: _("You are in. The group is glad to have you."), _page("group"), hears_from),
    Kind(
        NOT_THIS_TIME,
        lambda: _("A group cannot take you this time. It is not about you, and there are other groups."),
        lambda _about: reverse("groups:list"),
        _still_outside,
    ),
    Kind(
        RULES_CHANGED,
        lambda: _("The ground rules of a group have changed. Please read what is new."),
        _page("agree"),
        _must_agree,
        lambda about: about,
    ),
    Kind(
        WISH, lambda: _("Somebody asks for a new group."), lambda _about: reverse("groups:waiting"), _answers_for_groups
    ),
    Kind(GENTLE, lambda: _("A gentle time has begun in your group. Please look."), _page("group"), hears_from),
    Kind(OPENED, lambda: _("Your group is open."), _page("lead"), hears_from),
    Kind(
        LISTING_WISH,
        lambda: _("A hidden group would like to be listed for everybody. Please look."),
        lambda _about: reverse("groups:waiting"),
        _may_list,
    ),
    Kind(
        LISTING_ASKED,
        lambda: _(
            "A group of yours asks to be listed, so that everybody can find it. Nothing changes before the team has looked."
        ),
        _page("group"),
        _inside_while(lambda group: bool(group.listing_wish)),
    ),
    Kind(
        LISTING_NOT_NOW,
        lambda: _("Your group stays hidden for now. The team is glad to talk about it."),
        _page("lead"),
        _inside_while(lambda group: group.is_private),
    ),
    Kind(
        NOW_LISTED,
        lambda: _("A group of yours is listed now: everybody can find it. Who is in it stays among you."),
        _page("group"),
        _inside_while(lambda group: not group.is_private),
    ),
    Kind(
        NOW_PRIVATE,
        lambda: _("A group of yours is hidden now: only its people know of it, and new ones come by invitation."),
        _page("group"),
        _inside_while(lambda group: group.is_private),
    ),
    Kind(
        NEEDS_SOMEBODY,
        lambda: _("A group rests because nobody answers for it."),
        lambda _about: reverse("seasons:alone"),
        _answers_for_groups,
    ),
)
