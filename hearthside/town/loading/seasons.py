"""Groups in their seasons: one covered, one whose leader asks for company, one that ends; and an organisation over some."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearthside.groups.models import Group, GroupState, Membership, Role, Standing
from hearthside.organisations import actions as organisations
from hearthside.organisations.models import Administrator, Organisation, UnderRoof
from hearthside.seasons.models import Closing, Kind, Offer, Reason, Stage
from hearthside.town.loading.scene import Scene

AWAY, ASKS, ENDS = "night-owls", "steady-ground", "milk-and-biscuits"
ROOF, RUN_BY = "River House", ("mia", "sol")
UNDER = {
    "slow-feet": "Sundays at 10, by the bridge",
    "the-paint-table": "Wednesday evenings",
    "library-steps": "Fridays at 4",
}
WAITS = "the-empty-chair"


def load_seasons(scene: Scene) -> None:
    """All of it, the same in every town of this seed."""
    _cover(scene)
    _ask_ben(scene)
    _end(scene)
    _roof(scene)


def _cover(scene: Scene) -> None:
    group, today = scene.groups[AWAY], timezone.localdate(scene.now)
    near = Membership.objects.filter(group=group, state=Standing.ACTIVE, agreed_version=group.rules_version)
    theirs = (
        near.filter(role=Role.MEMBER, person__age_band="18_plus", person__state="active")
        .order_by("person__name_key")
        .first()
    )
    if theirs is None:
        return
    _offer(scene, group, Kind.COVER, theirs.person_id, stage=Stage.RUNNING, role_before=theirs.role,
           starts_on=today - timedelta(days=3), ends_on=today + timedelta(days=9))  # fmt: skip
    Membership.objects.filter(pk=theirs.pk).update(role=Role.LEADER)
    Membership.objects.filter(group=group, person=group.leader).update(state=Standing.PAUSED)


def _ask_ben(scene: Scene) -> None:
    group, ben = scene.groups[ASKS], scene.person("ben")
    if Membership.objects.filter(group=group, person=ben, state=Standing.ACTIVE).exists():
        _offer(scene, group, Kind.CO_LEAD, ben.pk)


def _offer(scene: Scene, group: Group, kind: str, to: UUID, **more: Any) -> None:
    key, leader = scene.id_of("offer", group.slug), group.leader_id
    made = {"id": key, "group": group, "kind": kind, "made_by_id": leader, "made_to_id": to, "made_at": scene.ago(900)}
    Offer.objects.create(**made | more)


def _end(scene: Scene) -> None:
    group, today = scene.groups[ENDS], timezone.localdate(scene.now)
    Group.objects.filter(pk=group.pk).update(state=GroupState.CLOSING)
    last = today + timedelta(days=25)
    Closing.objects.create(
        group=group,
        reason=Reason.FEW,
        begun_on=today - timedelta(days=3),
        ends_on=last,
        kept_until=last + timedelta(days=90),
    )


def _roof(scene: Scene) -> None:
    roof = Organisation.objects.create(
        id=scene.id_of("organisation", ROOF),
        name=ROOF,
        slug="river-house",
        about="A house by the river with a big kitchen.",
    )
    for name in RUN_BY:
        Administrator.objects.create(id=scene.id_of("runs", name), organisation=roof, person=scene.person(name))
    for slug, hours in UNDER.items():
        under = UnderRoof.objects.create(group=scene.groups[slug], organisation=roof, hours=hours, is_welcomed=True)
        organisations.count(under, timezone.localdate(scene.now))
    UnderRoof.objects.create(group=scene.groups[WAITS], organisation=roof, hours="Every other Monday")
