"""Shapes: templates a group can start from, one data file each. What they say is a proposal; whoever starts the group may change it."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from hearthside.groups.facts import Facts
from hearthside.groups.ground_rules import Rule, starting_rules
from hearthside.groups.models import AgeWall, Joining
from hearthside.groups.plans import Plan

FOLDER = Path(__file__).parent / "data" / "shapes"
ORDER = (
    "peer-group walking art quiet-drop-in family-and-friends grief four-points movement study-circle".split()
)  # The lowest steps among the first.


@dataclass(frozen=True)
class Meeting:
    """How a meeting goes: minutes in all, how many people it suits, how many lead, its parts as (words, minutes), two short texts."""

    minutes: int
    fewest: int
    most: int
    leads: int
    parts: list[tuple[str, int]]
    opening: str
    closing: str


@dataclass(frozen=True)
class Reason:
    """Why it is so: the choice, because of what, where that is written, and how sure it is."""

    choice: str
    because: str
    source: str
    sure: str


@dataclass(frozen=True)
class Shape:
    """One template."""

    id: str
    name: str
    summary: str
    suits: str
    says: dict[str, Any]
    facts: dict[str, Any]
    meeting: Meeting
    left_out: list[str]
    own_rules: list[dict[str, str]]
    first_meeting: list[str]
    roles: list[tuple[str, str]]
    why: list[Reason]

    def words(self, name: str) -> str:
        """What a group of this shape says about itself in one field, in the reader's language."""
        return _(self.says[name])

    def plan(self, *, age_band: str = AgeWall.ADULTS, joining: str = Joining.REQUEST, **said: str) -> Plan:
        """What a group of this shape says about itself, where the person who starts it said nothing else."""
        fixed = {name: self.says[name] for name in ("leadership", "membership", "mode", "topics")}
        spoken = ("name", "purpose", "for_whom", "what_it_is_not", "how_it_is_kept_safe", "welcome")
        values = fixed | {name: self.words(name) for name in spoken} | said
        return Plan(**values, age_band=age_band, joining=joining)

    def known_facts(self, language: str) -> Facts:
        """By what people find a group of this shape."""
        return Facts(**self.facts, languages=[language] if language else [])

    def rules(self) -> list[Rule]:
        """The ground rules it starts with: those of this place, without the ones that make no sense here, and its own."""
        kept = [rule for rule in starting_rules() if rule["id"] not in self.left_out]
        own = [
            Rule(id=f"own_{number}", title=_(rule["title"]), text=_(rule["text"]))
            for number, rule in enumerate(self.own_rules, 1)
        ]
        return [*kept, *own]


@lru_cache(maxsize=1)
def shapes() -> dict[str, Shape]:
    """All shapes by id, in the order they are shown."""
    found = {path.stem: _read(path) for path in sorted(FOLDER.glob("*.json"))}
    return {name: found[name] for name in (*ORDER, *sorted(set(found) - set(ORDER)))}


def get_shape(name: str) -> Shape:
    """The shape of this name, or Http404."""
    if name not in shapes():
        raise Http404
    return shapes()[name]


def _read(path: Path) -> Shape:
    return shape_of(json.loads(path.read_text(encoding="utf-8")))


def shape_of(raw: dict[str, Any]) -> Shape:
    """The shape in this data; TypeError or KeyError when a part is missing or unknown."""
    meeting = {**raw["meeting"], "parts": [(words, minutes) for words, minutes in raw["meeting"]["parts"]]}
    rules = raw["rules"]
    rest = {name: raw[name] for name in ("id", "name", "summary", "suits", "says", "facts", "first_meeting")}
    return Shape(
        **rest,
        meeting=Meeting(**meeting),
        left_out=rules["left_out"],
        own_rules=rules["own"],
        roles=[(name, does) for name, does in raw["roles"]],
        why=[Reason(**one) for one in raw["why"]],
    )
