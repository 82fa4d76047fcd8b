"""The only writers of this room: beginning and ending a trial, notes, what leaders say, and buddies."""

from hearthside.trying.actions.keeping_company import be_buddy, be_no_buddy, end_pair, find_buddy, say_yes
from hearthside.trying.actions.looking_around import (
    begin,
    check_may_begin,
    end,
    end_overdue,
    forget,
    has_joined,
    let_tasters_in,
    stay,
    write_note,
)

__all__ = [
    "be_buddy",
    "be_no_buddy",
    "begin",
    "check_may_begin",
    "end",
    "end_overdue",
    "end_pair",
    "find_buddy",
    "forget",
    "has_joined",
    "let_tasters_in",
    "say_yes",
    "stay",
    "write_note",
]
