"""Does the finder find, and how fast? python -m bench.finder [database address]

2,000 made-up people (`finder_town`), each at home in one of 60 groups; nobody tells the rule which. Five such towns, each drawn from a
number of its own. Beside the rule: any three groups, the most popular three, the nearest three. Then 10,000 groups in a database: how
long a search by facets and a match take, from the first query to what the page shows, in milliseconds of the wall clock and of the
processor.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from math import hypot
from typing import Any
from uuid import UUID

import django

from bench.machine import load
from bench.site import environment

PEOPLE, GROUPS, MANY, ROUNDS = 2000, 60, 10_000, 300
SEEDS = (4, 14, 24, 34, 44)
"""Each draws a town and people of its own."""
GOALS = "goals: the finder 90 % or more; facets p99 under 200 ms; a match under 100 ms"


def quality(seed: int) -> dict[str, float]:
    """For each way to choose: the share of people whose group is among the first three."""
    from bench.finder_town import Somebody, Town, listings
    from hearthside.finding.catalogue import Catalogue
    from hearthside.finding.matching import match

    town = Town(seed, GROUPS)
    known, people = Catalogue(listings(town)), [town.somebody() for _ in range(PEOPLE)]
    popular = [one.id for one in sorted(town.tables, key=lambda one: -one.crowd)][:3]

    def by_rule(one: Somebody) -> list[UUID]:
        found = match(one.answers, known, day="a day")
        return [fit.group.id for fit in (found.best or found.nearest)[:3]]

    def nearest(one: Somebody) -> list[UUID]:
        ways = [(hypot(table.town[0] - one.town[0], table.town[1] - one.town[1]), table.id) for table in town.tables]
        return [id for _way, id in sorted(ways)[:3]]

    ways: dict[str, Callable[[Somebody], list[UUID]]] = {
        "the finder": by_rule,
        "any three": lambda _one: [one.id for one in town.dice.sample(town.tables, 3)],
        "the most popular": lambda _one: popular,
        "the nearest": nearest,
    }
    return {name: sum(one.home in way(one) for one in people) / len(people) for name, way in ways.items()}


def print_quality() -> None:
    """Prints, for each way to choose, the middle of all towns, and the least and the most."""
    towns = [quality(seed) for seed in SEEDS]
    for name in towns[0]:
        shares = sorted(town[name] for town in towns)
        spread = f"{statistics.median(shares):.1%} ({shares[0]:.1%} to {shares[-1]:.1%})"
        print(f"{name}: the right group among the first three for {spread} of {PEOPLE}, in {len(SEEDS)} towns")


def fill() -> None:
    """10,000 listed groups with facts."""
    from bench.finder_town import Town, spoken
    from hearthside.accounts.models import Person
    from hearthside.groups.models import Group, GroupFacts, GroupState

    lead = Person.objects.create(name="Bench Lead", is_safety_lead=True)
    town = Town(5, MANY)
    groups = [
        Group(
            id=table.id, slug=f"group-{number}", name=f"Group {number}", purpose="To talk.", for_whom="Anybody.",
            leadership=table.host, membership=table.rhythm, mode=table.mode, joining="open", state=GroupState.OPEN,
            leader=lead, safety_lead=lead, rules_version=1, topics=table.troubles,
        )
        for number, table in enumerate(town.tables)
    ]  # fmt: skip
    Group.objects.bulk_create(groups, batch_size=500)
    rows = [GroupFacts(group_id=table.id, **spoken(town, table)) for table in town.tables]
    GroupFacts.objects.bulk_create(rows, batch_size=500)


def measured(work: Callable[[int], Any]) -> str:
    """Median, p99 and longest of many runs, by the wall clock and by the processor."""
    wall, cpu = [], []
    for number in range(ROUNDS):
        began, worked = time.perf_counter(), time.process_time()
        work(number)
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - worked) * 1000)
    said = [
        f"{name} median {statistics.median(one):.0f}, p99 {statistics.quantiles(one, n=100)[98]:.0f}, longest {max(one):.0f} ms"
        for name, one in (("wall", wall), ("processor", cpu))
    ]
    return "; ".join(said)


def speed() -> None:
    """Prints how long a search and a match take; every hundredth reads the groups anew, as a process does once a minute, and one of them
    has said something else since."""
    from bench.finder_town import Town
    from hearthside.finding import queries, shelf
    from hearthside.finding.facets import Facets
    from hearthside.finding.listing import Spot
    from hearthside.groups.models import GroupFacts

    town = Town(5, 500)
    people = [town.somebody() for _ in range(ROUNDS)]

    def read_anew(number: int) -> None:
        GroupFacts.objects.filter(group__slug=f"group-{number}").update(energy="deep", size="small", cost="paid")
        shelf.forget()

    def search(number: int) -> None:
        read_anew(number) if number % 100 == 0 else None
        one = people[number]
        topics, tongues = frozenset(one.answers.get("topics", ())), frozenset(one.answers.get("language", ()))
        wish = Facets(
            topic=topics if number % 2 else frozenset(), language=tongues, where="both", spot=Spot(*one.town), within=10
        )
        queries.searched(wish, None, 1)

    def match(number: int) -> None:
        read_anew(number) if number % 100 == 0 else None
        queries.results_for(people[number].answers, None)

    print(f"facets over {MANY} groups: {measured(search)}")
    print(f"a match over {MANY} groups: {measured(match)}")


def main() -> None:
    """Prints what was found beside the goals."""
    os.environ.update(environment(sys.argv[1] if len(sys.argv) > 1 else ""))
    django.setup()
    from django.core.management import call_command

    print_quality()
    call_command("migrate", verbosity=0)
    fill()
    gc.collect()
    gc.freeze()  # As the site does when it starts.
    speed()
    print(f"{GOALS}; {load()}")


if __name__ == "__main__":
    main()
