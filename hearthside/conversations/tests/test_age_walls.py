"""No private group ever joins an adult and a young person: every state that small worlds can reach is walked and looked at.

A world is one group and two people, one of whom may come of age. Steps are the verbs of the house. A state is what the tables say; each is
visited once. What can be reached is read from outside: who can read the conversation, and who can write in it.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import pytest
from django.db.models import Q

from hearthside.accounts.models import AgeBand, Person
from hearthside.accounts.tests.builders import fresh_counters, person
from hearthside.conversations import models as conversations
from hearthside.conversations.models import Thread
from hearthside.groups import access, actions
from hearthside.groups import models as groups
from hearthside.groups.models import INSIDE, AgeWall, Agreement, Group, Joining, Membership, Role, Visibility
from hearthside.groups.plans import Plan
from hearthside.groups.tests.builders import group
from hearthside.kernel.refusals import Refusal, permits

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ADULT, YOUTH = AgeBand.ADULT, AgeBand.YOUTH
SHAPES = [
    (Visibility.LISTED, AgeWall.ALL, Joining.OPEN),
    (Visibility.LISTED, AgeWall.YOUTH, Joining.REQUEST),
    (Visibility.LISTED, AgeWall.ADULTS, Joining.OPEN),
    (Visibility.PRIVATE, AgeWall.YOUTH, Joining.INVITATION),
    (Visibility.PRIVATE, AgeWall.ADULTS, Joining.INVITATION),
]


class Place(NamedTuple):
    """Where one of the two stands: band, role, standing."""

    band: str
    role: str
    state: str


class State(NamedTuple):
    """What the tables say of the world."""

    shape: tuple[str, str, str]
    leader: int
    people: tuple[Place, Place]


@dataclass
class World:
    """The group, its one conversation, and two people: the second may come of age. Somebody of the team invites, lets in and appoints."""

    group: Group
    thread: Thread
    people: list[Person]

    def read(self) -> State:
        found = Group.objects.get(pk=self.group.pk)
        leader = next((at for at, one in enumerate(self.people) if one.pk == found.leader_id), -1)
        rows = {row.person_id: row for row in Membership.objects.filter(group=found)}
        bands = dict(Person.objects.filter(pk__in=[one.pk for one in self.people]).values_list("pk", "age_band"))
        places = [
            Place(bands[one.pk], *((rows[one.pk].role, rows[one.pk].state) if one.pk in rows else ("", "")))
            for one in self.people
        ]
        return State((found.visibility, found.age_band, found.joining), leader, (places[0], places[1]))

    def write(self, state: State) -> None:
        leader = self.people[state.leader] if state.leader >= 0 else None
        visibility, band, joining = state.shape
        life = "open" if leader else "paused"
        about = {
            "visibility": visibility,
            "age_band": band,
            "joining": joining,
            "leader": leader,
            "state": life,
            "listing_wish": "",
        }
        Group.objects.filter(pk=self.group.pk).update(**about)
        Membership.objects.filter(group=self.group).delete()
        version = self.group.rules_version
        Membership.objects.bulk_create(
            Membership(group=self.group, person=one, role=at.role, state=at.state, agreed_version=version)
            for one, at in zip(self.people, state.people, strict=True)
            if at.state
        )
        for one, at in zip(self.people, state.people, strict=True):
            Person.objects.filter(pk=one.pk).update(age_band=at.band)

    def fresh(self) -> tuple[Group, list[Person]]:
        return Group.objects.get(pk=self.group.pk), [Person.objects.get(pk=one.pk) for one in self.people]


Step = Callable[[Group, list[Person]], Any]


def steps() -> Iterator[Step]:
    """Everything the house lets anybody do that could bring two people together, by either of the two towards either."""
    for at in (0, 1):
        yield lambda place, two, at=at: actions.join(person=two[at], group=place)
        yield lambda place, two, at=at: actions.leave(person=two[at], group=place)
        yield lambda place, two, at=at: _invited(place, two[at], two[1 - at])
        yield lambda place, two, at=at: actions.accept(actor=two[1 - at], group=place, person_id=two[at].pk)
        for role in (Role.LEADER, Role.MEMBER):
            yield lambda place, two, at=at, role=role: actions.set_role(
                actor=two[1 - at], group=place, person_id=two[at].pk, role=role
            )
        for shape in SHAPES:
            yield lambda place, two, at=at, shape=shape: _edited(place, two[at], shape)
            yield lambda place, two, at=at, shape=shape: _edited_and_listed(place, two[at], shape)
    yield lambda place, two: Person.objects.filter(pk=two[1].pk).update(age_band=ADULT)


def _invited(place: Group, guest: Person, host: Person) -> None:
    fresh_counters()
    _invitation, code = actions.invite(actor=host, group=place)
    actions.come_in(person=guest, code=code)


def _edited(place: Group, who: Person, shape: tuple[str, str, str]) -> None:
    fields = {name: getattr(place, name) for name in Plan.__dataclass_fields__}
    visibility, age_band, joining = shape
    changed = {**fields, "visibility": visibility, "age_band": age_band, "joining": joining}
    actions.edit_group(actor=who, group=place, plan=Plan(**changed))


def _edited_and_listed(place: Group, who: Person, shape: tuple[str, str, str]) -> None:
    """The change, and the team's yes where it asks to be listed."""
    _edited(place, who, shape)
    place.refresh_from_db()
    actions.decide_listing(actor=person(is_safety_lead=True), group=place, is_yes=True)


