"""Who may see and answer what is offered, and when a group may end."""

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person, unseen_by
from hearthside.groups import access as groups
from hearthside.groups.models import INSIDE, LIVING, Group, GroupState, Membership, Role, Standing
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.seasons.models import Closing, Offer, ReturnNote


def get_group_inside(person: Person, slug: str) -> Group:
    """The group, for somebody inside; a refusal for others who may know of it, and Http404 for those who may not. Two queries."""
    group = groups.get_group_for(person, slug)
    groups.check_is_inside(person, group, groups.membership_of(person, group))
    return group


def get_led_group(person: Person, slug: str) -> Group:
    """The group, for one of its leaders; else a refusal or Http404."""
    group = groups.get_group_for(person, slug)
    groups.check_is_leader(person, group)
    return group


def get_offer_for(person: Person, offer_id: UUID) -> Offer:
    """The offer, for who made it and who it is made to (the leaders of the other group, for a merge); else Http404."""
    check_may_take_part(person)
    leads = Membership.objects.filter(person=person, role=Role.LEADER, state=Standing.ACTIVE).values("group")
    mine = Q(made_by=person) | Q(made_to=person) | Q(into__in=leads)
    found = Offer.objects.filter(mine, pk=offer_id).select_related("group", "made_by", "made_to", "into").first()
    if found is None:
        raise Http404
    return found


def is_asked(person: Person, offer: Offer) -> bool:
    """Whether it is theirs to say yes or no: the person asked, or a leader of the other group. One query at most."""
    if offer.into_id is None:
        return offer.made_to_id == person.pk
    return is_leader(person, offer.into_id)


def is_leader(person: Person, group_id: UUID) -> bool:
    """Whether the person leads this group and is not away. One query."""
    return Membership.objects.filter(group=group_id, person=person, role=Role.LEADER, state=Standing.ACTIVE).exists()


def check_can_be_asked(actor: Person, group: Group, person_id: UUID) -> Membership:
    """The place of somebody who may be asked to look after the group: inside, not resting, of the right age, agreed to the rules, and
    not kept apart from who asks. Refuses others."""
    inside = Membership.objects.select_related("person").filter(group=group, state=Standing.ACTIVE)
    theirs = inside.filter(person_id=person_id).exclude(person__in=unseen_by(actor)).exclude(person=actor).first()
    if theirs is None or not can_lead(theirs, group):
        raise NotNow(_("This person cannot be asked right now."))
    return theirs


def can_lead(theirs: Membership, group: Group) -> bool:
    """Whether this member could lead now."""
    is_able = not theirs.person.is_paused and theirs.agreed_version >= group.rules_floor
    return is_able and groups.age_fits_role(theirs.person, group, Role.LEADER)


def check_may_end(actor: Person, group: Group) -> None:
    """Refuses all but leaders, and a group that is not open or resting, or is ending already."""
    groups.check_is_leader(actor, group)
    if group.state == GroupState.CLOSING or Closing.objects.filter(group=group).exists():
        raise NotNow(_("This group is ending already."))
    if group.state not in (*LIVING, GroupState.PAUSED):
        raise NotNow(_("Only a group that is open or resting can end."))


def check_can_take_in(into: Group, group: Group) -> None:
    """Refuses a merge into the same group, into one that is not open, or across the age wall."""
    if into.pk == group.pk or into.state not in (GroupState.OPEN, GroupState.WAITLIST, GroupState.FULL):
        raise NotNow(_("This group cannot take anybody in now."))
    if into.age_band != group.age_band:
        raise NotAllowed(_("The two groups are for different ages."))
    if into.is_circle:
        raise NotNow(_("A circle is for a few people who know each other. It takes in no other group."))


def get_closing_for(person: Person, slug: str) -> Closing:
    """The end of a group that the person is in; else a refusal or Http404."""
    group = get_group_inside(person, slug)
    found = Closing.objects.select_related("group", "into").filter(group=group).first()
    if found is None:
        raise NotNow(_("This group is not ending."))
    return found


def get_note_for(person: Person, note_id: UUID) -> ReturnNote:
    """The person's own note; for anybody else it does not exist (Http404)."""
    found = ReturnNote.objects.select_related("group").filter(person=person, pk=note_id).first()
    if found is None:
        raise Http404
    return found


def people_inside(group_id: UUID) -> list[UUID]:
    """Ids of everybody inside, resting ones too. One query."""
    return list(Membership.objects.filter(group=group_id, state__in=INSIDE).values_list("person_id", flat=True))


def today() -> date:
    """The day by the site's clock."""
    return timezone.localdate()
