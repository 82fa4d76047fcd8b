"""Looking for a group by what is known of it: each wish narrows the list, and several of one kind widen it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearthside.finding.listing import POSTS, Listing, Spot
from hearthside.finding.places import key_of, kilometres
from hearthside.groups.facts import ACCESS, GOALS, LANGUAGES
from hearthside.groups.models import Belonging, Leadership
from hearthside.groups.topics import TOPICS

DISTANCES = {"10": _("10 km"), "25": _("25 km"), "50": _("50 km"), "100": _("100 km")}
WHEN = {"tonight": _("Tonight"), "always": _("At any time, by posts")}
WHERE = {"online": _("Online"), "near": _("Near a place I name"), "both": _("Online, or near a place I name")}
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
    for is_asked, passes in _RULES:
        if is_asked(wish):
            groups = [one for one in groups if passes(one, wish)]
    if wish.has_place and wish.where in ("near", "both"):
        return sorted(groups, key=lambda one: (_way_to(one, wish), one.name.casefold()))
    return sorted(groups, key=lambda one: one.name.casefold())


def _way_to(group: Listing, wish: Facets) -> float:
    """Kilometres; none to a group that names the same place, and more than any where nobody said."""
    if wish.town and group.place_name and key_of(group.place_name) == wish.town:
        return 0.0
    return kilometres(group.spot, wish.spot) if group.spot and wish.spot else 1e9


def _is_in_place(group: Listing, wish: Facets) -> bool:
    is_online = group.mode in ("online", "hybrid")
    if wish.where == "online":
        return is_online
    is_near = group.mode != "online" and _way_to(group, wish) <= wish.within
    return is_near or (wish.where == "both" and is_online)


def _is_on(group: Listing, wish: Facets) -> bool:
    """Tonight: it meets this evening, or it can be read while somebody trained is awake."""
    has_posts = group.all_ways >= POSTS
    is_tonight = group.is_tonight or (has_posts and wish.is_somebody_awake)
    return ("tonight" in wish.when and is_tonight) or ("always" in wish.when and has_posts)


def _has_all(group: Listing, wish: Facets) -> bool:
    return wish.access <= group.has


_Rule = tuple[Callable[[Facets], Any], Callable[[Listing, Facets], bool]]
_RULES: tuple[_Rule, ...] = (
    (lambda wish: wish.topic, lambda one, wish: not wish.topic.isdisjoint(one.topics)),
    (lambda wish: wish.goal, lambda one, wish: not wish.goal.isdisjoint(one.goals)),
    (lambda wish: wish.language, lambda one, wish: not wish.language.isdisjoint(one.languages)),
    (lambda wish: wish.access, _has_all),
    (lambda wish: wish.cost, lambda one, _wish: one.cost in ("free", "donation")),
    (lambda wish: wish.newcomers, lambda one, _wish: one.newcomers == "yes" and one.takes_people),
    (lambda wish: wish.leadership, lambda one, wish: one.leadership in wish.leadership),
    (lambda wish: wish.membership, lambda one, wish: one.membership in wish.membership),
    (lambda wish: wish.when, _is_on),
    (lambda wish: wish.where == "online" or (wish.where and wish.has_place), _is_in_place),
)
