"""The room's verbs, one file a journey."""

from hearthside.safety.actions.appealing import answer_appeal, ask_again, hear_author
from hearthside.safety.actions.caring import end_talk, look_at, look_away
from hearthside.safety.actions.deciding import VERBS, decide
from hearthside.safety.actions.editing import hear_edit
from hearthside.safety.actions.reporting import ask_for_somebody, check_pace, report
from hearthside.safety.actions.screening import follow_up, screen
from hearthside.safety.alikes import add_alike
from hearthside.safety.people import send_letter
from hearthside.safety.verdicts import Verdict

__all__ = [
    "VERBS",
    "Verdict",
    "add_alike",
    "answer_appeal",
    "ask_again",
    "ask_for_somebody",
    "check_pace",
    "decide",
    "end_talk",
    "follow_up",
    "hear_author",
    "look_at",
    "look_away",
    "hear_edit",
    "report",
    "screen",
    "send_letter",
]
