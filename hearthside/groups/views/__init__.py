"""Pages of the groups room, by what people come to do."""

from hearthside.groups.views.belonging import (
    agree,
    come_back,
    invitation,
    invited,
    join,
    leave,
    pause,
    step_back,
    yours,
)
from hearthside.groups.views.grieving import gentle, memory
from hearthside.groups.views.leading import (
    answer,
    change_rules,
    edit,
    end_invitation,
    facts,
    invitations,
    lead,
    requests,
    set_role,
    set_state,
)
from hearthside.groups.views.opening import decide, decide_listing, new, waiting
from hearthside.groups.views.reading import group_list, group_page, mine, people, rules

__all__ = [
    "agree",
    "answer",
    "change_rules",
    "come_back",
    "decide",
    "decide_listing",
    "edit",
    "end_invitation",
    "facts",
    "gentle",
    "group_list",
    "group_page",
    "invitations",
    "invitation",
    "invited",
    "join",
    "lead",
    "leave",
    "memory",
    "mine",
    "new",
    "pause",
    "people",
    "requests",
    "rules",
    "set_role",
    "set_state",
    "step_back",
    "waiting",
    "yours",
]
