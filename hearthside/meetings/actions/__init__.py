"""The only writers of this room: planning, changing, coming, hosting, and what happens by the clock."""

from hearthside.meetings.actions.calendars import end_calendar, find_calendar, make_calendar
from hearthside.meetings.actions.changing import call_off, move
from hearthside.meetings.actions.coming import (
    answer,
    answer_series,
    cancel_by_code,
    come_by_code,
    find_by_code,
    note_place_seen,
)
from hearthside.meetings.actions.hosting import cannot_host, check_can_open, host, look_after_hosts
from hearthside.meetings.actions.housing import PlaceTaken, dates_not_agreed
from hearthside.meetings.actions.lasting import end_all_of, end_with_group, go_on_with_group
from hearthside.meetings.actions.making import make_occurrences
from hearthside.meetings.actions.planning import change_meeting, end_meeting, plan_meeting
from hearthside.meetings.actions.reminding import mark_held, remind
from hearthside.meetings.actions.resting import add_quiet_day, meet_everywhere, remove_quiet_day, rest_everywhere

__all__ = [
    "PlaceTaken",
    "add_quiet_day",
    "answer",
    "answer_series",
    "call_off",
    "cancel_by_code",
    "cannot_host",
    "change_meeting",
    "check_can_open",
    "come_by_code",
    "dates_not_agreed",
    "end_all_of",
    "end_calendar",
    "end_meeting",
    "end_with_group",
    "find_by_code",
    "find_calendar",
    "go_on_with_group",
    "host",
    "look_after_hosts",
    "make_calendar",
    "make_occurrences",
    "mark_held",
    "meet_everywhere",
    "move",
    "note_place_seen",
    "plan_meeting",
    "remind",
    "remove_quiet_day",
    "rest_everywhere",
]
