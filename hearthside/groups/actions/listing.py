"""Whether people outside may know of a group. Hiding it is the leader's to do, and its people hear of it. Showing a hidden group to
everybody takes a second look by the team, and its people hear of the wish first."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access, notices
from hearthside.groups.finding import GROUP
from hearthside.groups.models import (
    INSIDE,
    LEADING,
    Group,
    GroupState,
    Joining,
    Membership,
    Readers,
    Standing,
    Visibility,
)
from hearthside.groups.plans import Plan
from hearthside.groups.queries import team
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow
from hearthside.notifications.actions import tell
from hearthside.search.actions import renew


def asks_to_be_listed(actor: Person, group: Group, plan: Plan) -> bool:
    """Whether this plan would show a hidden group to everybody, by somebody who may not decide that alone. The team looks at one that was
    never open anyway, and everybody in a circle is asked."""
    becomes_listed = group.is_private and plan.visibility == Visibility.LISTED
    was_open = group.state not in (GroupState.IDEA, GroupState.DRAFT, GroupState.IN_REVIEW)
    return becomes_listed and was_open and not group.is_circle and not access.may_open_groups(actor)


def until_the_team_looked(group: Group, plan: Plan) -> Plan:
    """The plan as it holds while the wish waits: hidden, by invitation, read by members. Refuses ages that a hidden group cannot mix."""
    if plan.age_band != group.age_band:
        raise NotNow(_("Please ask to be listed first. The ages can change once the team has said yes."))
    return replace(plan, visibility=Visibility.PRIVATE, joining=Joining.INVITATION, readers=Readers.MEMBERS)


def note_wish(actor: Person, group: Group, wish: str) -> None:
    """The team is asked to list the group, with this way of coming in, or no more; everybody inside hears of a new wish."""
    before = group.listing_wish
    if before == wish:
        return
    group.listing_wish = wish
    group.save(update_fields=["listing_wish"])
    audit.record(actor, "groups.listing_asked" if wish else "groups.listing_taken_back", group)
    if wish and not before:
        tell(team(), notices.LISTING_WISH, about=group.pk, but_not=[actor])
        tell(_inside(group), notices.LISTING_ASKED, about=group.pk, but_not=[actor])


def tell_of_change(actor: Person, group: Group, was: str) -> None:
    """Everybody inside hears when people outside may know of the group now, or may no more."""
    if group.visibility != was:
        kind = notices.NOW_PRIVATE if group.is_private else notices.NOW_LISTED
        tell(_inside(group), kind, about=group.pk, but_not=[actor])


@transaction.atomic
def decide_listing(*, actor: Person, group: Group, is_yes: bool) -> Group:
    """The group is listed with the way of coming in that was asked for, and everybody inside hears of it; or it stays hidden, and those
    who lead it hear that. Refuses all but the team, and a group that does not ask (any more)."""
    access.check_may_open(actor)
    held = Group.objects.select_for_update().get(pk=group.pk)
    if not held.listing_wish or not held.is_private or held.is_circle:
        raise NotNow(_("This group does not ask to be listed any more."))
    joining, held.listing_wish = held.listing_wish, ""
    if is_yes:
        held.visibility, held.joining = Visibility.LISTED, joining
    held.save(update_fields=["listing_wish", "visibility", "joining"])
    audit.record(actor, "groups.listed" if is_yes else "groups.not_listed", held)
    if is_yes:
        renew(GROUP, [held.pk])
        tell(_inside(held), notices.NOW_LISTED, about=held.pk)
    else:
        tell(_leading(held), notices.LISTING_NOT_NOW, about=held.pk)
    return held


def _inside(group: Group) -> list[UUID]:
    return list(Membership.objects.filter(group=group, state__in=INSIDE).values_list("person_id", flat=True))


def _leading(group: Group) -> list[UUID]:
    leading = Membership.objects.filter(group=group, role__in=LEADING, state=Standing.ACTIVE)
    return list(leading.values_list("person_id", flat=True))
