"""Offers to look after a group: made by a leader, answered by who is asked. Nothing changes before a yes."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import Group, Membership, Role, Standing
from hearthside.kernel import audit
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.actions import tell
from hearthside.seasons import access, notices
from hearthside.seasons.actions.covering import begin_cover
from hearthside.seasons.actions.ending import begin_closing
from hearthside.seasons.actions.looking import take_on
from hearthside.seasons.models import Kind, Offer, Reason, Stage

LONGEST_COVER = timedelta(days=120)
NOTICE = timedelta(days=28)
"""Four weeks (ground_rules.json, `group_lifecycle`)."""


@transaction.atomic
def offer_care(
    *,
    actor: Person,
    group: Group,
    kind: str,
    person_id: UUID,
    starts_on: date | None = None,
    ends_on: date | None = None,
    stays: bool = False,
) -> Offer:
    """The member is asked to lead together, to cover for these days, or to take the group over (`stays`: who asks goes on leading with
    them). Refuses all but leaders, whom one cannot ask, days that are none, and an offer that waits already."""
    groups.check_is_leader(actor, group)
    check_rate("seasons.offer", actor.pk, at_most=20, per_seconds=86_400)
    Group.objects.select_for_update().filter(pk=group.pk).first()  # One after the other: an offer waits once.
    theirs = access.check_can_be_asked(actor, group, person_id)
    _check_kind(kind, theirs, group)
    if kind == Kind.COVER:
        _check_days(starts_on, ends_on)
    else:
        starts_on = ends_on = None
    _check_not_asked(actor, group, kind, person_id)
    offer = Offer.objects.create(
        group=group, kind=kind, made_by=actor, made_to=theirs.person, starts_on=starts_on, ends_on=ends_on, stays=stays
    )
    tell([theirs.person], notices.OFFERED, about=offer.pk)
    return offer


def _check_kind(kind: str, theirs: Membership, group: Group) -> None:
    if kind not in (Kind.CO_LEAD, Kind.COVER, Kind.HAND_OVER):
        raise NotNow(_("This cannot be offered."))
    if kind == Kind.CO_LEAD and theirs.role == Role.LEADER:
        raise NotNow(_("You lead this group together already."))
    if kind == Kind.HAND_OVER and group.leader_id == theirs.person_id:
        raise NotNow(_("This person leads it already."))


def _check_days(starts_on: date | None, ends_on: date | None) -> None:
    today = access.today()
    if starts_on is None or ends_on is None or starts_on < today or ends_on < starts_on:
        raise NotNow(_("Please choose a first and a last day, from today on."))
    if ends_on - starts_on > LONGEST_COVER:
        raise NotNow(_("That is longer than four months. Perhaps somebody would like to take the group over?"))


def _check_not_asked(actor: Person, group: Group, kind: str, person_id: UUID) -> None:
    waiting = Offer.objects.filter(group=group, kind=kind)
    if kind == Kind.CO_LEAD:
        waiting = waiting.filter(made_to=person_id)
    if kind == Kind.COVER:
        waiting = waiting.filter(made_by=actor)
    if waiting.exists():
        raise NotNow(_("You have asked somebody already. Take that back first, or wait for the answer."))


@transaction.atomic
def offer_merge(*, actor: Person, group: Group, into: Group) -> Offer:
    """The leaders of `into` are asked whether people of this group may join theirs; nobody is moved. Refuses all but leaders, a group
    that cannot end, and one that cannot take anybody in."""
    access.check_may_end(actor, group)
    access.check_can_take_in(into, group)
    Group.objects.select_for_update().filter(pk=group.pk).first()
    if Offer.objects.filter(group=group, kind=Kind.MERGE).exists():
        raise NotNow(_("You have asked a group already. Take that back first, or wait for the answer."))
    offer = Offer.objects.create(group=group, kind=Kind.MERGE, made_by=actor, into=into)
    leaders = Membership.objects.filter(group=into, role=Role.LEADER, state=Standing.ACTIVE)
    tell(leaders.values_list("person_id", flat=True), notices.OFFERED, about=offer.pk, but_not=[actor])
    return offer


@transaction.atomic
def accept(*, person: Person, offer: Offer) -> None:
    """What was offered is so. Refuses somebody who is not asked, an offer that was taken back, and one that no longer holds: who made
    it does not lead any more, or who is asked could not lead now."""
    if not access.is_asked(person, offer):
        raise NotAllowed(_("Only who was asked can say yes."))
    now = Offer.objects.select_for_update().filter(pk=offer.pk, stage=Stage.OFFERED).first()
    if now is None:
        raise NotNow(_("This offer is no longer there."))
    _check_still_holds(now)
    _FOLLOWS[Kind(now.kind)](now)
    audit.record(person, "seasons.accepted", now.group, code=now.kind)
    tell([now.made_by_id], notices.FOUND if now.kind == Kind.TAKE_ON else notices.SAID_YES, about=now.group_id)


def _check_still_holds(offer: Offer) -> None:
    makers = Membership.objects.filter(group=offer.group_id, person=offer.made_by_id, role=Role.LEADER)
    if offer.kind != Kind.TAKE_ON and not makers.exists():
        raise NotNow(_("Who asked you does not lead this group any more. Nothing has changed."))
    if offer.made_to_id:
        theirs = (
            Membership.objects.select_related("person").filter(group=offer.group_id, person=offer.made_to_id).first()
        )
        if theirs is None or theirs.state != Standing.ACTIVE or theirs.person.is_paused:
            raise NotNow(_("You are resting, or no longer in this group. Come back first."))
        groups.check_agreed(
            slug=offer.group.slug, agreed_version=theirs.agreed_version, rules_floor=offer.group.rules_floor
        )


def _lead_together(offer: Offer) -> None:
    _make_leader(offer)
    covers = Offer.objects.filter(group=offer.group_id, made_to=offer.made_to_id, kind=Kind.COVER)
    covers.update(role_before=Role.LEADER)  # Who covers now stays a leader afterwards.
    offer.delete()


def _cover(offer: Offer) -> None:
    offer.stage = Stage.COMING
    offer.save(update_fields=["stage"])
    if offer.starts_on and offer.starts_on <= access.today():
        begin_cover(offer=offer)


def _take_over(offer: Offer) -> None:
    _make_leader(offer)
    Group.objects.filter(pk=offer.group_id).update(leader=offer.made_to_id)
    if not offer.stays:
        Membership.objects.filter(group=offer.group_id, person=offer.made_by_id).update(role=Role.MEMBER)
        Offer.objects.filter(group=offer.group_id, made_by=offer.made_by_id).exclude(pk=offer.pk).delete()
    offer.delete()


def _make_leader(offer: Offer) -> None:
    Membership.objects.filter(group=offer.group_id, person=offer.made_to_id).update(role=Role.LEADER)


def _merge(offer: Offer) -> None:
    assert offer.into is not None
    access.check_can_take_in(offer.into, offer.group)
    ends_on = access.today() + NOTICE
    begin_closing(actor=offer.made_by, group=offer.group, reason=Reason.JOINS, ends_on=ends_on, into=offer.into)
    offer.delete()


_FOLLOWS = {
    Kind.CO_LEAD: _lead_together,
    Kind.COVER: _cover,
    Kind.HAND_OVER: _take_over,
    Kind.MERGE: _merge,
    Kind.TAKE_ON: take_on,
}


@transaction.atomic
def decline(*, person: Person, offer: Offer) -> None:
    """Nothing has changed, no reason is asked, and a leader who asked hears a kind no; the team, which asks several at once, hears a yes
    only. Refuses somebody who is not asked."""
    if not access.is_asked(person, offer):
        raise NotAllowed(_("Only who was asked can say no."))
    if Offer.objects.filter(pk=offer.pk, stage=Stage.OFFERED).delete()[0] and offer.kind != Kind.TAKE_ON:
        tell([offer.made_by_id], notices.SAID_NO, about=offer.group_id)


@transaction.atomic
def withdraw(*, actor: Person, offer: Offer) -> None:
    """The offer, or a cover that has not begun, is gone. Refuses all but who made it."""
    if offer.made_by_id != actor.pk:
        raise NotAllowed(_("Only who asked can take it back."))
    Offer.objects.filter(pk=offer.pk).exclude(stage=Stage.RUNNING).delete()
