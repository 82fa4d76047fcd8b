"""The groups of the town, their ground rules in their versions, and who belongs to them in which standing."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from hearthside.accounts.models import AgeBand, Person
from hearthside.groups.facts import Facts
from hearthside.groups.ground_rules import Rule, adjustable_rules, compose
from hearthside.groups.models import (
    LEADING,
    Agreement,
    GroundRules,
    Group,
    GroupFacts,
    Invitation,
    Membership,
    Role,
    Standing,
)
from hearthside.groups.spoken_codes import fingerprint
from hearthside.town.loading.scene import A_BATCH, SAFETY_LEAD, Scene
from hearthside.town.personas import PERSONAS
from hearthside.town.seed_text import read_seed
from hearthside.town.townsfolk import YOUNG
from hearthside.town.woven import Seed

SEEN = {
    "public": ("listed", "members"),
    "members": ("listed", "members"),
    "chosen_people": ("private", "members"),
}
"""The seeds' word for who can see a group, and what it means here: who may know of it, who may read along."""
READ_BY_ALL = {"slow-feet", "beside-you"}
TOPICS = {
    "low-tide": ["depression", "loneliness"],
    "steady-ground": ["anxiety", "stress_burnout"],
    "the-empty-chair": ["grief"],
    "slow-feet": ["outdoors", "staying_well"],
    "night-owls": ["general", "loneliness"],
    "the-paint-table": ["creative", "long_term_condition"],
    "library-steps": ["stress_burnout", "anxiety"],
    "milk-and-biscuits": ["perinatal_parenting"],
    "three-spoons": ["long_term_condition"],
    "clear-water": ["addiction", "staying_well"],
    "the-bus-shelter": ["general", "identity"],
    "beside-you": ["carers_family", "relationships"],
}
CHANGED = "steady-ground"
"""Its ground rules changed in substance a few days ago: a third of its members, ava among them, have not agreed again yet."""
ASKED = ("the-empty-chair", "clear-water", "the-bus-shelter")


def load_groups(scene: Scene) -> None:
    """Every group of the seeds is open, those of `more_groups` stand as they say, each with its rules and its people."""
    more: list[Seed] = read_seed("more_groups")["groups"]
    for seed in (*scene.woven.groups, *more):
        scene.groups[seed["slug"]] = _group(scene, seed)
    Group.objects.bulk_create(scene.groups.values())
    said: Seed = read_seed("facts")
    GroupFacts.objects.bulk_create(
        GroupFacts(group=scene.groups[slug], **Facts(**facts).columns()) for slug, facts in said.items()
    )
    GroundRules.objects.bulk_create(
        version for seed in (*scene.woven.groups, *more) for version in _versions(scene, seed)
    )
    _load_belonging(scene, more)
    _load_training(scene)
    _load_invitations(scene)


def _group(scene: Scene, seed: Seed) -> Group:
    form, slug = seed["format"], seed["slug"]
    visibility, readers = SEEN[form["visibility"]]
    return Group(
        id=scene.id_of("group", slug),
        slug=slug,
        **{name: seed[name] for name in ("name", "purpose", "for_whom", "what_it_is_not", "how_it_is_kept_safe", "welcome")},
        **{name: form[name] for name in ("leadership", "membership", "mode")},
        joining="request" if form["joining"] == "on_request" else form["joining"],
        visibility=visibility,
        readers="everyone" if slug in READ_BY_ALL else readers,
        age_band="16_17" if form["age_band"] == YOUNG else "18_plus",
        state=seed.get("state", "open"),
        leader=scene.person(seed["leader"]),
        safety_lead=scene.person(SAFETY_LEAD),
        topics=TOPICS.get(slug, ["general"]),
        rules_version=2 if slug == CHANGED else 1,
        rules_floor=2 if slug == CHANGED else 1,
        opened_on=None if seed.get("state") == "in_review" else timezone.localdate(scene.now) - timedelta(days=720),
    )  # fmt: skip


def _versions(scene: Scene, seed: Seed) -> list[GroundRules]:
    own = [
        Rule(id=f"own{place}", title=rule["title"], text=rule["text"])
        for place, rule in enumerate(seed["own_rules"], 1)
    ]
    chosen = {rule["id"] for rule in adjustable_rules()}
    if seed["slug"] != CHANGED:
        return [_version(scene, seed, 1, compose(chosen, own), 720)]
    first = _version(scene, seed, 1, compose(chosen, []), 720)
    second = _version(scene, seed, 2, compose(chosen, own), 4)
    second.change_note = "Some of us got frightened by looking things up, so we wrote this down together."
    return [first, second]


