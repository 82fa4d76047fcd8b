"""Why a group may fit somebody and what may not, in plain words. Nothing is counted, and nothing is said that the group did not say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.finding import matching
from hearthside.finding.catalogue import ask
from hearthside.finding.listing import Listing
from hearthside.finding.matching import Fit
from hearthside.finding.questions import ACCESS, BY_ID, Said
from hearthside.groups.facts import ENERGY, GOALS, HEAVY, LANGUAGES, MADE_FOR, SIZES, WAYS
from hearthside.groups.models import Belonging, Leadership
from hearthside.groups.topics import TOPICS

MOST = 4
MISSED: dict[str, Any] = {
    "language": gettext_lazy("Another language is spoken there."),
    "ways": gettext_lazy("People come together in another way than you said."),
    "camera": gettext_lazy("Cameras are on there."),
    "faith": gettext_lazy("Faith is a part of it."),
    "avoid": gettext_lazy("It touches on what you want to stay away from."),
    "access": gettext_lazy("Something you need is not there yet."),
}


@dataclass(frozen=True)
class Why:
    """What speaks for a group and what one should know before, a few short sentences each."""

    speaks_for: list[str]
    to_know: list[str]


def why(fit: Fit, said: Said) -> Why:
    """The strongest reasons for this person, and the honest ones against."""
    good = [words for words in _good(said, fit.group) if words]
    missed = [str(MISSED[id]) for id in fit.misses if id in MISSED]
    return Why(good[:MOST], (missed + [words for words in _hard(said, fit.group) if words])[:MOST])


def _good(said: Said, group: Listing) -> Iterator[str]:
    yield _listed(_("About: %s."), TOPICS, set(said.get("topics", ())) & group.topics)
    if "carers_family" in group.topics and {"other", "both"} & set(said.get("who", ())):
        yield _("For people who care for somebody.")
    yield _listed(_("It helps with: %s."), GOALS, set(said.get("want", ())) & group.goals)
    yield _listed(_("Made for: %s."), MADE_FOR, set(said.get("people", ())) & group.made_for)
    yield from _good_times(said, group)
    yield _listed(_("You can take part by: %s."), WAYS, set(said.get("ways", ())) & group.all_ways)
    yield _listed(_("It has: %s."), dict(_needs()), {one for one in said.get("access", ()) if one in group.has})
    if group.energy in said.get("depth", ()):
        yield _("The talk: %s.") % ENERGY[group.energy]
    if group.leadership in said.get("leader", ()):
        yield f"{Leadership(group.leadership).label}."
    yield _listed(_("Spoken there: %s."), LANGUAGES, set(said.get("language", ())) & group.languages)
    if group.newcomers == "yes":
        yield _("New people are welcome.")
    if "free" in said.get("access", ()) and group.cost in ("free", "donation"):
        yield _("You need not pay.")


def _good_times(said: Said, group: Listing) -> Iterator[str]:
    options = {option.id: option.label for option in BY_ID["times"].options}
    yield _listed(_("It meets: %s."), options, set(said.get("times", ())) & group.times)
    if group.is_tonight:
        yield _("It meets tonight.")
    elif said.get("times") and "posts" in group.all_ways:
        yield _("You can read and write at any time.")


def _hard(said: Said, group: Listing) -> Iterator[str]:
    if group.state == "waitlist":
        yield _("There is a waiting list.")
    if group.age_band == matching.YOUNG and not said.get("age"):
        yield _("For people of 16 and 17 only.")
    if group.made_for.isdisjoint(said.get("people", ())):
        yield _listed(_("Made for: %s."), MADE_FOR, group.made_for)
    if group.joining == "request":
        yield _("You ask first, and the group answers.")
    if said.get("topics") and matching.about(frozenset(said["topics"]), group.topics) < 0.8:
        yield _("It is about more than you named, or about other things.")
    yield from _unlike(said, group)
    yield _listed(_("Often spoken of there: %s."), HEAVY, group.heavy)
    if group.cost == "paid":
        yield _("There is a price.")
    yield from _unsaid(said, group)


def _unlike(said: Said, group: Listing) -> Iterator[str]:
    """Where the group differs from what was wished for."""
    for question, differs, words in _DIFFERENCES:
        if (wanted := frozenset(said.get(question, ()))) and differs(wanted, group):
            yield words(group)


_Difference = tuple[str, Callable[[matching.Wanted, Listing], bool], Callable[[Listing], str]]
_DIFFERENCES: tuple[_Difference, ...] = (
    (
        "times",
        lambda wanted, group: matching.at_the_time(wanted, group.times, group.all_ways) == 0,
        lambda _group: _("It meets at other times than you said."),
    ),
    (
        "depth",
        lambda wanted, group: bool(group.energy) and matching.as_deep(wanted, group.energy) < 1,
        lambda group: _("The talk: %s.") % ENERGY[group.energy],
    ),
    (
        "size",
        lambda wanted, group: bool(group.size) and matching.as_large(wanted, group.size) < 1,
        lambda group: _("How many come: %s.") % SIZES[group.size],
    ),
    (
        "leader",
        lambda wanted, group: bool(group.leadership) and matching.led_by(wanted, group.leadership) < 1,
        lambda group: f"{Leadership(group.leadership).label}.",
    ),
    (
        "commit",
        lambda wanted, group: bool(group.membership) and matching.as_often(wanted, group.membership) < 1,
        lambda group: f"{Belonging(group.membership).label}.",
    ),
)


def _unsaid(said: Said, group: Listing) -> Iterator[str]:
    """What was asked for and is not known: better to say so than to let somebody travel for nothing."""
    wanted = frozenset(said.get("access", ()))
    open_ones = {one for one in wanted if ask(matching.makes_it_easy, frozenset({one}), group) not in (0.0, 1.0)}
    yield _listed(_("We do not know yet: %s. You can ask there."), dict(_needs()), open_ones)


def _needs() -> Iterator[tuple[str, Any]]:
    return ((option.id, option.label) for option in ACCESS.options)


def _listed(sentence: str, words: dict[str, Any], chosen: set[str] | frozenset[str]) -> str:
    found = [str(word) for key, word in words.items() if key in chosen]
    return sentence % ", ".join(found) if found else ""
