"""What a person asks of those who reply, the reactions, and a quiet nudge when a reply does not fit."""

from hearthside.words.intents.catalogue import ALIASES, INTENTS, REACTIONS, intent, reaction
from hearthside.words.intents.mismatch import holds_advice, mismatch
from hearthside.words.intents.shapes import Guidance, Intent, Nudge, Reaction

__all__ = [
    "ALIASES",
    "INTENTS",
    "REACTIONS",
    "Guidance",
    "Intent",
    "Nudge",
    "Reaction",
    "holds_advice",
    "intent",
    "mismatch",
    "reaction",
]
