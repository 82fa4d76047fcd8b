"""Asking about groups that say the same once finds what asking about each of them finds."""

from random import Random

import pytest

from hearthside.finding import matching
from hearthside.finding.catalogue import Catalogue, ask, facts_of
from hearthside.finding.listing import Listing
from hearthside.finding.matching import MUSTS, WISHES, match
from hearthside.finding.questions import Said
from hearthside.finding.tests.builders import any_answers, any_listing, listing


def fits_one_by_one(said: Said, groups: list[Listing]) -> dict[str, float]:
    """The rule as docs/use/finding.md tells it, one group after the other: who is let through, and with what share."""
    musts = [(MUSTS[id], frozenset(said.get(id, ()))) for id in MUSTS if id == "open" or id in said]
    allowed = [one for one in groups if all(ask(holds, wanted, one) for holds, wanted in musts)]
    return {one.name: round(share_of(said, one), 4) for one in allowed}


def share_of(said: Said, group: Listing) -> float:
    asked = [(weight, ask(fits, frozenset(said[id]), group)) for id, (weight, fits) in WISHES.items() if id in said]
    most = sum(weight for weight, _fit in asked)
    share = sum(weight * fit for weight, fit in asked) / most if most else 0.5
    people = frozenset((*said.get("people", ()), *said.get("age", ())))
    return float(share + ask(matching.made_for_them, people, group))


@pytest.mark.parametrize("seed", range(20))
def test_the_rule_finds_what_it_finds_one_by_one(seed: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(matching, "MOST", 100)
    monkeypatch.setattr(matching, "GOOD", -1.0)
    dice = Random(seed)
    groups = Catalogue([any_listing(dice, number) for number in range(100)])
    for said in [any_answers(dice) for _ in range(20)]:
        best = match(said, groups).best
        shares = [fit.share for fit in best]
        assert {fit.group.name: fit.share for fit in best} == pytest.approx(fits_one_by_one(said, groups.groups))
        assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("seed", range(20))
def test_the_first_five_are_the_first_of_all(seed: int, monkeypatch: pytest.MonkeyPatch):
    dice = Random(seed)
    groups, said = Catalogue([any_listing(dice, number) for number in range(100)]), any_answers(dice)
    first = match(said, groups, day="a day").best
    monkeypatch.setattr(matching, "MOST", 100)
    assert match(said, groups, day="a day").best[:5] == first


@pytest.mark.parametrize("seed", range(20))
def test_what_comes_nearest_misses_what_it_is_said_to_miss(seed: int):
    dice = Random(seed)
    said = any_answers(dice) | {"language": ("zh-hans",), "age": ("18_plus",)}
    shown = match(said, [any_listing(dice, number) for number in range(100)]).nearest
    wanted = {id: frozenset(said.get(id, ())) for id in MUSTS if id == "open" or id in said}
    for fit in shown:
        assert fit.misses == tuple(id for id, asked in wanted.items() if not ask(MUSTS[id], asked, fit.group))


def energy_is(asked: str, energy: str) -> bool:
    return energy == asked


def test_a_rule_is_asked_once_about_groups_that_say_the_same():
    asked: list[str] = []

    def rule(_asked: object, energy: str) -> str:
        asked.append(energy)
        return energy.upper()

    groups = Catalogue([listing(f"{number}", energy="deep" if number % 2 else "light") for number in range(8)])
    assert (groups.each(rule, None), sorted(asked)) == (["LIGHT", "DEEP"] * 4, ["deep", "light"])


def test_a_part_of_a_catalogue_keeps_the_order_and_the_answers():
    groups = Catalogue([listing(f"{number}", energy="deep" if number % 2 else "light") for number in range(8)])
    part = groups.passing([(energy_is, "deep")])
    assert [one.name for one in part] == ["1", "3", "5", "7"]
    assert part.each(energy_is, "deep") == [True] * 4


def test_a_renewed_catalogue_knows_what_a_new_one_knows():
    old = [listing(f"{number:02}", energy="deep" if number % 2 else "light") for number in range(40)]
    before = Catalogue(old)
    before.each(energy_is, "deep")
    now = [*old[3:], listing("20 and a half", energy="moderate"), listing("39 and a half", energy="deep")]
    renewed = before.renewed(now)
    for energy in ("light", "moderate", "deep"):
        assert renewed.each(energy_is, energy) == Catalogue(now).each(energy_is, energy)


def test_a_catalogue_of_other_groups_is_compared_anew():
    before = Catalogue([listing(f"{number}", energy="deep") for number in range(8)])
    before.each(energy_is, "deep")
    assert before.renewed([listing("Other", energy="light")]).each(energy_is, "deep") == [False]


def test_no_rule_for_what_is_wished_for_sees_for_whom_a_group_is_made():
    rules = (*MUSTS.values(), *(fits for _weight, fits in WISHES.values()))
    assert [rule.__name__ for rule in rules if "made_for" in facts_of(rule)] == []
