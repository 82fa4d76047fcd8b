"""The five people of the demo town whom anybody can be. They are the same in the demo, the tests and the guides."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from hearthside.accounts import phrases
from hearthside.accounts.models import Person

RECOVERY = "lamp window kettle bread river stone walk garden letter song"


@dataclass(frozen=True)
class Persona:
    """Somebody to sign in as: `role` is what they are in the town, `start` the page to look at first."""

    name: str
    passphrase: str
    role: str
    start: str
    is_operator: bool = False
    is_helper: bool = False
    is_safety_lead: bool = False

    def dress(self, person: Person, today: date) -> None:
        """The person can sign in and has what the role brings; nothing is saved."""
        person.password = make_password(self.passphrase)
        person.recovery_hash = phrases.hash_of(RECOVERY)
        person.is_operator, person.is_safety_lead = self.is_operator, self.is_safety_lead
        if self.is_helper:
            person.course_on, person.helper_since = today - timedelta(days=160), today - timedelta(days=140)
            person.helper_until = today + timedelta(days=365)


PERSONAS = {
    one.name: one
    for one in (
        Persona("ava", "a small light is enough", "new member", "/"),
        Persona("ben", "strong tea and bad puns", "certified helper", "/", is_helper=True),
        Persona("mia", "low tide, wide open beach", "moderator", "/safety/"),
        Persona(
            "Ruth Ademola", "two cups on the table", "safety lead", "/safety/", is_helper=True, is_safety_lead=True
        ),
        Persona("sol", "who keeps the lights on", "site admin", "/", is_operator=True),
    )
}


def write_personas(folder: Path, site_url: str) -> Path:
    """`personas.json` in the folder says who can sign in and how, for people and for tests."""
    path = folder / "personas.json"
    people = {name: _said(persona, site_url) for name, persona in PERSONAS.items()}
    path.write_text(json.dumps(people, indent=1) + "\n", encoding="utf-8")
    return path


def _said(persona: Persona, site_url: str) -> dict[str, str]:
    return {
        "name": persona.name,
        "passphrase": persona.passphrase,
        "recovery_phrase": RECOVERY,
        "role": persona.role,
        "url": site_url + persona.start,
    }


def how_to_sign_in() -> str:
    """A line for each persona, for the person at the keyboard."""
    lines = [f"  {one.name:<14}{one.role:<19}{one.passphrase}" for one in PERSONAS.values()]
    return "\n".join([_("Sign in as (name, who they are, pass-phrase):"), *lines])
