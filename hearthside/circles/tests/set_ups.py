"""Set-ups of groups that somebody in a hurry, or with bad intent, could send; and a judge of its own for what is open with a gap."""

import re
from random import Random
from typing import Any

from hearthside.accounts.models import Person
from hearthside.circles import actions
from hearthside.circles.forms import StartForm
from hearthside.circles.shapes import shapes
from hearthside.groups.models import LIVING, Group
from hearthside.kernel.refusals import Refusal

Refused = tuple[type[Exception], ...]
ODD = [
    "",
    " ",
    "\u200b",
    "\u3164",
    "\u115f \uffa0",
    "\t\n",
    "x",
    "A quiet table",
    "0",
    "None",
    "’; --",
    "<b>",
    "ü" * 30,
]
FILLER = re.compile("[\u115f\u1160\u3164\uffa0]")
"""Letters that show nothing."""
GOOD = "A table by the window"
WORDS = ("name", "purpose", "for_whom")
CHOICES = {
    "kind": ["circle", "group", "", "other"],
    "mode": ["online", "in_person", "hybrid", "", "nowhere"],
    "membership": ["open", "closed_cohort", "drop_in", "", "x"],
    "leadership": ["peer_led", "co_led", "professional", "", "nobody"],
    "rules_read": ["on", ""],
}


def a_set_up(chance: Random, leads: list[Person]) -> dict[str, str]:
    """What a form could send: each field good, odd, wrong or missing."""
    sent = {name: chance.choice([*ODD, *[GOOD] * 40]) for name in WORDS}
    sent |= {name: chance.choice([*values, *[values[0]] * 20]) for name, values in CHOICES.items()}
    sent["safety_lead"] = chance.choice([*(str(one.pk) for one in leads), *[str(leads[0].pk)] * 20, "", "nobody"])
    for name in chance.sample(sorted(sent), chance.choice([0, 0, 0, 0, 0, 0, 1, 2])):
        del sent[name]
    return sent


def try_to_open(
    founder: Person, sent: dict[str, str], chance: Random, *, refusals: Refused = (Refusal,)
) -> Group | None:
    """The group that came of it, through the form or straight past it; None where it was refused, in one of these ways."""
    shape = chance.choice(list(shapes().values()))
    form = StartForm(sent, shape=shape, is_minor=founder.is_minor)
    is_past_the_form = chance.random() < 0.3
    if not is_past_the_form and not form.is_valid():
        return None
    lead = Person.objects.filter(pk=sent["safety_lead"]).first() if len(sent.get("safety_lead", "")) == 36 else None
    said = {name: sent.get(name, "") for name in (*WORDS, "mode", "membership", "leadership")}
    call: Any = actions.start_circle if sent.get("kind") == "circle" else actions.ask_for_group
    try:
        return call(actor=founder, shape=shape, safety_lead=lead, **said)
    except refusals:
        return None


def has_gap(group: Group) -> bool:
    """Whether people can come in though something they must know is missing; asked of what is stored, by rules of its own."""
    if group.state not in LIVING:
        return False
    said = (group.name, group.purpose, group.for_whom)
    is_silent = any(not re.search(r"\w", FILLER.sub("", text)) for text in said)
    is_shapeless = "" in (group.mode, group.membership, group.leadership)
    lead = group.safety_lead
    has_nobody = group.leader is None or lead is None or not lead.is_safety_lead
    rules = group.rule_versions.filter(version=group.rules_version).first()
    return is_silent or is_shapeless or has_nobody or rules is None or len(rules.rules) < 5