def _version(scene: Scene, seed: Seed, number: int, rules: list[Rule], days_ago: int) -> GroundRules:
    key = scene.id_of("rules", seed["slug"], number)
    group = scene.groups[seed["slug"]]
    return GroundRules(id=key, group=group, version=number, rules=rules, made_at=scene.ago(days_ago * 1440))


def _load_belonging(scene: Scene, more: list[Seed]) -> None:
    rows: dict[tuple[str, str], Membership] = {}
    for index, woven in enumerate(scene.woven.people):
        for slug in woven.groups:
            _add(scene, rows, slug, scene.people[index])
    for seed in (*scene.woven.groups, *more):
        _add(scene, rows, seed["slug"], scene.person(seed["leader"]), Role.LEADER)
        if co_leader := seed["co_leader"]:
            _add(scene, rows, seed["slug"], scene.person(co_leader), Role.MODERATOR)
    _let_some_rest(scene, list(rows.values()))
    asked = [_membership(scene, slug, person, state=Standing.ASKED) for slug, person in _who_asks(scene, rows)]
    Membership.objects.bulk_create([*rows.values(), *asked], batch_size=A_BATCH)
    Agreement.objects.bulk_create([one for row in rows.values() for one in _agreements(scene, row)], batch_size=A_BATCH)


def _load_training(scene: Scene) -> None:
    """Those who lead have finished the course, and every second one has a certificate; of one nothing is on record, as it happens."""
    leading = Membership.objects.filter(role__in=LEADING).order_by("person__name").values_list("person_id", flat=True)
    today, folk = timezone.localdate(scene.now), {one.pk: one for one in scene.people}
    plain = [folk[key] for key in dict.fromkeys(leading) if not folk[key].is_helper]
    for place, person in enumerate(plain[:-1]):
        person.course_on = max(person.joined_on, today - timedelta(days=90 + 41 * (place % 7)))
        if place % 2 and person.age_band == AgeBand.ADULT and person.name not in PERSONAS:
            person.helper_since = person.course_on + timedelta(days=12)
            person.helper_until = today + timedelta(days=120 + 30 * (place % 5))
    Person.objects.bulk_update(plain, ["course_on", "helper_since", "helper_until"])


def _add(scene: Scene, rows: dict[tuple[str, str], Membership], slug: str, person: Person, role: str = "") -> None:
    usual = Role.HELPER if person.name == "ben" else Role.MEMBER
    rows[slug, person.name] = _membership(scene, slug, person, role=role or usual)


def _membership(
    scene: Scene, slug: str, person: Person, role: str = Role.MEMBER, state: str = Standing.ACTIVE
) -> Membership:
    group = scene.groups[slug]
    row = Membership(id=scene.id_of("member", slug, person.name), group=group, person=person, role=role, state=state)
    row.joined_on = max(person.joined_on, _opened(group))
    if state == Standing.ACTIVE:
        row.agreed_version = group.rules_version
    if slug == CHANGED and (person.name == "ava" or (role == Role.MEMBER and scene.random.random() < 0.33)):
        row.agreed_version = 1
    return row


def _opened(group: Group) -> date:
    return group.opened_on or date.min


def _let_some_rest(scene: Scene, rows: list[Membership]) -> None:
    for row in rows:
        if row.role == Role.MEMBER and row.person.name != "ava" and scene.random.random() < 0.03:
            row.state = Standing.PAUSED


def _who_asks(scene: Scene, rows: dict[tuple[str, str], Membership]) -> list[tuple[str, Person]]:
    """Two people of the right age for each group that answers requests."""
    found: list[tuple[str, Person]] = []
    for slug in ASKED:
        band = scene.groups[slug].age_band
        outside = [one for one in scene.people[30:-1] if one.age_band == band and (slug, one.name) not in rows]
        found += [(slug, person) for person in outside[:2]]
    return found


def _agreements(scene: Scene, row: Membership) -> list[Agreement]:
    return [
        Agreement(
            id=scene.id_of("agreed", row.group_id, row.person_id, version),
            group_id=row.group_id,
            person_id=row.person_id,
            version=version,
            agreed_at=scene.ago(1440 * (2 if version == 2 else 100)),
        )
        for version in range(1, row.agreed_version + 1)
    ]


def _load_invitations(scene: Scene) -> None:
    """A card for the library's board, and a way into the private circle. Nobody knows their codes."""
    for slug, note, uses, leader in (
        ("low-tide", "Card for the library's notice board", 20, "mia"),
        ("three-spoons", "For a friend of Lou", 1, "Bryony"),
    ):
        key = scene.id_of("invitation", slug)
        Invitation.objects.create(
            id=key,
            group=scene.groups[slug],
            code_hash=fingerprint(f"nobody knows {key}"),
            made_by=scene.person(leader),
            note=note,
            uses_left=uses,
            expires_at=scene.now + timedelta(days=10),
        )
