"""Who lives in the town: the written people first, then names made of two kind words."""

from __future__ import annotations

from random import Random

from hearthside.town.seed_text import read_seed
from hearthside.town.woven import Seed, WovenPerson

YOUNG = "16-17"
GROWN = "18+"
SHARE_YOUNG = 0.07
NEWCOMER = "ava"
SHARES = {"large": 6, "medium": 3, "small": 1, "circle": 0}
SMALL_ROOM = 12
FEWEST = 60
NAME_FORMS = ("{0} {1}", "{0}_{1}", "{0}{1}")


def weave_people(random: Random, count: int) -> tuple[WovenPerson, ...]:
    """`count` people with different names. Refuses (ValueError) fewer than FEWEST or more than names can be made for."""
    seed = read_seed("people")
    if not FEWEST <= count <= most_people():
        raise ValueError(f"A town has from {FEWEST} to {most_people()} people.")
    written = seed["people"][:count]
    woven = [_written_person(random, person) for person in written]
    taken = {person.name.casefold() for person in woven}
    for name in _two_word_names(random, taken, count - len(written)):
        woven.append(_new_person(random, name))
    return tuple(woven)


def most_people() -> int:
    """The size of the largest town that still gives everybody a name of their own."""
    seed = read_seed("people")
    words = seed["kind_words"]
    return len(words["first"]) * len(words["second"]) + len(seed["people"]) - 100


def _written_person(random: Random, person: Seed) -> WovenPerson:
    groups = tuple(person["groups"]) or _some_groups(random)
    days = 8 if person["name"] == NEWCOMER else random.randrange(121, 700)
    return WovenPerson(person["name"], person["about"], person["age_band"], groups, days)


def _new_person(random: Random, name: str) -> WovenPerson:
    is_young = random.random() < SHARE_YOUNG
    groups = ("the-bus-shelter",) if is_young else _some_groups(random)
    return WovenPerson(name, "", YOUNG if is_young else GROWN, groups, random.randrange(121, 700))


def _two_word_names(random: Random, taken: set[str], count: int) -> list[str]:
    words = read_seed("people")["kind_words"]
    pairs = [(first, second) for first in words["first"] for second in words["second"] if first != second]
    random.shuffle(pairs)
    names: list[str] = []
    for first, second in pairs[: count + len(taken)]:
        name = _in_some_form(random, first, second)
        if name.casefold() not in taken and len(names) < count:
            names.append(name)
    return names


def _in_some_form(random: Random, first: str, second: str) -> str:
    form = random.choice(NAME_FORMS)
    if form == "{0}_{1}":
        return form.format(first, second)
    return form.format(first.title(), second.title())


def _some_groups(random: Random) -> tuple[str, ...]:
    rooms = [group for group in read_seed("groups")["groups"] if group["format"]["age_band"] == GROWN]
    weights = [SHARES[group["size"]] for group in rooms]
    wanted = random.choice((1, 2, 2, 3))
    chosen = {group["slug"] for group in random.choices(rooms, weights=weights, k=wanted)}
    return tuple(group["slug"] for group in rooms if group["slug"] in chosen)


def members_of(people: tuple[WovenPerson, ...], groups: tuple[Seed, ...]) -> dict[str, list[int]]:
    """For each group slug, the indexes of its people who chat by chance: not its leaders, nor the newcomer."""
    rooms: dict[str, list[int]] = {group["slug"]: [] for group in groups}
    quiet = {group["slug"]: _who_does_not_chat(group) for group in groups}
    for index, person in enumerate(people):
        for slug in person.groups:
            if person.name not in quiet[slug]:
                rooms[slug].append(index)
    return rooms


def _who_does_not_chat(group: Seed) -> tuple[str, ...]:
    if group["size"] == "circle":
        return ()
    return (NEWCOMER, "sol", group["leader"], group["co_leader"] or "")
