"""Templates are whole, in our own words, and of use to somebody who has never led a group."""

import json
import re
from copy import deepcopy
from typing import Any

import pytest

from hearthside.circles.shapes import FOLDER, ORDER, Shape, shape_of, shapes
from hearthside.groups.ground_rules import adjustable_rules
from hearthside.groups.models import Belonging, Group, Leadership, Mode
from hearthside.groups.topics import TOPICS

RAW = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")}
MARKS = re.compile(r"\b(NAMI|SMART Recovery|SMART|WRAP|Alcoholics|Al-Anon|Togetherall|7 Cups|DEADS|Big Book)\b")
HARMFUL = re.compile(r"\b(overdose|hang|blade|dose|rope|pills?)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?:;]+")
LONGEST_SENTENCE = 30


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inside for text in texts(one)]


def problems(raw: dict[str, Any]) -> list[str]:
    """What is wrong with a template; nothing when it can be used as it is."""
    try:
        shape = shape_of(raw)
    except (KeyError, TypeError, ValueError) as error:
        return [f"not whole: {error}"]
    return [name for name, is_wrong in _checks(shape, texts(raw)).items() if is_wrong]


def _checks(shape: Shape, said: list[str]) -> dict[str, bool]:
    meeting, says = shape.meeting, shape.says
    limits = {name: Group._meta.get_field(name).max_length for name in ("name", "purpose", "for_whom", "welcome")}
    limits |= {name: Group._meta.get_field(name).max_length for name in ("what_it_is_not", "how_it_is_kept_safe")}
    return {
        "a gap": any(not says[name].strip() for name in limits),
        "too long": any(len(says[name]) > most for name, most in limits.items()),
        "an unknown format": says["leadership"] not in Leadership.values
        or says["membership"] not in Belonging.values
        or says["mode"] not in Mode.values,
        "an unknown topic": not says["topics"] or not set(says["topics"]) <= set(TOPICS),
        "unknown facts": bool(shape.known_facts("en").unknown()),
        "minutes that do not add up": sum(minutes for _words, minutes in meeting.parts) != meeting.minutes,
        "fewer than three": not 3 <= meeting.fewest < meeting.most or meeting.leads not in (1, 2),
        "an unknown rule": not set(shape.left_out) <= {rule["id"] for rule in adjustable_rules()},
        "too many rules": not 1 <= len(shape.own_rules) <= 5,
        "no first meeting": len(shape.first_meeting) < 3,
        "no roles": len(shape.roles) < 2,
        "no reasons": len(shape.why) < 2,
        "somebody else's mark": any(MARKS.search(text) for text in said),
        "a harmful word": any(HARMFUL.search(text) for text in said),
        "a sign that translation cannot carry": any("%" in text or "!" in text for text in said),
        "a sentence too long": any(
            len(sentence.split()) > LONGEST_SENTENCE for text in said for sentence in SENTENCE.findall(text)
        ),
    }


@pytest.mark.parametrize("name", sorted(RAW))
def test_a_shape_can_be_used_as_it_is(name: str) -> None:
    assert problems(RAW[name]) == [] and RAW[name]["id"] == name


def test_all_nine_are_there_in_an_order() -> None:
    assert list(shapes()) == list(ORDER) and len(ORDER) == 9


SEEDED: dict[str, Any] = {
    "a gap": lambda raw: raw["says"].update(purpose=" "),
    "minutes that do not add up": lambda raw: raw["meeting"].update(minutes=61),
    "unknown facts": lambda raw: raw["facts"].update(goals=["fame"]),
    "somebody else's mark": lambda raw: raw.update(summary="As in WRAP."),
    "no reasons": lambda raw: raw.update(why=[]),
    "an unknown rule": lambda raw: raw["rules"].update(left_out=["kind"]),
}


@pytest.mark.parametrize("fault", SEEDED)
def test_a_fault_in_a_shape_is_noticed(fault: str) -> None:
    raw = deepcopy(RAW["walking"])
    SEEDED[fault](raw)
    assert problems(raw) == [fault]


def test_a_shape_with_a_part_missing_is_noticed() -> None:
    raw = deepcopy(RAW["walking"])
    del raw["meeting"]["opening"]
    assert problems(raw)[0].startswith("not whole")
