"""The only writers of this room: setting up, belonging, agreeing, inviting."""

from hearthside.groups.actions.agreeing import agree, change_rules
from hearthside.groups.actions.belonging import (
    accept,
    come_back,
    decline,
    hand_on,
    join,
    leave,
    pause,
    set_role,
    step_back,
)
from hearthside.groups.actions.grieving import begin_gentle, end_gentle
from hearthside.groups.actions.inviting import come_in, end_invitation, find_invitation, invite
from hearthside.groups.actions.listing import decide_listing
from hearthside.groups.actions.remembering import (
    ask_for_memory,
    drop_memory,
    keep_in_memory,
    second_for_memory,
    take_from_memory,
)
from hearthside.groups.actions.setting_up import edit_group, open_group, send_back, set_state, start_group
from hearthside.groups.actions.small_circles import let_grow, start_circle
from hearthside.groups.actions.telling import set_facts

__all__ = [
    "accept",
    "agree",
    "ask_for_memory",
    "begin_gentle",
    "change_rules",
    "come_back",
    "come_in",
    "decide_listing",
    "decline",
    "drop_memory",
    "edit_group",
    "end_gentle",
    "end_invitation",
    "find_invitation",
    "hand_on",
    "invite",
    "join",
    "keep_in_memory",
    "leave",
    "let_grow",
    "open_group",
    "pause",
    "second_for_memory",
    "send_back",
    "set_facts",
    "set_role",
    "set_state",
    "start_circle",
    "start_group",
    "step_back",
    "take_from_memory",
]
