"""What can be done in a drop-in's line; each verb in one transaction."""

from hearthside.dropin.actions.forgetting import forget_evenings
from hearthside.dropin.actions.keeping import (
    close_evening,
    come,
    go,
    look_after_evenings,
    note_presence,
    open_evening,
    set_hours,
    stop_hours,
)
from hearthside.dropin.actions.listening import add_at_door, begin, call_next, end, give_back, not_here, put_first
from hearthside.dropin.actions.waiting import come_back, join, leave, make_public, say_here, step_out

__all__ = [
    "add_at_door",
    "begin",
    "call_next",
    "close_evening",
    "come",
    "come_back",
    "end",
    "forget_evenings",
    "give_back",
    "go",
    "join",
    "leave",
    "look_after_evenings",
    "make_public",
    "not_here",
    "note_presence",
    "open_evening",
    "put_first",
    "say_here",
    "set_hours",
    "step_out",
    "stop_hours",
]
