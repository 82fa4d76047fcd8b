"""The only writers of this room: offering, covering, ending, and notes to oneself."""

from hearthside.seasons.actions.covering import begin_cover, end_cover, give_up_cover, settle_covers
from hearthside.seasons.actions.ending import archive_ended, begin_closing, call_off, join_into, remove_kept
from hearthside.seasons.actions.looking import look_for_somebody
from hearthside.seasons.actions.noting import keep_note, let_go, remind
from hearthside.seasons.actions.offering import accept, decline, offer_care, offer_merge, withdraw

__all__ = [
    "accept",
    "archive_ended",
    "begin_closing",
    "begin_cover",
    "call_off",
    "decline",
    "end_cover",
    "give_up_cover",
    "join_into",
    "keep_note",
    "let_go",
    "look_for_somebody",
    "offer_care",
    "offer_merge",
    "remind",
    "remove_kept",
    "settle_covers",
    "withdraw",
]
