"""What an organisation sees: every kind of person at every page of every group, against one rule written down here."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse

from hearthside.accounts.models import Person, State
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.conversations.tests.builders import WORRYING, first_post, thread
from hearthside.groups.models import Group, Membership, Role
from hearthside.groups.tests.builders import group, member
from hearthside.organisations.models import Administrator
from hearthside.organisations.tests.builders import organisation, under
from hearthside.safety.models import Case

pytestmark = pytest.mark.django_db
INSIDERS = {"reader": Role.MEMBER, "keeper": Role.LEADER}
PEOPLE = ("visitor", "stranger", "runs_north", "runs_south", "runs_both", "ran_north", "paused_north", *INSIDERS)
GROUPS = ("north_listed", "north_private", "south_listed", "south_private", "free_private")
POST, TITLE, MEMBER, WHY = "A canary sang by the canal", "Canary title", "Canary Member", "read its reasons"
Address = Callable[["World", str], str]


@dataclass
class World:
    """Two organisations, six groups, and people by what they are. The insiders are inside every group."""

    people: dict[str, Person | None] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    talks: dict[str, tuple[str, str]] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)


def of_group(name: str) -> Address:
    return lambda world, place: reverse(name, args=[world.groups[place].slug])


PAGES: dict[str, Address] = {
    "the group": of_group("groups:group"),
    "its people": of_group("groups:people"),
    "who asked": of_group("groups:requests"),
    "its invitations": of_group("groups:invitations"),
    "looking after it": of_group("groups:lead"),
    "its words": of_group("groups:edit"),
    "its talk": of_group("conversations:list"),
    "a conversation": lambda world, place: reverse("conversations:thread", args=[world.talks[place][0]]),
    "a case": lambda world, place: reverse("safety:case", args=[world.talks[place][1]]),
    "who looks after it": of_group("seasons:keeping"),
    "its plan": of_group("circles:plan"),
    "its roof": of_group("organisations:roof"),
}


def small_world() -> World:
    fresh_counters()
    world = World({name: person() for name in PEOPLE if name != "visitor"})
    world.people["visitor"] = None
    lead = person("Robin Canary", is_safety_lead=True)
    for place in GROUPS:
        _furnish(world, place, lead)
    _roofs(world)
    for name, who in world.people.items():
        world.clients[name] = signed_in_client(who) if who else Client()
    Person.objects.filter(pk=world.people["paused_north"].pk).update(state=State.PAUSED)  # type: ignore[union-attr]
    return world


def _furnish(world: World, place: str, lead: Person) -> None:
    is_private = place.endswith("private")
    made = group(f"Group {place}", visibility="private" if is_private else "listed", safety_lead=lead)
    world.groups[place] = made
    writer = member(made, person(f"{MEMBER} {place[:9]}")).person
    for name, role in INSIDERS.items():
        member(made, world.people[name], role=role)
    talk = thread(made, writer, title=TITLE, body=f"{POST}. {WORRYING}")
    case = Case.objects.get(kind="post", subject_id=first_post(talk).pk)
    world.talks[place] = (str(talk.pk), str(case.pk))


def _roofs(world: World) -> None:
    north, south = (
        organisation("North", run_by=world.people["runs_north"]),
        organisation("South", run_by=world.people["runs_south"]),
    )
    for name in ("runs_both", "ran_north", "paused_north"):
        Administrator.objects.create(organisation=north, person=world.people[name])
    Administrator.objects.create(organisation=south, person=world.people["runs_both"])
    Administrator.objects.filter(organisation=north, person=world.people["ran_north"]).delete()
    for place, made in world.groups.items():
        if not place.startswith("free"):
            under(north if place.startswith("north") else south, made)


def checks(world: World, people: tuple[str, ...] = PEOPLE) -> list[tuple[str, str, str, str]]:
    """(who, group, page, what is wrong) for every answer that the rule does not allow; nothing when all is well."""
    found = []
    for who in people:
        for place in GROUPS:
            for page, address in PAGES.items():
                fault = _fault(world, who, place, page, address)
                found += [(who, place, page, fault)] if fault else []
    return found


def _fault(world: World, who: str, place: str, page: str, address: Address) -> str:
    answer = world.clients[who].get(address(world, place))
    text = answer.content.decode()
    if who in INSIDERS:
        may = page not in LEADERS or INSIDERS[who] == Role.LEADER
        return "" if page == "a case" or (answer.status_code == 200) == may else f"insider: {answer.status_code}"
    if any(canary in text for canary in (POST, TITLE, MEMBER, WHY)):
        return "words or names"
    is_open_page = page in ("the group", "its talk") and place.endswith("listed") and who != "paused_north"
    return "" if (answer.status_code == 200) == is_open_page else f"answers {answer.status_code}"


LEADERS = {"who asked", "its invitations", "looking after it", "its words"}


def own_pages(world: World) -> list[tuple[str, str, str]]:
    """(who, organisation, what is wrong) for the pages of the organisations themselves."""
    runs = {"runs_north": {"north"}, "runs_south": {"south"}, "runs_both": {"north", "south"}}
    found = []
    for who in PEOPLE:
        for name in ("north", "south"):
            answer = world.clients[who].get(reverse("organisations:organisation", args=[name]))
            fault = _own_fault(answer.content.decode(), answer.status_code, name, name in runs.get(who, set()))
            found += [(who, name, fault)] if fault else []
    return found


def _own_fault(text: str, status: int, name: str, may: bool) -> str:
    if (status == 200) != may:
        return f"answers {status}"
    if not may:
        return "names a group" if "Group " in text and "_listed" in text else ""
    others = "south" if name == "north" else "north"
    if any(word in text for word in (POST, TITLE, MEMBER, WHY, f"Group {others}", "Group free")):
        return "more than it may"
    numbers = re.findall(r"roughly</dt><dd>([^<]*)<", text)
    return "" if numbers == ["fewer than 5"] * 2 else f"numbers {numbers}"


def test_more_than_five_hundred_checks_find_nobody_who_sees_too_much() -> None:
    assert len(PEOPLE) * len(GROUPS) * len(PAGES) >= 500
    world = small_world()
    assert checks(world) == [] and own_pages(world) == []


def test_a_door_left_open_for_those_who_run_it_would_be_found() -> None:
    world = small_world()
    member(world.groups["north_private"], world.people["runs_north"])
    found = checks(world, ("runs_north", "runs_both"))
    assert {(who, place) for who, place, _page, _fault in found} == {("runs_north", "north_private")}
    assert {"its talk", "a conversation", "its people"} <= {page for _who, _place, page, _fault in found}
    assert Membership.objects.filter(person=world.people["runs_north"]).count() == 1
