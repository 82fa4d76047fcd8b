"""A group that nobody leads any more: the team asks its people, and who says yes leads it. The team is shown none of them."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import INSIDE, Group, GroupState, Membership, Role, Standing
from hearthside.groups.queries import gaps
from hearthside.kernel import audit
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow
from hearthside.notifications.actions import tell
from hearthside.seasons import access, notices
from hearthside.seasons.models import Closing, Kind, Offer

MOST_ASKED = 6
"""People who are asked at once: a few who looked after something here, then those who are here longest."""
_NEAREST = {Role.MODERATOR: 0, Role.HELPER: 1}


@transaction.atomic
def look_for_somebody(*, actor: Person, group: Group) -> None:
    """Up to six of its people are asked to lead the group; each may say no and nobody asks why. Refuses all but the team, a group that
    is led, one in which nobody could lead now, and to ask twice in a day."""
    groups.check_may_open(actor)
    check_unled(group)
    asked = _who_could(group)
    if not asked:
        raise NotNow(
            _("Nobody in the group could lead it just now. They can be asked once they have agreed to its rules.")
        )
    check_rate("seasons.looking", group.pk, at_most=1, per_seconds=86_400)
    Offer.objects.filter(group=group, kind=Kind.TAKE_ON).delete()
    for one in asked:
        offer = Offer.objects.create(group=group, kind=Kind.TAKE_ON, made_by=actor, made_to=one)
        tell([one], notices.OFFERED, about=offer.pk)
    audit.record(actor, "seasons.looked_for_somebody", group)


def check_unled(group: Group) -> None:
    """Refuses a group that somebody leads. One query."""
    if Membership.objects.filter(group=group, role=Role.LEADER, state__in=INSIDE).exists():
        raise NotNow(_("Somebody leads this group already."))


def _who_could(group: Group) -> list[Person]:
    rows = Membership.objects.filter(group=group, state=Standing.ACTIVE).select_related("person")
    able = [row for row in rows.order_by("joined_on", "pk") if access.can_lead(row, group)]
    able.sort(key=lambda row: _NEAREST.get(Role(row.role), 2))
    return [row.person for row in able[:MOST_ASKED]]


def take_on(offer: Offer) -> None:
    """Who was asked leads the group, the others are asked no more, everybody inside is told, and a group that rested goes on as far as
    nothing is missing."""
    assert offer.made_to_id is not None
    group = Group.objects.select_for_update().get(pk=offer.group_id)
    check_unled(group)
    Membership.objects.filter(group=group, person=offer.made_to_id).update(role=Role.LEADER)
    group.leader_id = offer.made_to_id
    if group.state == GroupState.PAUSED and not gaps(group):
        is_ending = Closing.objects.filter(group=group, is_over=False).exists()
        group.state = GroupState.CLOSING if is_ending else GroupState.OPEN
    group.save(update_fields=["leader", "state"])
    Offer.objects.filter(group=group, kind=Kind.TAKE_ON).delete()
    tell(access.people_inside(group.pk), notices.LED_AGAIN, about=group.pk, but_not=[offer.made_to_id])
