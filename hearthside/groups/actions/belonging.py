"""Coming, resting and going. Leaving always works and leaves no trace."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access, notices
from hearthside.groups.events import CameBack, Joined, Left, SteppedBack
from hearthside.groups.models import (
    INSIDE,
    LIVING,
    Agreement,
    Group,
    GroupState,
    Joining,
    Membership,
    Role,
    Standing,
)
from hearthside.groups.queries import moderators_of, team
from hearthside.kernel import audit
from hearthside.kernel.events import announce
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.rows import found_or_made
from hearthside.notifications.actions import tell


@transaction.atomic
def join(*, person: Person, group: Group) -> Membership:
    """The person is a member of an open group, or has asked one that answers requests. Joining twice changes nothing."""
    access.check_can_come_in(person, group)
    asks = group.joining == Joining.REQUEST or group.state == GroupState.WAITLIST
    mine = let_in(person=person, group=group, state=Standing.ASKED if asks else Standing.ACTIVE)
    if mine.state == Standing.ASKED:
        tell(moderators_of(group.pk), notices.ASKED, about=group.pk)
    return mine


def let_in(*, person: Person, group: Group, state: str = Standing.ACTIVE) -> Membership:
    """The person has a place in this standing; who is already inside stays as they are. Checks nothing."""
    row = Membership(group=group, person=person, state=state)
    mine, is_new = found_or_made(row, by=("group", "person"))
    if not is_new and mine.state == Standing.ASKED and state == Standing.ACTIVE:
        mine.state, is_new = Standing.ACTIVE, True
        mine.save(update_fields=["state"])
    if is_new and state == Standing.ACTIVE:
        announce(Joined(group_id=group.pk, person_id=person.pk))
    return mine


@transaction.atomic
def accept(*, actor: Person, group: Group, person_id: UUID) -> Membership:
    """Who asked is a member now. Refuses when nobody with this id asked, or the age wall stands between."""
    access.check_can_lead(actor, group)
    asked = _who_asked(group, person_id)
    if not access.age_fits(asked.person, group.age_band):
        raise NotAllowed(_("This group is for another age. Adults and young people have their own groups here."))
    mine = let_in(person=asked.person, group=group)
    tell([asked.person], notices.LET_IN, about=group.pk)
    return mine


@transaction.atomic
def decline(*, actor: Person, group: Group, person_id: UUID) -> Person:
    """Nothing is left of the request. The person may ask again or elsewhere."""
    access.check_can_lead(actor, group)
    asked = _who_asked(group, person_id)
    asked.delete()
    tell([asked.person], notices.NOT_THIS_TIME, about=group.pk)
    return asked.person


def _who_asked(group: Group, person_id: UUID) -> Membership:
    asked = Membership.objects.select_related("person").filter(group=group, person_id=person_id, state=Standing.ASKED)
    found = asked.select_for_update(of=("self",)).first()
    if found is None:
        raise NotNow(_("This request is no longer there. Somebody may have answered it already."))
    return found


@transaction.atomic
def pause(*, person: Person, group: Group) -> None:
    """No notice from this group until the person comes back, but about safety. Nobody is told."""
    Membership.objects.filter(group=group, person=person, state=Standing.ACTIVE).update(state=Standing.PAUSED)


@transaction.atomic
def come_back(*, person: Person, group: Group) -> None:
    """The pause is over. Nothing is asked."""
    resting = Membership.objects.filter(group=group, person=person, state=Standing.PAUSED)
    if resting.update(state=Standing.ACTIVE):
        announce(CameBack(group_id=group.pk, person_id=person.pk))


@transaction.atomic
def step_back(*, person: Person, group: Group) -> None:
    """The person is a member without a role. A group left without a leader rests until the team finds one."""
    changed = Membership.objects.filter(group=group, person=person).exclude(role=Role.MEMBER).update(role=Role.MEMBER)
    if changed:
        audit.record(person, "groups.stepped_back", group)
        announce(SteppedBack(group_id=group.pk, person_id=person.pk))
    hand_on(person=person, group=group)


@transaction.atomic
def leave(*, person: Person, group: Group) -> None:
    """No membership, no agreement, no trace of them in the group. Always works, also for somebody outside."""
    gone, _kinds = Membership.objects.filter(group=group, person=person).delete()
    Agreement.objects.filter(group=group, person=person).delete()
    hand_on(person=person, group=group)
    if gone:
        announce(Left(group_id=group.pk, person_id=person.pk))


@transaction.atomic
def hand_on(*, person: Person, group: Group) -> None:
    """When this person was the named leader, another leader is; without one the group rests, since nobody answers for it."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    if group.leader_id != person.pk:
        return
    others = Membership.objects.filter(group=group, role=Role.LEADER, state__in=INSIDE).exclude(person=person)
    successor = others.order_by("joined_on", "pk").first()
    group.leader_id = successor.person_id if successor else None
    if successor is None and group.state in LIVING:
        group.state = GroupState.PAUSED
        audit.record("groups", "groups.rests_without_leader", group)
    group.save(update_fields=["leader", "state"])
    if successor is None:
        tell(team(), notices.NEEDS_SOMEBODY, about=group.pk)


@transaction.atomic
def set_role(*, actor: Person, group: Group, person_id: UUID, role: str) -> Membership:
    """The member has this role. Refuses all but leaders, unknown roles, people outside, and taking the role off another leader."""
    access.check_is_leader(actor, group)
    inside = Membership.objects.filter(group=group, person_id=person_id, state__in=INSIDE)
    theirs = inside.select_for_update().first()
    if theirs is None or role not in Role.values:
        raise NotNow(_("This person is no longer in the group."))
    if theirs.role == Role.LEADER and theirs.person_id != actor.pk and role != Role.LEADER:
        raise NotAllowed(_("Leaders step back themselves. Please talk with each other."))
    if theirs.person_id == actor.pk and role != Role.LEADER:
        raise NotAllowed(_("To step back yourself, use your own page in this group."))
    theirs.role = role
    theirs.save(update_fields=["role"])
    audit.record(actor, "groups.role_set", theirs, code=role)
    return theirs
