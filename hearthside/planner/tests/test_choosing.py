"""What is suggested: for every energy, age and history there is something, and nothing asks for more than there is."""

from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hearthside.planner.catalogue import FAMILIES, LEAST, MOST, THEMES, Activity, activities
from hearthside.planner.choosing import FINE, GOOD, HARD, MOST_REPEATS, choose, fitting
from hearthside.planner.words_beside_things import WORDS as BESIDE
from hearthside.planner.words_of_things import WORDS as THINGS
from hearthside.ui.tests.reading_grade import reading_grade

KEYS = sorted(activities())
ENERGIES = range(LEAST, MOST + 1)
histories = some.dictionaries(some.sampled_from(KEYS), some.sampled_from([GOOD, FINE, HARD]), max_size=len(KEYS))
energies = some.integers(LEAST, MOST)


def suggested(energy: int, felt: dict[str, str], turn: int = 0, day: str = "a day", **limits: object) -> list[Activity]:
    wishes = {"is_minor": False, **limits}
    possible = fitting(activities().values(), energy=energy, **wishes)  # type: ignore[arg-type]
    return [one.activity for one in choose(possible, energy=energy, felt=felt, turn=turn, day=day)]


@settings(max_examples=300, deadline=None)
@given(energies, some.booleans(), histories, some.integers(0, 40), some.text(max_size=12))
def test_there_is_always_something_in_three_families_at_most_a_handful_and_never_too_much(
    energy: int, is_minor: bool, felt: dict[str, str], turn: int, day: str
) -> None:
    found = suggested(energy, felt, turn, day, is_minor=is_minor)
    assert len({one.family for one in found}) == len(found) >= 3
    assert len(found) <= len(FAMILIES)
    assert all(one.energy <= energy for one in found)
    assert not (is_minor and any(one.is_for_adults for one in found))


def all_ways_to_leave_out() -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(THEMES, many) for many in range(len(THEMES) + 1)))


@pytest.mark.parametrize("is_minor", [False, True])
@pytest.mark.parametrize("energy", ENERGIES)
def test_whatever_is_left_out_three_families_stay(energy: int, is_minor: bool) -> None:
    for themes in all_ways_to_leave_out():
        found = suggested(energy, {}, is_minor=is_minor, left_out=themes)
        assert len({one.family for one in found}) >= 3, themes
        assert not [one.key for one in found if one.themes & set(themes)]


@pytest.mark.parametrize("energy", ENERGIES)
def test_something_else_leads_through_everything_that_fits(energy: int) -> None:
    seen = {one.key for turn in range(120) for one in suggested(energy, {}, turn)}
    assert seen == {one.key for one in activities().values() if one.energy <= energy}


def test_pressing_something_else_shows_nothing_of_the_page_before() -> None:
    for energy in ENERGIES:
        first, second = suggested(energy, {}, 0), suggested(energy, {}, 1)
        assert not {one.key for one in first} & {one.key for one in second}


def test_with_almost_no_energy_the_list_is_short_and_all_families_come() -> None:
    assert len(suggested(1, {})) == 3
    assert {one.family for turn in (0, 1) for one in suggested(1, {}, turn)} == set(FAMILIES)


@settings(max_examples=150, deadline=None)
@given(energies, some.sets(some.sampled_from(KEYS), min_size=1), some.text(max_size=8))
def test_what_did_good_comes_first_and_leads_in_two_families_at_most(energy: int, liked: set[str], day: str) -> None:
    found = suggested(energy, dict.fromkeys(liked, GOOD), 0, day)
    known = [one for one in found if one.key in liked]
    reachable = {activities()[key].family for key in liked if activities()[key].energy <= energy}
    if len(liked) < 5:  # With more, a family may have nothing new, and then what is known comes all the same.
        assert len(known) <= MOST_REPEATS
    shown = {one.family for one in found}
    assert len(known) >= min(MOST_REPEATS, len(reachable & shown))


@settings(max_examples=100, deadline=None)
@given(energies, some.sampled_from(KEYS))
def test_what_did_not_suit_is_the_last_of_its_family(energy: int, key: str) -> None:
    bad = activities()[key]
    others = [one for one in activities().values() if one.family == bad.family and one.energy <= energy]
    turns = len(others) - 1
    seen = [one.key for turn in range(turns if energy > 1 else 1) for one in suggested(energy, {key: HARD}, turn)]
    assert key not in seen


def test_the_same_day_gives_the_same_and_another_day_something_new() -> None:
    one = [item.key for item in suggested(3, {}, 0, "2026-11-27 a")]
    assert one == [item.key for item in suggested(3, {}, 0, "2026-11-27 a")]
    others = {tuple(item.key for item in suggested(3, {}, 0, f"2026-11-{day} a")) for day in range(10, 20)}
    assert len(others) > 5


def test_nothing_at_the_least_energy_asks_for_money_for_going_out_or_for_others() -> None:
    least = [one for one in activities().values() if one.energy == 1]
    assert least and all(one.cost == "free" and one.place != "outdoor" and one.company != "together" for one in least)
    assert {one.family for one in least if not one.needs_net} == set(FAMILIES)


def test_what_costs_happens_outside_or_takes_others_can_be_left_out() -> None:
    for one in activities().values():
        assert ("money" in one.themes) == (one.cost != "free"), one.key
        assert one.place != "outdoor" or "outdoors" in one.themes, one.key
        assert one.company != "together" or "people" in one.themes, one.key


def test_every_thing_is_whole_and_short_enough_to_read_when_tired() -> None:
    for one in activities().values():
        assert one.title and one.first_step and one.access and one.minutes > 0, one.key
        assert one.family in FAMILIES and LEAST <= one.energy <= MOST and one.themes <= set(THEMES), one.key
        assert len(one.title) <= 60 and len(one.first_step) <= 60 and len(one.caution) <= 100, one.key
    assert len({one.title for one in activities().values()}) == len(activities())
    assert {one.family for one in activities().values()} == set(FAMILIES)


@pytest.mark.parametrize(("words", "names"), [(THINGS, ("title", "first_step")), (BESIDE, ("access", "caution"))])
def test_translators_find_every_word_of_the_list(words: tuple[str, ...], names: tuple[str, ...]) -> None:
    said = {getattr(one, name) for one in activities().values() for name in names} - {""}
    assert set(words) == said - (set(THINGS) if words is BESIDE else set())


@pytest.mark.parametrize("key", KEYS)
def test_a_child_of_eleven_can_read_every_thing(key: str) -> None:
    one = activities()[key]
    said = f"{one.title}. {one.first_step} {one.access} {one.caution}"
    assert reading_grade(said) <= 6, said
