"""Groups with facts, and answers, for tests of the finder."""

from typing import Any
from uuid import uuid4

from django.test import Client

from hearthside.finding.listing import Listing
from hearthside.groups.actions.telling import write_facts
from hearthside.groups.facts import Facts
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group

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
