"""Starting, opening and changing a group."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.accounts.models import Person
from hearthside.groups import access, notices
from hearthside.groups.actions import listing
from hearthside.groups.actions.agreeing import agree, write_rules
from hearthside.groups.events import GroupOpened
from hearthside.groups.finding import GROUP
from hearthside.groups.ground_rules import Rule, starting_rules
from hearthside.groups.models import LEADING, LIVING, AgeWall, Group, GroupState, Joining, Membership, Role, Visibility
from hearthside.groups.plans import NEXT_STATES, Plan
from hearthside.groups.queries import gaps, team
from hearthside.kernel import audit
from hearthside.kernel.events import announce
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.actions import tell
from hearthside.search.actions import renew

RESERVED = {"new", "mine", "waiting", "join", "memory"}


@transaction.atomic
def start_group(
    *,
    actor: Person,
    plan: Plan,
    leader: Person | None = None,
    safety_lead: Person | None = None,
    rules: list[Rule] | None = None,
) -> Group:
    """A group with its first ground rules and its leader inside. The team's opens at once; anybody else's waits for the team. Refuses a
    safety lead who is none."""
    check_rate("groups.start", actor.pk, at_most=5, per_seconds=86_400)
    check_leads_safety(safety_lead)
    is_team = access.may_open_groups(actor)
    leader = (leader or actor) if is_team else actor
    _check_shape(plan)
    group = Group(
        **plan.fields(), slug=free_slug(plan), leader=leader, safety_lead=safety_lead, state=GroupState.IN_REVIEW
    )
    _check_leader(leader, group)
    group.save(force_insert=True)
    text = write_rules(group, rules or starting_rules())
    Membership.objects.create(group=group, person=leader, role=Role.LEADER)
    if leader == actor:
        agree(person=leader, group=group, version=text.version)
    audit.record(actor, "groups.started", group)
    if is_team:
        return open_group(actor=actor, group=group, safety_lead=safety_lead)
    tell(team(), notices.WISH, about=group.pk)
    return group


@transaction.atomic
def open_group(*, actor: Person, group: Group, safety_lead: Person | None = None) -> Group:
    """The group is open. Refuses all but the team, a safety lead who is none, and any gap: purpose, for whom, leader,
    format, rules, safety lead."""
    access.check_may_open(actor)
    if group.state in LIVING:
        return group
    check_leads_safety(safety_lead)
    group.safety_lead = safety_lead or group.safety_lead
    check_complete(group)
    group.state = GroupState.OPEN
    group.opened_on = group.opened_on or timezone.localdate()
    group.save(update_fields=["state", "opened_on", "safety_lead"])
    audit.record(actor, "groups.opened", group)
    if group.leader and group.leader != actor:
        tell([group.leader], notices.OPENED, about=group.pk)
    renew(GROUP, [group.pk])
    announce(GroupOpened(group_id=group.pk))
    return group


@transaction.atomic
def send_back(*, actor: Person, group: Group) -> Group:
    """The wish is a draft again: its leader may change it and ask once more."""
    access.check_may_open(actor)
    if group.state == GroupState.IN_REVIEW:
        group.state = GroupState.DRAFT
        group.save(update_fields=["state"])
        audit.record(actor, "groups.sent_back", group)
    return group


@transaction.atomic
def set_state(*, actor: Person, group: Group, state: str) -> Group:
    """The group takes the next step of its life. Refuses a step that is not next, and opening with a gap."""
    access.check_is_leader(actor, group)
    if state not in NEXT_STATES.get(group.state, ()):
        raise NotNow(_("The group cannot take this step from where it is now."))
    if state in LIVING:
        check_complete(group)
    group.state = state
    group.save(update_fields=["state"])
    renew(GROUP, [group.pk])
    audit.record(actor, "groups.state_set", group, code=state)
    return group


@transaction.atomic
def edit_group(*, actor: Person, group: Group, plan: Plan) -> Group:
    """The group says this about itself, and its people hear when it is hidden or listed by that. A hidden group that was open stays hidden
    until the team has looked. Refuses a gap in an open group, and an age wall that its members would not fit."""
    access.check_is_leader(actor, group)
    _check_shape(plan)
    _check_stays_a_circle(group, plan)
    was, wish = group.visibility, ""
    if listing.asks_to_be_listed(actor, group, plan):
        wish, plan = plan.joining, listing.until_the_team_looked(group, plan)
    for name, value in plan.fields().items():
        setattr(group, name, value)
    if group.state in LIVING:
        check_complete(group)
    _check_everybody_fits(group)
    group.save(update_fields=list(plan.fields()))
    renew(GROUP, [group.pk])
    audit.record(actor, "groups.edited", group)
    listing.note_wish(actor, group, wish)
    listing.tell_of_change(actor, group, was)
    return group


def check_complete(group: Group) -> None:
    """Refuses a group with a gap, and names what is missing (MISSION A1)."""
    missing = gaps(group)
    if missing:
        raise NotNow(_("The group can open once it has: %(gaps)s.") % {"gaps": ", ".join(missing)})


def check_leads_safety(person: Person | None) -> None:
    """Refuses somebody who was chosen to lead safety in a group and does not lead it here."""
    if person is not None and not person.is_safety_lead:
        raise NotAllowed(_("Please choose somebody who leads safety here."))


def _check_shape(plan: Plan) -> None:
    if plan.visibility == Visibility.PRIVATE and plan.age_band == AgeWall.ALL:
        raise NotAllowed(gettext_lazy("A private group is for adults or for young people, never for both."))
    if plan.visibility == Visibility.PRIVATE and plan.joining != Joining.INVITATION:
        raise NotAllowed(gettext_lazy("Nobody can find a private group, so people come to it by invitation."))


def _check_stays_a_circle(group: Group, plan: Plan) -> None:
    if group.is_circle and plan.visibility != Visibility.PRIVATE:
        raise NotAllowed(gettext_lazy("A circle opens to others only when everybody in it says yes. Ask them first."))


def _check_leader(leader: Person, group: Group) -> None:
    if not access.age_fits_role(leader, group, Role.LEADER):
        raise NotAllowed(gettext_lazy("This group is for another age than its leader's."))


def _check_everybody_fits(group: Group) -> None:
    if group.age_band == AgeWall.ALL:
        return
    strangers = Membership.objects.filter(group=group).exclude(person__age_band=group.age_band)
    if group.age_band == AgeWall.YOUTH and not group.is_private:
        strangers = strangers.exclude(role__in=LEADING, person__age_band=AgeWall.ADULTS)
    if strangers.exists():
        raise NotAllowed(gettext_lazy("Some people in the group are of another age, so this cannot change now."))


def free_slug(plan: Plan) -> str:
    """An address nobody uses. A private group's says nothing about it, so that no other address can give it away."""
    if plan.visibility == Visibility.PRIVATE:
        return secrets.token_hex(8)
    slug = slugify(plan.name)[:50] or "group"
    is_taken = slug in RESERVED or Group.objects.filter(slug=slug).exists()
    return f"{slug}-{secrets.token_hex(4)}" if is_taken else slug
