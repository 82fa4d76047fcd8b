"""The ground rules a group starts from, and how two versions differ, in plain words."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from hearthside.kernel.place import place

MOST_OWN_RULES = 5
"""A group may add this many of its own (ground_rules.json, `agreement_ui`)."""


class Rule(TypedDict):
    """One rule as it is kept: a stable id, a title and a text."""

    id: str
    title: str
    text: str


@lru_cache(maxsize=1)
def _book() -> list[dict[str, Any]]:
    path = Path(__file__).parent / "data" / "ground_rules.json"
    rules: list[dict[str, Any]] = json.loads(path.read_text())["rules"]
    return [rule for rule in rules if "group" in rule["applies_to"]]


def fixed_rules() -> list[Rule]:
    """Rules that every group has; no group can turn them off."""
    return [_plain(rule) for rule in _book() if rule["adjustable"] == "fixed"]


def adjustable_rules() -> list[Rule]:
    """Rules a group may leave out."""
    return [_plain(rule) for rule in _book() if rule["adjustable"] != "fixed"]


def starting_rules() -> list[Rule]:
    """What a new group starts with: the rules for groups in the order of the book, without those this place leaves out."""
    left_out = place().rules_left_out.split()
    return [_plain(rule) for rule in _book() if rule["adjustable"] == "fixed" or rule["id"] not in left_out]


def compose(chosen: set[str], own: list[Rule]) -> list[Rule]:
    """The fixed rules, the chosen adjustable ones in the order of the book, then the group's own."""
    kept = [_plain(rule) for rule in _book() if rule["adjustable"] == "fixed" or rule["id"] in chosen]
    return [*kept, *own[:MOST_OWN_RULES]]


def own_rules(rules: list[Rule]) -> list[Rule]:
    """The rules that the group wrote itself."""
    known = {rule["id"] for rule in _book()}
    return [rule for rule in rules if rule["id"] not in known]


def _plain(rule: dict[str, Any]) -> Rule:
    return Rule(id=rule["id"], title=rule["title"], text=rule["text"])


@dataclass(frozen=True)
class Change:
    """One difference: `kind` is added, removed or changed; `said` says so in words."""

    kind: str
    said: str
    title: str
    before: str = ""
    after: str = ""


def changes(old: list[Rule], new: list[Rule]) -> list[Change]:
    """What was added, taken away and changed, in the order a person reads the new rules; empty when nothing did."""
    was = {rule["id"]: rule for rule in old}
    now = {rule["id"] for rule in new}
    gone = [
        Change("removed", _("Taken away"), rule["title"], before=rule["text"]) for rule in old if rule["id"] not in now
    ]
    return [change for rule in new if (change := _change(was.get(rule["id"]), rule))] + gone


def _change(before: Rule | None, after: Rule) -> Change | None:
    if before is None:
        return Change("added", _("Added"), after["title"], after=after["text"])
    if (before["title"], before["text"]) == (after["title"], after["text"]):
        return None
    return Change(
        "changed", _("Changed"), after["title"], before=f"{before['title']}: {before['text']}", after=after["text"]
    )


def must_be_substantive(old: list[Rule], new: list[Rule]) -> bool:
    """A rule that comes or goes always asks for agreement again; only a change of wording may be called small."""
    return any(change.kind != "changed" for change in changes(old, new))
