"""Cover while a leader is away: their part is somebody else's for these days, and theirs again afterwards."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups.models import INSIDE, Group, Membership, Role, Standing
from hearthside.groups.queries import team
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.actions import tell
from hearthside.seasons import access, notices
from hearthside.seasons.actions.duties import give_safety_back, give_watches_back, hand_duties, let_watches_go
from hearthside.seasons.models import Kind, Offer, Stage


@transaction.atomic
def begin_cover(*, offer: Offer) -> bool:
    """Who covers leads; who is away rests, so that calls and cases of the group go to the cover, and so do their watches of these days
    and the safety of the group. False, and the cover is off and both are told, when either can no longer do it. Once, whoever calls."""
    if not Offer.objects.filter(pk=offer.pk, stage=Stage.COMING).update(stage=Stage.RUNNING):
        return False
    theirs = _place(offer.group_id, offer.made_to_id)
    away = _place(offer.group_id, offer.made_by_id)
    if theirs is None or away is None or away.role != Role.LEADER or not access.can_lead(theirs, theirs.group):
        _fall_through(offer)
        return False
    Offer.objects.filter(pk=offer.pk).update(role_before=theirs.role)
    Membership.objects.filter(pk=theirs.pk).update(role=Role.LEADER)
    Membership.objects.filter(pk=away.pk, state=Standing.ACTIVE).update(state=Standing.PAUSED)
    hand_duties(offer, away.person, theirs.person)
    audit.record(offer.made_by, "seasons.cover_begun", theirs.group)
    return True


@transaction.atomic
def end_cover(*, offer: Offer) -> None:
    """The leader is back in their part, with their watches and the safety of the group, and who covered in theirs; both are told. When
    the leader has left meanwhile, who covered goes on leading: the group is never without."""
    if not Offer.objects.filter(pk=offer.pk, kind=Kind.COVER).delete()[0] or offer.stage != Stage.RUNNING:
        return
    back = _place(offer.group_id, offer.made_by_id)
    if back is not None and back.role == Role.LEADER:
        Membership.objects.filter(pk=back.pk, state=Standing.PAUSED).update(state=Standing.ACTIVE)
        _give_back(offer)
        give_safety_back(offer)
    give_watches_back(offer)
    audit.record(offer.made_by, "seasons.cover_ended", offer.group)
    tell([one for one in (offer.made_by_id, offer.made_to_id) if one], notices.COVER_ENDED, about=offer.group_id)


def _give_back(offer: Offer) -> None:
    covering = Membership.objects.filter(group=offer.group_id, person=offer.made_to_id, role=Role.LEADER)
    is_named = Group.objects.filter(pk=offer.group_id, leader=offer.made_to_id).exists()
    if not is_named:  # Somebody who took the group over meanwhile keeps it.
        covering.update(role=offer.role_before or Role.MEMBER)


@transaction.atomic
def lose_cover(*, group_id: UUID, person_id: UUID) -> None:
    """Somebody who covers, or would, is no longer able to: the leader and the team are told, and the cover is off."""
    for offer in Offer.objects.filter(group=group_id, made_to=person_id, kind=Kind.COVER).exclude(stage=Stage.OFFERED):
        _fall_through(offer)


@transaction.atomic
def give_up_cover(*, person: Person, offer: Offer) -> None:
    """Who covers, or said they would, does so no more: their part is what it was, and the leader is told, and the team where nobody else
    leads. Nobody asks why. Refuses all but them."""
    if offer.made_to_id != person.pk or offer.kind != Kind.COVER:
        raise NotAllowed(_("Only who said yes can take it back."))
    now = Offer.objects.select_for_update().filter(pk=offer.pk).exclude(stage=Stage.OFFERED).first()
    if now is None:
        raise NotNow(_("This offer is no longer there."))
    if now.stage == Stage.RUNNING:
        _give_back(now)
    _fall_through(now)


@transaction.atomic
def let_go_of(*, group_id: UUID, person_id: UUID) -> None:
    """Nothing in the group names somebody who has left it or stepped back: what they asked and were asked is gone, a cover they had
    promised is off, and who covers for them leads on."""
    theirs = Offer.objects.filter(Q(made_by=person_id) | Q(made_to=person_id), group=group_id)
    theirs.filter(stage=Stage.OFFERED).delete()
    lose_cover(group_id=group_id, person_id=person_id)
    for offer in Offer.objects.filter(group=group_id, made_by=person_id, kind=Kind.COVER):
        end_cover(offer=offer)


@transaction.atomic
def come_back_early(*, group_id: UUID, person_id: UUID) -> None:
    """A leader who comes back before the day ends their cover."""
    for offer in Offer.objects.filter(group=group_id, made_by=person_id, kind=Kind.COVER, stage=Stage.RUNNING):
        end_cover(offer=offer)


def _fall_through(offer: Offer) -> None:
    Offer.objects.filter(pk=offer.pk).delete()
    give_safety_back(offer)
    let_watches_go(offer)
    audit.record("seasons", "seasons.cover_lost", offer.group)
    tell([offer.made_by_id], notices.COVER_LOST, about=offer.group_id)
    if not _is_led(offer.group_id):
        tell(team(), notices.NOBODY_AWAKE, about=offer.group_id)


def _is_led(group_id: UUID) -> bool:
    return Membership.objects.filter(group=group_id, role=Role.LEADER, state=Standing.ACTIVE).exists()


def settle_covers(today: date) -> int:
    """Every cover that is due has begun or ended; how many did. May run again."""
    due = Offer.objects.filter(kind=Kind.COVER).select_related("group", "made_by", "made_to")
    begun = [_begin_and_tell(one) for one in due.filter(stage=Stage.COMING, starts_on__lte=today)]
    over = list(due.filter(stage=Stage.RUNNING, ends_on__lt=today))
    for one in over:
        end_cover(offer=one)
    return len(begun) + len(over)


@transaction.atomic
def _begin_and_tell(offer: Offer) -> bool:
    has_begun = begin_cover(offer=offer)
    if has_begun:
        tell([one for one in (offer.made_by_id, offer.made_to_id) if one], notices.COVER_BEGUN, about=offer.group_id)
    return has_begun


def _place(group_id: UUID, person_id: UUID | None) -> Membership | None:
    inside = Membership.objects.select_related("group", "person").filter(group=group_id, state__in=INSIDE)
    return inside.filter(person=person_id).first()
