"""What hosts do from their console, and what follows a meeting; each verb in one transaction."""

from hearthside.facilitating.actions.following import (
    due_onward,
    forget_logs,
    forget_onward,
    say_how_it_is,
    send_onward,
    sum_up,
)
from hearthside.facilitating.actions.guarding import begin_hot, begin_risk, end_hot, end_risk, offer_nooks, step_risk
from hearthside.facilitating.actions.leading import (
    hand_over,
    look_after_leads,
    mark_voice,
    start_check_out,
    start_round,
    take_back_voice,
    take_lead,
)
from hearthside.facilitating.actions.noting import wind_up, write_log

__all__ = [
    "begin_hot",
    "begin_risk",
    "due_onward",
    "end_hot",
    "end_risk",
    "forget_logs",
    "forget_onward",
    "hand_over",
    "look_after_leads",
    "mark_voice",
    "offer_nooks",
    "say_how_it_is",
    "send_onward",
    "start_check_out",
    "start_round",
    "step_risk",
    "sum_up",
    "take_back_voice",
    "take_lead",
    "wind_up",
    "write_log",
]
