"""The only writers of this room: choosing a way, asking to come in, beginning, leading and moving, going over, and forgetting."""

from hearthside.calls.actions.asking import ask_in, fresh_link, step_away
from hearthside.calls.actions.choosing import choose
from hearthside.calls.actions.going import go_over
from hearthside.calls.actions.keeping import forget_calls, look_after_calls
from hearthside.calls.actions.leading import begin, end, let_all_in, let_in, remove
from hearthside.calls.actions.moving import move

__all__ = [
    "ask_in",
    "begin",
    "choose",
    "end",
    "forget_calls",
    "fresh_link",
    "go_over",
    "let_all_in",
    "let_in",
    "look_after_calls",
    "move",
    "remove",
    "step_away",
]
