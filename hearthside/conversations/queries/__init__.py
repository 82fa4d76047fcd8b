"""What the pages of this room show, read with as few and as lean queries as will do: tuples, no model instances."""

from hearthside.conversations.queries.lists import (
    ListedThread,
    Room,
    is_wanted,
    lightest,
    room,
    threads_among,
    threads_of_group,
    visitors_version,
)
from hearthside.conversations.queries.reading import (
    PAGE,
    Head,
    Line,
    ThreadPage,
    lines,
    offered,
    own_voice,
    posts_after,
    thread_head,
    thread_page,
)

__all__ = [
    "PAGE",
    "Head",
    "Line",
    "ListedThread",
    "Room",
    "ThreadPage",
    "is_wanted",
    "lightest",
    "lines",
    "offered",
    "own_voice",
    "posts_after",
    "room",
    "thread_head",
    "thread_page",
    "threads_among",
    "threads_of_group",
    "visitors_version",
]
