"""What a reading is: one of four colours, harms that go to their own queues, and the reasons with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Level = Literal["green", "amber", "red", "crisis"]
LEVELS: tuple[Level, ...] = ("green", "amber", "red", "crisis")
"""The four colours by how soon a person should look (Milne et al., CLPsych 2016), least first."""
HARMS: tuple[str, ...] = (
    "encouragement",
    "method_seeking",
    "pact",
    "harassment",
    "contact_exchange",
    "pii",
    "doxxing",
    "scam",
    "advertising",
)
"""Harms to others or to privacy. They have their own queues and do not share the risk level."""

WHY: dict[str, StrPromise] = {
    "intent": _("Speaks of ending their life as decided or near"),
    "preparation": _("Speaks of getting ready to die"),
    "acted": _("May have hurt themselves just now"),
    "unsafe": _("Says they cannot keep safe"),
    "farewell": _("Reads like a goodbye"),
    "ideation": _("Speaks of wanting to die or not to live"),
    "burden": _("Feels others would be better off without them"),
    "self_harm": _("Speaks of hurting themselves"),
    "attempt": _("Mentions an attempt"),
    "past": _("Speaks of risk in the past"),
    "denied": _("Says they are not at risk; worth a kind question"),
    "joke": _("May be a joke; worth a kind question"),
    "answer": _("A short answer to a question about safety"),
    "distress": _("Shows distress"),
    "hopeless": _("Shows several signs of losing hope"),
    "other_person": _("Worry about someone else; the writer needs help too"),
    "other_now": _("Someone else may be in danger now"),
    "bereavement": _("Grieves someone who died by suicide"),
    "emergency": _("An emergency may be going on"),
    "abuse": _("Someone is being harmed"),
    "abuse_now": _("Someone may be harmed now"),
    "harm_to_others": _("Speaks of harming someone else"),
    "voices": _("Hears voices that give orders"),
    "eating": _("Eats too little to be safe"),
    "baby": _("A parent and a baby may be in danger"),
    "minor_contact": _("An adult may be seeking contact with a young person"),
    "encouragement": _("Pushes someone towards self-harm"),
    "method_seeking": _("Asks about ways to die"),
    "pact": _("Looks for someone to die with"),
    "harassment": _("Attacks someone"),
    "contact_exchange": _("Moves contact outside this place"),
    "pii": _("Holds private details"),
    "doxxing": _("Shows where or who someone else is"),
    "scam": _("Looks like a scam"),
    "advertising": _("Looks like an advert"),
    "grooming": _("May be winning a young or dependent person over"),
    "misinformation": _("Says things about treatment that may harm"),
    "stigma": _("Puts people with an illness down"),
    "learned": _("Reads like words that needed somebody soon"),
    "not_read": _("Could not be read by machine"),
    "language": _("Not in a language these rules read"),
    "empty": _("Nothing to read"),
    "too_long": _("Too long to read to the end"),
}
"""Words for moderators for every reason. Members see none of this."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a reading is what it is: a key of WHY, and the characters of the original text it stands on."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The level, harms in the order of HARMS, and reasons. `is_about_other` asks for help for the one who worries."""

    level: Level
    harms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    is_about_other: bool = False


def higher(first: Level, second: Level) -> Level:
    """The more urgent of two levels."""
    return max(first, second, key=LEVELS.index)
