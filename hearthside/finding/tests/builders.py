"""Groups with facts, and answers, for tests of the finder."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from hearthside.finding.listing import Listing
from hearthside.finding.questions import BY_ID, QUESTIONS
from hearthside.groups.actions.telling import write_facts
from hearthside.groups.facts import MANY, ONE, Facts
from hearthside.groups.models import Belonging, Group, Leadership, Mode
from hearthside.groups.tests.builders import group
from hearthside.groups.topics import TOPICS

OF_GROUP = {
    "topics",
    "leadership",
    "membership",
    "mode",
    "joining",
    "age_band",
    "state",
    "visibility",
    "purpose",
    "leader",
    "readers",
}


def told(name: str, **said: Any) -> Group:
    """A listed, open group that says these facts."""
    made = group(name, **{key: value for key, value in said.items() if key in OF_GROUP})
    write_facts(made, Facts(**{key: value for key, value in said.items() if key not in OF_GROUP}))
    return made


def listing(name: str = "A group", **known: Any) -> Listing:
    """A group as the rule knows it."""
    sets = {key: frozenset(value) if isinstance(value, list) else value for key, value in known.items()}
    return Listing(uuid4(), name, **{"leadership": "peer_led", "membership": "open", "mode": "online", **sets})


def ask(client: Client, go: str = "show", at: str = "", **said: Any) -> Any:
    """The page after these answers were sent."""
    sent = {f"q_{id}": chosen for id, chosen in said.items()}
    return client.post("/find/questions/", {**sent, "go": go, "at": at})


SOMETIMES = ("has", "lacks", "heavy", "made_for", "times")
"""Facts that most groups leave unsaid."""


def any_listing(dice: Random, number: int) -> Listing:
    """A group drawn by chance: any words for each fact, or nothing said."""
    many = {**MANY, "topics": TOPICS, "times": {option.id: "" for option in BY_ID["times"].options}}
    sets = {name: _some(dice, words) if _is_said(dice, name) else [] for name, words in many.items()}
    words = {name: dice.choice(["", *choices]) for name, choices in ONE.items()}
    walls = dice.choices(["18_plus", "16_17", "all"], [8, 1, 2])[0]
    return replace(
        listing(f"Group {number:04}", **sets, **words, age_band=walls, is_tonight=dice.random() < 0.2),
        id=UUID(int=dice.getrandbits(128)),
        state=dice.choice(["open"] * 6 + ["waitlist", "full"]),
        mode=dice.choice(Mode.values),
        leadership=dice.choice(["", *Leadership.values]),
        membership=dice.choice(["", *Belonging.values]),
    )


def any_answers(dice: Random) -> dict[str, tuple[str, ...]]:
    """What somebody drawn by chance might answer; half of the questions are skipped."""
    asked = [question for question in QUESTIONS if dice.random() < 0.5]
    return {
        one.id: tuple(
            dice.sample([option.id for option in one.options], dice.randint(1, min(one.most, 3, len(one.options))))
        )
        for one in asked
    }


def _is_said(dice: Random, name: str) -> bool:
    return dice.random() < (0.2 if name in SOMETIMES else 0.8)


def _some(dice: Random, words: Iterable[str]) -> list[str]:
    known = list(words)
    return dice.sample(known, dice.randint(1, min(3, len(known))))
