"""Looking for a group by what is known of it: each wish narrows the list, and several of one kind widen it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearthside.finding.catalogue import Catalogue, Rule, Words
from hearthside.finding.listing import POSTS, Listing, Spot
from hearthside.finding.places import key_of, kilometres
from hearthside.groups.facts import ACCESS, GOALS, LANGUAGES
from hearthside.groups.models import Belonging, Leadership
from hearthside.groups.topics import TOPICS

ONLINE = ("online", "hybrid")
DISTANCES = {"10": _("10 km"), "25": _("25 km"), "50": _("50 km"), "100": _("100 km")}
WHEN = {"tonight": _("Tonight"), "always": _("At any time, by posts")}
WHERE = {
    "online": _("Online"),
    "room": _("In a room"),
    "near": _("Near a place I name"),
    "both": _("Online, or near a place I name"),
}
COSTS = {"free": _("Free, or give what you like")}
NEWCOMERS = {"yes": _("New people are welcome")}


@dataclass(frozen=True)
class Facets:
    """What somebody looks for. What is empty is not asked. The place is known only when its name was: by where it is, by name, or both."""

    topic: frozenset[str] = frozenset()
    goal: frozenset[str] = frozenset()
    language: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    where: str = ""
    spot: Spot | None = None
    town: str = ""
    within: float = 25.0
    access: frozenset[str] = frozenset()
    cost: str = ""
    newcomers: str = ""
    leadership: frozenset[str] = frozenset()
    membership: frozenset[str] = frozenset()
    is_somebody_awake: bool = field(default=False, compare=False)

    @property
    def has_place(self) -> bool:
        """Whether a place was named that is known."""
        return self.spot is not None or bool(self.town)


SEVERAL: dict[str, tuple[Any, dict[str, Any]]] = {
    "topic": (_("What is it about?"), TOPICS),
    "goal": (_("What would help?"), GOALS),
    "when": (_("When?"), WHEN),
    "access": (_("What makes it easier?"), ACCESS),
    "leadership": (_("Who leads it?"), dict(Leadership.choices)),
    "membership": (_("Who comes, and when?"), dict(Belonging.choices)),
    "language": (_("In which language?"), LANGUAGES),
}
"""Facets of which several may be chosen, with their question and their words."""


def search(groups: Iterable[Listing], wish: Facets) -> list[Listing]:
    """The groups that pass every facet that was asked: near ones first where a place was named, else by name. Unknown never passes."""
    every = groups if isinstance(groups, Catalogue) else Catalogue(groups)
    found = every.passing((passes, wish) for is_asked, passes in _RULES if is_asked(wish))
    if not (wish.has_place and wish.where in ("near", "both")):
        return found.groups
    return [one for _way, one in sorted(_in_reach(found, wish), key=itemgetter(0))]


def _in_reach(groups: Catalogue, wish: Facets) -> list[tuple[float, Listing]]:
    """The groups that meet near enough, and those online where both will do, each with the way to it."""
    ways, modes = groups.each(_way_to, wish), ONLINE if wish.where == "both" else ()
    return [
        (way, one)
        for way, one in zip(ways, groups, strict=True)
        if (way <= wish.within and one.mode != "online") or one.mode in modes
    ]


def _way_to(wish: Facets, place_name: str, spot: Spot | None) -> float:
    """Kilometres; none to a group that names the same place, and more than any where nobody said."""
    if wish.town and place_name and key_of(place_name) == wish.town:
        return 0.0
    return kilometres(spot, wish.spot) if spot and wish.spot else 1e9


def _is_online(_wish: Facets, mode: str) -> bool:
    return mode in ONLINE


def _has_a_room(_wish: Facets, mode: str) -> bool:
    return mode in ("in_person", "hybrid")


def _is_on(wish: Facets, is_tonight: bool, all_ways: Words) -> bool:
    """Tonight: it meets this evening, or it can be read while somebody trained is awake."""
    has_posts = all_ways >= POSTS
    is_tonight = is_tonight or (has_posts and wish.is_somebody_awake)
    return ("tonight" in wish.when and is_tonight) or ("always" in wish.when and has_posts)


def _is_about(wish: Facets, topics: Words) -> bool:
    return not wish.topic.isdisjoint(topics)


def _helps_with(wish: Facets, goals: Words) -> bool:
    return not wish.goal.isdisjoint(goals)


def _speaks(wish: Facets, languages: Words) -> bool:
    return not wish.language.isdisjoint(languages)


def _has_all(wish: Facets, has: Words) -> bool:
    return wish.access <= has


def _need_not_be_paid(_wish: Facets, cost: str) -> bool:
    return cost in ("free", "donation")


def _welcomes(_wish: Facets, newcomers: str) -> bool:
    return newcomers == "yes"


def _takes_people(_wish: Facets, takes_people: bool) -> bool:
    return takes_people


def _is_led_so(wish: Facets, leadership: str) -> bool:
    return leadership in wish.leadership


def _comes_so(wish: Facets, membership: str) -> bool:
    return membership in wish.membership


_RULES: tuple[tuple[Callable[[Facets], Any], Rule], ...] = (
    (lambda wish: wish.topic, _is_about),
    (lambda wish: wish.goal, _helps_with),
    (lambda wish: wish.language, _speaks),
    (lambda wish: wish.access, _has_all),
    (lambda wish: wish.cost, _need_not_be_paid),
    (lambda wish: wish.newcomers, _welcomes),
    (lambda wish: wish.newcomers, _takes_people),
    (lambda wish: wish.leadership, _is_led_so),
    (lambda wish: wish.membership, _comes_so),
    (lambda wish: wish.when, _is_on),
    (lambda wish: wish.where == "online", _is_online),
    (lambda wish: wish.where == "room", _has_a_room),
)
