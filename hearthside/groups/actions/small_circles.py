"""Starting small: a circle that a member opens alone, and its growth into a group for others. It stays the same group."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.groups import access
from hearthside.groups.actions.agreeing import agree, write_rules
from hearthside.groups.actions.setting_up import check_complete, check_leads_safety, free_slug
from hearthside.groups.events import GroupOpened
from hearthside.groups.finding import GROUP
from hearthside.groups.ground_rules import Rule, starting_rules
from hearthside.groups.models import Group, GroupState, Joining, Membership, Readers, Role, Visibility
from hearthside.groups.plans import Plan
from hearthside.kernel import audit
from hearthside.kernel.events import announce
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.search.actions import renew

SEATS = 8
"""Seven or eight is the classic size for talk (DOMAIN 2.3); a place that nobody of the team has seen stays that small."""
MOST_CIRCLES = 3
"""Circles that one person leads at a time."""


def check_may_start_circle(person: Person) -> None:
    """Refuses young people, whose groups the team opens with them, and somebody who leads three circles already. One query."""
    check_may_take_part(person)
    if person.is_minor:
        raise NotAllowed(_("The team opens groups for people of 16 and 17, together with you. Please ask for one."))
    if Group.objects.filter(leader=person, is_circle=True).exclude(state=GroupState.ARCHIVED).count() >= MOST_CIRCLES:
        raise NotNow(_("You lead three circles already. That is a lot to carry."))


@transaction.atomic
def start_circle(*, actor: Person, plan: Plan, safety_lead: Person | None, rules: list[Rule] | None = None) -> Group:
    """An open, private circle of at most eight, led by the actor, who has agreed to its rules. Refuses any gap (MISSION A1), a
    safety lead who is none, and whom `check_may_start_circle` refuses."""
    check_may_start_circle(actor)
    check_rate("groups.start", actor.pk, at_most=5, per_seconds=86_400)
    check_leads_safety(safety_lead)
    plan = replace(
        plan,
        visibility=Visibility.PRIVATE,
        joining=Joining.INVITATION,
        readers=Readers.MEMBERS,
        age_band=actor.age_band,
    )
    group = Group(
        **plan.fields(), slug=free_slug(plan), leader=actor, safety_lead=safety_lead, is_circle=True, seats=SEATS
    )
    group.save(force_insert=True)
    text = write_rules(group, rules or starting_rules())
    Membership.objects.create(group=group, person=actor, role=Role.LEADER)
    agree(person=actor, group=group, version=text.version)
    return _open(actor, group)


def _open(actor: Person, group: Group) -> Group:
    check_complete(group)
    group.state, group.opened_on = GroupState.OPEN, timezone.localdate()
    group.save(update_fields=["state", "opened_on"])
    renew(GROUP, [group.pk])
    audit.record(actor, "groups.circle_started", group)
    announce(GroupOpened(group_id=group.pk))
    return group


@transaction.atomic
def let_grow(*, actor: Person, group: Group, joining: str) -> Group:
    """The circle is a listed group without a limit of seats; nothing and nobody was moved. Refuses all but the team, and a group
    that is no circle. Whether everybody inside wants it is asked by who calls this."""
    access.check_may_open(actor)
    if not group.is_circle or joining not in Joining.values:
        raise NotNow(_("This is no circle any more."))
    group.is_circle, group.seats = False, None
    group.visibility, group.joining = Visibility.LISTED, joining
    group.save(update_fields=["is_circle", "seats", "visibility", "joining"])
    audit.record(actor, "groups.circle_grew", group)
    return group
