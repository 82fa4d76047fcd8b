"""Who looks around in the town, who keeps newcomers company, and how each group is said to be. Written last: it moves no dice of others."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.cards import actions as cards
from hearthside.cards.models import QUESTIONS, Review
from hearthside.conversations.models import Post, Thread
from hearthside.groups.models import SHOWN, AgeWall, Group, Joining, Membership, Role, Standing, Visibility
from hearthside.kernel.markdown import RENDERER, cook
from hearthside.town.loading.scene import Scene
from hearthside.town.seed_text import read_seed
from hearthside.town.woven import Seed
from hearthside.trying.models import Buddy, Pair, Passport, Trial, Welcome

LIKED = {"the-paint-table": 0.7, "night-owls": 0.8, "library-steps": 0.85}
"""How many say yes there; elsewhere nine in ten."""
A_GROUPFUL = 14


def load_trying(scene: Scene) -> None:
    """Ava looks around in three groups with her notes, somebody else said hello, two pair up, and every group has its card."""
    seed: Seed = read_seed("trying")
    for slug in seed["takes_tasters"]:
        Welcome.objects.create(group=scene.groups[slug], takes_tasters=True)
    _look_around(scene, seed)
    _keep_company(scene, seed)
    _say_hello(scene, seed["hello"])
    _say_how_it_is(scene)
    for group in Group.objects.filter(state__in=SHOWN):
        cards.make_card(group)


def _look_around(scene: Scene, seed: Seed) -> None:
    pages = {}
    for one in seed["looking_around"]:
        if _is_inside(scene, one["who"], one["group"]):
            continue
        _trial(scene, scene.person(one["who"]), one["group"], one["days_left"])
        pages[str(scene.groups[one["group"]].pk)] = _page(scene, one)
    ended_on = timezone.localdate(scene.now) - timedelta(days=6)
    before = seed["before"]
    pages[str(scene.groups[before["group"]].pk)] = _page(scene, before) | {"ended_on": ended_on.isoformat()}
    Passport.objects.create(id=scene.id_of("passport"), person=scene.person(before["who"]), pages=pages)


def _is_inside(scene: Scene, name: str, slug: str) -> bool:
    return Membership.objects.filter(group=scene.groups[slug], person=scene.person(name)).exists()


def _trial(scene: Scene, person: Person, slug: str, days: int) -> Trial:
    group = scene.groups[slug]
    until, key = scene.now + timedelta(days=days, hours=3), scene.id_of("trial", slug, person.name)
    return Trial.objects.create(id=key, group=group, person=person, until=until, agreed_version=group.rules_version)


def _page(scene: Scene, one: Seed) -> dict[str, object]:
    said = {"note": one["note"], "marks": one["marks"]}
    return {"name": scene.groups[one["group"]].name, **{name: value for name, value in said.items() if value}}


def _keep_company(scene: Scene, seed: Seed) -> None:
    """The members named in the seeds offer company where they are inside; one newcomer waits for Ben's answer."""
    for one in seed["buddies"]:
        person, group = scene.person(one["who"]), scene.groups[one["group"]]
        if Membership.objects.filter(group=group, person=person, state=Standing.ACTIVE).exists():
            key = scene.id_of("buddy", one["group"], one["who"])
            Buddy.objects.create(id=key, group=group, person=person, shares=one["shares"], most=one["most"])
    asked, group = seed["asked"], scene.groups[seed["asked"]["group"]]
    plain = Membership.objects.filter(
        group=group, role=Role.MEMBER, state=Standing.ACTIVE, person__age_band=AgeWall.ADULTS
    )
    newest = plain.exclude(person__name__in=["ava", "ben"]).order_by("-joined_on", "person__name").first()
    if newest:
        Pair.objects.create(
            id=scene.id_of("pair"), group=group, newcomer=newest.person, buddy=scene.person(asked["buddy"]),
            shares=asked["shares"], until=scene.now + timedelta(days=27),
        )  # fmt: skip


def _say_hello(scene: Scene, hello: Seed) -> None:
    """Somebody from the end of the town looks around and has said so."""
    outside = [one for one in scene.people[::-1] if one.age_band == AgeWall.ADULTS]
    who = next(one for one in outside if not _is_inside(scene, one.name, hello["group"]))
    _trial(scene, who, hello["group"], 11)
    group, said_at = scene.groups[hello["group"]], scene.ago(200)
    thread = Thread.objects.create(
        id=scene.id_of("thread", "hello"), group=group, title=hello["title"], author=who, is_hello=True, last_number=1,
        created_at=said_at, last_post_at=said_at,
    )  # fmt: skip
    Post.objects.create(
        id=scene.id_of("post", "hello"), thread=thread, number=1, author=who, body=hello["body"], html=cook(hello["body"]),
        renderer=RENDERER, once="hello-of-the-town", created_at=said_at,
    )  # fmt: skip


def _say_how_it_is(scene: Scene) -> None:
    """Some members of each listed group said how it is, three weeks ago. Who looks after it, and the personas, said nothing."""
    chance = Random(scene.seed)  # noqa: S311 - scatters answers, guards nothing
    for slug, group in scene.groups.items():
        if group.visibility != Visibility.LISTED or group.joining == Joining.INVITATION:
            continue
        rows = Membership.objects.filter(group=group, role=Role.MEMBER, state=Standing.ACTIVE).select_related("person")
        folk = [
            row.person for row in rows.order_by("person__name")[:A_GROUPFUL] if row.person.name not in ("ava", "ben")
        ]
        for person in folk:
            _review(scene, slug, person, chance)


def _review(scene: Scene, slug: str, person: Person, chance: Random) -> None:
    likes = LIKED.get(slug, 0.9)
    answers = {
        one: chance.choices(("yes", "partly", "no"), (likes, (1 - likes) * 0.7, (1 - likes) * 0.3))[0]
        for one in QUESTIONS
    }
    Review.objects.create(
        id=scene.id_of("review", slug, person.name), group=scene.groups[slug], person=person, answers=answers,
        first_on=timezone.localdate(scene.now) - timedelta(days=21), days=100,
    )  # fmt: skip
