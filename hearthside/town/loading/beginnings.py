"""A circle of three in the town, and the plans that its groups keep for their meetings."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from hearthside.circles.models import Shaped
from hearthside.circles.shapes import get_shape
from hearthside.groups.models import Agreement, GroundRules, Group, GroupState, Joining, Membership, Role
from hearthside.town.loading.scene import SAFETY_LEAD, Scene

SHAPES = {
    "low-tide": "peer-group",
    "slow-feet": "walking",
    "the-paint-table": "art",
    "the-empty-chair": "grief",
    "night-owls": "quiet-drop-in",
    "beside-you": "family-and-friends",
    "clear-water": "four-points",
    "library-steps": "study-circle",
}
CIRCLE, LEADER, MEMBERS = "kitchen-table", "Marigold", ("ava", "Tomasz B")


def load_beginnings(scene: Scene) -> None:
    """Most groups keep a plan; three people who know each other have a circle that nobody else can find."""
    shaped = {scene.groups[slug]: shape for slug, shape in SHAPES.items() if slug in scene.groups}
    Shaped.objects.bulk_create(Shaped(group=group, shape=shape) for group, shape in shaped.items())
    circle = _circle(scene)
    circle.save(force_insert=True)
    version = scene.id_of("rules", CIRCLE, 1)
    rules = get_shape("walking").rules()
    GroundRules.objects.create(id=version, group=circle, version=1, rules=rules, made_at=scene.ago(60_000))
    Shaped.objects.create(group=circle, shape="walking")
    for name in (LEADER, *MEMBERS):
        _belongs(scene, circle, name)


def _circle(scene: Scene) -> Group:
    plan = get_shape("walking").plan(
        name="Kitchen table",
        purpose="Three of us walk on Sundays, and put the kettle on afterwards.",
        for_whom="Us three.",
    )
    ways = {"visibility": "private", "joining": Joining.INVITATION, "is_circle": True, "seats": 8}
    return Group(
        id=scene.id_of("group", CIRCLE),
        slug=scene.id_of("slug", CIRCLE).hex[:16],
        **plan.fields() | ways,
        state=GroupState.OPEN,
        leader=scene.person(LEADER),
        safety_lead=scene.person(SAFETY_LEAD),
        rules_version=1,
        rules_floor=1,
        opened_on=timezone.localdate(scene.now) - timedelta(days=40),
    )


def _belongs(scene: Scene, circle: Group, name: str) -> None:
    person = scene.person(name)
    role = Role.LEADER if name == LEADER else Role.MEMBER
    since = max(person.joined_on, circle.opened_on) if circle.opened_on else person.joined_on
    Membership.objects.create(
        id=scene.id_of("member", CIRCLE, name),
        group=circle,
        person=person,
        role=role,
        agreed_version=1,
        joined_on=since,
    )
    Agreement.objects.create(
        id=scene.id_of("agreed", CIRCLE, name), group=circle, person=person, version=1, agreed_at=scene.ago(30_000)
    )
