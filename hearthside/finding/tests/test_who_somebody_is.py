"""Who somebody is lowers no group: the ranks of the very same groups, before and after somebody said it, for many people."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from hearthside.finding import matching
from hearthside.finding.catalogue import Catalogue
from hearthside.finding.listing import Listing
from hearthside.finding.questions import BY_ID, Said
from hearthside.finding.tests.builders import any_answers, any_listing

TRAITS = [option.id for option in BY_ID["people"].options]
PEOPLE, GROUPS = 100, 60
Order = list[Listing]


@pytest.fixture(autouse=True)
def whole_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule shows all groups that are let through, not the first five."""
    monkeypatch.setattr(matching, "MOST", GROUPS)
    monkeypatch.setattr(matching, "GOOD", -1.0)


def order(said: Said, groups: Catalogue) -> Order:
    return [fit.group for fit in matching.match(said, groups, day="a day").best]


def people() -> Iterator[tuple[Said, Catalogue]]:
    """Answers without a word on who somebody is, and the groups they look among."""
    for seed in range(PEOPLE):
        dice = Random(seed)
        if seed % 10 == 0:
            groups = Catalogue([any_listing(dice, number) for number in range(GROUPS)])
        said = any_answers(dice) | {"age": ("18_plus",)}
        yield {id: chosen for id, chosen in said.items() if id != "people"}, groups


def ranks(shown: Order, among: Callable[[Listing], bool]) -> dict[str, int]:
    """For each of these groups, how many of them stand before it."""
    return {one.name: place for place, one in enumerate(one for one in shown if among(one))}


def lowered(before: Order, after: Order, among: Callable[[Listing], bool]) -> list[str]:
    """The groups that stand lower than before, or are gone."""
    then, now = ranks(before, among), ranks(after, among)
    return [name for name, place in then.items() if now.get(name, GROUPS) > place]


def lowered_by_saying_it() -> list[tuple[str, str]]:
    """For each trait: the groups that stand lower once somebody says that they have it. Groups made for it may rise past others."""
    found = []
    for said, groups in people():
        plain = order(said, groups)
        for trait in TRAITS:
            after = order({**said, "people": (trait,)}, groups)
            found += [(trait, name) for name in lowered(plain, after, lambda one, it=trait: it not in one.made_for)]
            found += [(trait, name) for name in lowered(plain, after, lambda one, it=trait: it in one.made_for)]
    return found


def moved_by_another_trait() -> list[tuple[str, str, str]]:
    """For each two traits: the groups made for neither that stand lower for people of the one than for people of the other."""
    found = []
    for number, (said, groups) in enumerate(people()):
        one, other = TRAITS[number % len(TRAITS)], TRAITS[(number // len(TRAITS) + number + 1) % len(TRAITS)]
        first, second = (order({**said, "people": (trait,)}, groups) for trait in (one, other))
        both = frozenset({one, other})
        found += [(one, other, name) for name in lowered(first, second, lambda it, two=both: not two & it.made_for)]
    return found


def moved_by_age() -> list[str]:
    """The groups for all ages that stand lower for people of 16 and 17 than for grown-ups."""
    found = []
    for said, groups in people():
        grown, young = order(said, groups), order({**said, "age": ("16_17",)}, groups)
        found += lowered(grown, young, lambda one: one.age_band == "all")
    return found


def test_no_trait_that_somebody_says_lowers_a_group():
    assert lowered_by_saying_it() == []


def test_another_trait_moves_no_group_that_is_made_for_neither():
    assert moved_by_another_trait() == []


def test_a_group_for_all_ages_stands_the_same_for_every_age():
    assert moved_by_age() == []


def test_a_group_made_for_somebody_does_rise():
    rises = 0
    for said, groups in people():
        plain, after = order(said, groups), order({**said, "people": ("women",)}, groups)
        then, now = ranks(plain, lambda _one: True), ranks(after, lambda _one: True)
        rises += sum(now[one.name] < then[one.name] for one in plain if "women" in one.made_for)
    assert rises > 20


REAL = matching.made_for_them


def worse_for_one_trait(people: frozenset[str], made_for: frozenset[str], age_band: str) -> float:
    """A fault: whoever ticks one trait finds groups for all ages lower."""
    return REAL(people, made_for, age_band) - (0.1 if "lgbtq" in people and age_band == "all" else 0.0)


def hides_from_one_trait(wanted: frozenset[str], leadership: str) -> bool:
    """A fault: whoever ticks one trait is not shown what a professional leads."""
    return "migrants_refugees" not in wanted or leadership != "professional"


def guesses_from_a_trait(wanted: frozenset[str], energy: str) -> float:
    """A fault: whoever ticks one trait is thought to want no deep talk."""
    return float(energy != "deep") if "disabled" in wanted else 0.5


FAULTS: list[tuple[str, Any]] = [
    ("made_for_them", worse_for_one_trait),
    ("MUSTS", {**matching.MUSTS, "people": hides_from_one_trait}),
    ("WISHES", {**matching.WISHES, "people": (10, guesses_from_a_trait)}),
]


@pytest.mark.parametrize(("part", "fault"), FAULTS, ids=["worse", "hidden", "guessed"])
def test_a_rule_that_lowers_a_group_for_who_somebody_is_is_found_out(
    part: str, fault: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(matching, part, fault)
    assert lowered_by_saying_it() != []


def test_a_rule_that_counts_an_age_against_a_group_for_all_is_found_out(monkeypatch: pytest.MonkeyPatch):
    def fault(people: frozenset[str], made_for: frozenset[str], age_band: str) -> float:
        return REAL(people, made_for, age_band) - (0.1 if "16_17" in people and not made_for else 0.0)

    monkeypatch.setattr(matching, "made_for_them", fault)
    assert moved_by_age() != []
