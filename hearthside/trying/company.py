"""Who could keep a newcomer company: the rule in one place, over what both said themselves."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Block, Person, State, unseen_by
from hearthside.groups.models import Group, Standing
from hearthside.groups.topics import TOPICS
from hearthside.trying.models import Buddy, Pair
from hearthside.vault.sealing import Sealed

MOST_LOOKED_AT = 200
LIFE = {
    "new_here": _("New to all this"),
    "starting_again": _("Starting again after a gap"),
    "lives_alone": _("Living alone"),
    "parent": _("Being a parent"),
    "cares": _("Caring for somebody"),
    "works_nights": _("Working shifts or nights"),
    "studies": _("School or studies"),
    "no_work": _("Without work for now"),
    "far_from_home": _("Far from home, or between two languages"),
}
SHARES = {**LIFE, **{name: label for name, label in TOPICS.items() if name != "general"}}
"""What two people may have in common: said by themselves, one by one, and never guessed."""


def likely(group: Group) -> dict[str, Any]:
    """What is shown first in this group: life, and what the group is about."""
    return {name: label for name, label in SHARES.items() if name in LIFE or name in group.topics}


def known(shares: list[str]) -> list[str]:
    """The shares that we have words for, each once, in our order."""
    return [share for share in SHARES if share in shares]


def labels(shares: list[str]) -> list[str]:
    """Their words."""
    return [str(SHARES[share]) for share in known(shares)]


def shares_of(row: Buddy | Pair) -> list[str]:
    """What the row says, or nothing while it does not open."""
    try:
        return known(list(row.shares.reveal()))
    except Sealed:
        return []


def best_buddy(
    newcomer: Person, group: Group, shares: list[str], *, but_not: Collection[str] = ()
) -> tuple[Buddy, list[str]] | None:
    """The buddy of this group who shares most with the newcomer (at least one thing) and carries least, with what they share; or None.

    Never across the age wall, never somebody either keeps away from, never somebody who rests or is paused, never above what they
    said they can carry, over all groups, and nobody in `but_not`. Five queries, whatever the number of groups.
    """
    rows = list(_willing(newcomer, group))
    load = _load([buddy.person_id for buddy in rows])
    found = [(buddy, common) for buddy in rows if (common := sorted({*shares} & {*shares_of(buddy)}))]
    free = [
        one for one in found if load.get(one[0].person_id, 0) < one[0].most and str(one[0].person_id) not in but_not
    ]
    ranked = sorted(free, key=lambda one: (-len(one[1]), load.get(one[0].person_id, 0), one[0].pk))
    return (ranked[0][0], known(ranked[0][1])) if ranked else None


def _willing(newcomer: Person, group: Group) -> QuerySet[Buddy]:
    inside = {"person__memberships__group": group, "person__memberships__state": Standing.ACTIVE}
    rows = Buddy.objects.filter(group=group, person__age_band=newcomer.age_band, person__state=State.ACTIVE, **inside)
    kept_away = {*unseen_by(newcomer), newcomer.pk, *_who_mutes(newcomer)}
    return rows.exclude(person__in=kept_away).select_related("person").order_by("pk")[:MOST_LOOKED_AT]


def _who_mutes(newcomer: Person) -> set[UUID]:
    """People who chose not to see the newcomer: they shall not be asked to keep them company."""
    return set(Block.objects.filter(blocked=newcomer).values_list("blocker_id", flat=True))


def _load(people: list[UUID]) -> dict[UUID, int]:
    rows = Pair.objects.filter(buddy__in=people, until__gt=timezone.now()).values("buddy").annotate(many=Count("pk"))
    return {row["buddy"]: row["many"] for row in rows}
