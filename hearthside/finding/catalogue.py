"""Groups beside each other, for rules that look at a few facts of each.

A rule is a function. Its first argument is what somebody asked for; the others bear the names of the facts of a group that it looks at, and
it can look at nothing else. Groups that say the same of these facts are asked about once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from inspect import signature
from itertools import compress, count
from operator import attrgetter
from typing import Any

from hearthside.finding.listing import Listing

Rule = Callable[..., Any]
Words = frozenset[str]
Facts = tuple[str, ...]
Alike = tuple[list[tuple[Any, ...]], Sequence[int]]
"""What may be said of some facts, each thing once; and for each group which of it holds, by its number."""


@cache
def facts_of(rule: Rule) -> Facts:
    """The facts of a group that a rule looks at."""
    return tuple(signature(rule).parameters)[1:]


def ask(rule: Rule, asked: Any, group: Listing) -> Any:
    """What the rule says of one group."""
    return rule(asked, *(getattr(group, fact) for fact in facts_of(rule)))


class Catalogue:
    """Some groups by name. What was once found to be alike is remembered as long as the catalogue is."""

    def __init__(self, groups: Iterable[Listing]) -> None:
        self.groups = sorted(groups, key=lambda one: one.name.casefold())
        self._alike: dict[Facts, Alike] = {}

    def __iter__(self) -> Iterator[Listing]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    def each(self, rule: Rule, asked: Any) -> list[Any]:
        """What the rule says of each group, in their order."""
        kinds, numbers = self.alike(facts_of(rule))
        said = {number: rule(asked, *kinds[number]) for number in set(numbers)}
        return [said[number] for number in numbers]

    def passing(self, rules: Iterable[tuple[Rule, Any]]) -> Catalogue:
        """The groups of which every rule (with what it is asked about) holds."""
        said = [self.each(rule, asked) for rule, asked in rules]
        return self.where([all(each) for each in zip(*said, strict=True)]) if said else self

    def where(self, holds: Sequence[bool]) -> Catalogue:
        """The groups for which it holds, one word for each in their order."""
        return self if all(holds) else _Part(self, holds)

    def alike(self, facts: Facts) -> Alike:
        """Which groups say the same of these facts."""
        if facts not in self._alike:
            self._alike[facts] = self._compared(facts)
        return self._alike[facts]

    def _compared(self, facts: Facts) -> Alike:
        numbers: defaultdict[tuple[Any, ...], int] = defaultdict(count().__next__)
        said = zip(*(map(attrgetter(fact), self.groups) for fact in facts), strict=True)
        found = [numbers[one] for one in said]
        return list(numbers), found

    def renewed(self, groups: Iterable[Listing]) -> Catalogue:
        """A catalogue of these groups, which for the most part are in this one too: only what is new in it is compared."""
        new = Catalogue(groups)
        places = {id(one): place for place, one in enumerate(self.groups)}
        before = [places.get(id(one)) for one in new.groups]
        if before.count(None) <= len(new) // A_FEW:
            new._alike = {facts: _moved(alike, facts, before, new.groups) for facts, alike in self._alike.items()}
        return new


A_FEW = 20
"""One in so many groups may have changed; after more, all are compared anew."""


def _moved(alike: Alike, facts: Facts, before: list[int | None], groups: list[Listing]) -> Alike:
    """What was known of the groups, by where each stood before; the new ones (None) are compared."""
    kinds, numbers = dict(zip(alike[0], count(), strict=False)), alike[1]
    found = [-1 if place is None else numbers[place] for place in before]
    for place in (place for place, one in enumerate(before) if one is None):
        said = tuple(getattr(groups[place], fact) for fact in facts)
        found[place] = kinds.setdefault(said, len(kinds))
    return list(kinds), found


class _Part(Catalogue):
    """Some of the groups of a catalogue. It does not compare again what the whole one knows."""

    def __init__(self, whole: Catalogue, holds: Sequence[bool]) -> None:
        self.groups, self._alike = list(compress(whole.groups, holds)), {}
        self._whole, self._holds = whole, holds

    def _compared(self, facts: Facts) -> Alike:
        kinds, numbers = self._whole.alike(facts)
        return kinds, list(compress(numbers, self._holds))
