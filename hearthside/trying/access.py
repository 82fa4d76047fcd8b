"""Who may look around where, and what they may do there. The age wall, decisions of the team and pauses hold as for members."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import INSIDE, Group, GroupState, Joining, Membership
from hearthside.kernel.prepared import Prepared
from hearthside.kernel.refusals import FirstThis, NotAllowed, NotNow, Refusal
from hearthside.safety import access as safety
from hearthside.trying.models import Pair, Trial, Welcome

MOST_AT_ONCE = 5
"""Groups somebody looks around in at the same time: more is hard to keep apart."""


def get_trial_for(person: Person, slug: str) -> Trial:
    """The person's own trial of the group with this address, ended by its time or not; 404 when there is none. One query."""
    found = Trial.objects.select_related("group").filter(person=person, group__slug=slug).first()
    if found is None:
        raise Http404
    return found


def trial_of(person: Person, group: Group) -> Trial | None:
    """The trial that holds now, or None. One query."""
    return Trial.objects.live_for(person).filter(group=group).first()


def takes_tasters(group: Group, said: bool | None) -> bool:
    """Whether people may look around: what the leaders said, else only where anybody may join. Never where nobody knows of the group."""
    if group.is_private or group.state != GroupState.OPEN:
        return False
    return group.joining == Joining.OPEN if said is None else said


def door_of(person: Person | None, group: Group) -> tuple[bool, datetime | None]:
    """Whether the group takes people who look around, and until when this person does. One query."""
    if person is None:
        said = Welcome.objects.filter(group=group).values_list("takes_tasters", flat=True).first()
        return takes_tasters(group, said), None
    rows = _door(group_id=group.pk, person_id=person.pk)
    said, until = rows[0] if rows else (None, None)
    is_live = until is not None and until > timezone.now() and groups.age_fits(person, group.age_band)
    return takes_tasters(group, said), until if is_live and group.is_living else None


@Prepared
def _door(group_id: UUID, person_id: UUID) -> QuerySet[Group, Any]:
    mine = FilteredRelation("trials", condition=Q(trials__person=person_id))
    rows = Group.objects.filter(pk=group_id).annotate(mine=mine)
    return rows.values_list("welcome_to_try__takes_tasters", "mine__until")


def check_can_try(person: Person, group: Group) -> None:
    """Refuses who may not look around here now; each refusal says why and shows a way on."""
    check_may_take_part(person)
    if not groups.age_fits(person, group.age_band):
        raise NotAllowed(
            _("This group is for another age. Adults and young people have their own groups here."), way_on=_others()
        )
    takes, until = door_of(person, group)
    if not takes and until is None:
        raise NotAllowed(
            _("This group takes nobody who only looks around right now. You can still read its page."), way_on=_others()
        )
    safety.check_not_sanctioned(person, group.pk)
    if Membership.objects.filter(group=group, person=person, state__in=INSIDE).exists():
        raise NotNow(_("You are in this group already."), way_on=_way("groups:group", group, _("To the group")))


def check_room(person: Person) -> None:
    """Refuses a sixth group at the same time."""
    if Trial.objects.live_for(person).count() >= MOST_AT_ONCE:
        raise NotNow(
            _("You are looking around in five groups now. Say goodbye to one first, without any hurry."),
            way_on=(reverse("trying:list"), _("The groups you try")),
        )


def check_can_write(person: Person, group: Group) -> Trial | None:
    """Passes members who may write (None) and people who look around and agreed to the rules (their trial). Refuses all others as
    `groups.access.check_can_write` does. One query for members."""
    try:
        groups.check_can_write(person, group)
    except Refusal as refusal:
        trial = trial_of(person, group)
        if trial is None or Membership.objects.filter(group=group, person=person, state__in=INSIDE).exists():
            raise refusal from None
        return _agreed(person, group, trial)
    return None


def _agreed(person: Person, group: Group, trial: Trial) -> Trial:
    check_may_take_part(person)
    if trial.agreed_version < group.rules_floor:
        raise FirstThis(
            _("Please read the ground rules and agree first. Nothing you typed is lost."),
            way_on=_way("trying:begin", group, _("Read the ground rules")),
        )
    return trial


def only_hello(group: Group) -> NotAllowed:
    """The refusal for somebody who looks around and wants to do what members do."""
    return NotAllowed(
        _("You are looking around: you can read, and say one hello. To write more, join for good. It is a small step."),
        way_on=_way("trying:stay", group, _("Join for good")),
    )


def _others() -> tuple[str, Any]:
    return reverse("groups:list"), _("See other groups")


def _way(name: str, group: Group, words: Any) -> tuple[str, Any]:
    return reverse(name, args=[group.slug]), words


def get_pair_for(person: Person, slug: str, pair_id: UUID) -> Pair:
    """A pair in this group that the person is one of; a newcomer knows of it once the buddy said yes. 404 for anybody else. One query."""
    mine = Q(buddy=person) | Q(newcomer=person, is_agreed=True)
    rows = Pair.objects.filter(mine, pk=pair_id, group__slug=slug, until__gt=timezone.now())
    found = rows.select_related("group", "newcomer", "buddy").first()
    if found is None:
        raise Http404
    return found