def can_reach(person: Person, world: World) -> bool:
    """Reads the conversation, or writes in the group."""
    place = Group.objects.get(pk=world.group.pk)
    reads = Thread.objects.visible_to(person).filter(pk=world.thread.pk).exists()
    return reads or permits(access.check_can_write, person, place)


def trouble(world: World) -> str:
    """What is wrong with this state; nothing when the wall holds."""
    place, two = world.fresh()
    is_mixed = two[0].is_minor != two[1].is_minor
    if place.is_private and is_mixed and all(can_reach(one, world) for one in two):
        return "a private group joins an adult and a young person"
    writing = [one for one in two if permits(access.check_can_write, one, place)]
    if place.age_band == AgeWall.ADULTS and any(one.is_minor for one in writing):
        return "a young person writes among adults"
    if place.age_band == AgeWall.YOUTH and any(not one.is_minor and not _leads(one, place) for one in writing):
        return "an adult who does not lead writes among the young"
    return ""


def _leads(person: Person, place: Group) -> bool:
    return Membership.objects.filter(group=place, person=person, role__in=access.LEADING, state__in=INSIDE).exists()


def walk(world: World, *, most: int = 600, until_wrong: bool = False) -> tuple[int, list[tuple[State, str]]]:
    """Every state reachable from this one: how many, and those in which the wall does not hold."""
    first = world.read()
    seen, waiting, wrong = {first}, [first], []
    while waiting and not (wrong and until_wrong):
        state = waiting.pop()
        world.write(state)
        if found := trouble(world):
            wrong.append((state, found))
        for step in steps():
            world.write(state)
            with suppress(Refusal):
                step(*world.fresh())
            after = world.read()
            if after not in seen:
                seen.add(after)
                waiting.append(after)
        assert len(seen) <= most, "The world is not small any more."
    return len(seen), wrong


def world_of(*, leader: int, shape: tuple[str, str, str], first: str = ADULT) -> World:
    """A world with its group led by the first (0) or the second (1), who is young at first."""
    fresh_counters()
    two = [person("Ada", age_band=first), person("Kim", age_band=YOUTH)]
    visibility, band, joining = shape
    place = group("The table", leader=two[leader], visibility=visibility, age_band=band, joining=joining)
    for one in two:
        Agreement.objects.get_or_create(group=place, person=one, version=place.rules_version)
    return World(place, Thread.objects.create(group=place, title="A quiet evening"), two)


STARTS = {
    "led by the adult": {"leader": 0, "shape": SHAPES[0]},
    "led by a young person who comes of age among the young": {"leader": 1, "shape": SHAPES[3], "first": YOUTH},
}


@pytest.mark.parametrize("start", STARTS)
def test_no_reachable_state_joins_an_adult_and_a_young_person(start: str, record_property: Any) -> None:
    count, wrong = walk(world_of(**STARTS[start]))  # type: ignore[arg-type]
    record_property("states", count)
    assert count > 20
    assert wrong == []


def test_the_walk_sees_a_house_whose_wall_has_a_hole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the age check at the doors the walk finds states in which the two are joined; it stops at the first."""
    monkeypatch.setattr(access, "age_fits", lambda person, group_age_band: True)
    monkeypatch.setattr(groups, "behind_the_wall", lambda person: Q())
    monkeypatch.setattr(conversations, "behind_the_wall", lambda person: Q())
    _count, wrong = walk(world_of(leader=1, shape=SHAPES[3]), until_wrong=True)
    assert wrong


def test_nobody_but_the_team_writes_to_a_mailbox() -> None:
    """The one private line between two people leads to the team: there is no verb by which members write to members."""
    from inspect import signature

    from hearthside.conversations import actions as talk

    private = [
        name
        for name in talk.__all__
        if {"to", "addressee", "recipient"} & set(signature(getattr(talk, name)).parameters)
    ]
    assert private == []
