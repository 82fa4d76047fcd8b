"""What can be done in a hosted room; each verb in one transaction."""

from hearthside.hosted.actions.coming import answer_after, enter, leave, let_in, set_wish, step_in
from hearthside.hosted.actions.hosting import (
    call_team,
    close_room,
    invite_aside,
    move_step,
    next_turn,
    offer_turn,
    open_room,
    remove,
    set_slow,
    start_round,
    take_back_aside,
)
from hearthside.hosted.actions.keeping import forget_rooms, look_after_hosts, note_presence
from hearthside.hosted.actions.lines import changed
from hearthside.hosted.actions.nooks import begin_nooks, end_nooks, leave_nook, offer_nooks, visit_nook, want_nook
from hearthside.hosted.actions.talking import ask_for_help, lower_hand, make_public, pass_turn, raise_hand, say

__all__ = [
    "answer_after",
    "ask_for_help",
    "begin_nooks",
    "call_team",
    "changed",
    "close_room",
    "end_nooks",
    "enter",
    "forget_rooms",
    "invite_aside",
    "leave",
    "leave_nook",
    "let_in",
    "look_after_hosts",
    "lower_hand",
    "make_public",
    "move_step",
    "next_turn",
    "note_presence",
    "offer_nooks",
    "offer_turn",
    "open_room",
    "pass_turn",
    "raise_hand",
    "remove",
    "say",
    "set_slow",
    "set_wish",
    "start_round",
    "step_in",
    "take_back_aside",
    "visit_nook",
    "want_nook",
]
