"""The room's verbs, one file a journey."""

from hearthside.roster.actions.calling import answer, answer_at_desk, answer_by_link, end_alert, raise_alarm
from hearthside.roster.actions.drilling import end_drill, start_drill
from hearthside.roster.actions.hours import add_hours, remove_hours, set_day_off
from hearthside.roster.actions.standing_in import give_back, let_down, stand_in, watches_between
from hearthside.roster.actions.watching import (
    add_shift,
    arrive,
    come_back,
    leave_note,
    rest,
    stop,
    take_break,
    touch_shift,
)

__all__ = [
    "add_hours",
    "add_shift",
    "answer",
    "answer_at_desk",
    "answer_by_link",
    "arrive",
    "come_back",
    "end_alert",
    "end_drill",
    "give_back",
    "leave_note",
    "let_down",
    "raise_alarm",
    "remove_hours",
    "rest",
    "set_day_off",
    "stand_in",
    "start_drill",
    "stop",
    "take_break",
    "touch_shift",
    "watches_between",
]
