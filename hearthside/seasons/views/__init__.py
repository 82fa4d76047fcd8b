"""Pages of this room, by what people come to do."""

from hearthside.seasons.views.ending import call_off, close, closing, join_into, merge
from hearthside.seasons.views.keeping import alone, ask, keeping, look_for_somebody, offer, offers
from hearthside.seasons.views.noting import leave_note, note, notes

__all__ = [
    "alone",
    "ask",
    "call_off",
    "close",
    "closing",
    "join_into",
    "keeping",
    "leave_note",
    "look_for_somebody",
    "merge",
    "note",
    "notes",
    "offer",
    "offers",
]
