"""The only writers of this room. Each is one transaction; none knows of requests or pages."""

from hearthside.conversations.actions.changing import edit_post, hold, release, remove, take_back
from hearthside.conversations.actions.keeping import drop_draft, follow, mark_read, read_draft, save_draft
from hearthside.conversations.actions.kindness import react
from hearthside.conversations.actions.letters import answer_letter, write_to_author
from hearthside.conversations.actions.publishing import Published, publish_reply, start_thread

__all__ = [
    "Published",
    "answer_letter",
    "drop_draft",
    "edit_post",
    "follow",
    "hold",
    "mark_read",
    "publish_reply",
    "react",
    "read_draft",
    "release",
    "remove",
    "save_draft",
    "start_thread",
    "take_back",
    "write_to_author",
]
