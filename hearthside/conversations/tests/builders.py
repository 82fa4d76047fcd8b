"""Conversations for tests."""

from typing import Any

from hearthside.accounts.models import Person
from hearthside.conversations import actions
from hearthside.conversations.forms import fresh_once
from hearthside.conversations.models import Post, Thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group as any_group
from hearthside.groups.tests.builders import member

CALM = "It was a long week and I would like to talk."
WORRYING = "I do not want to be here any more and I cannot see a way on."


def thread(group: Group | None = None, author: Person | None = None, **fields: Any) -> Thread:
    """A conversation with its first post, by a member of the group."""
    group = group or any_group()
    author = author or member(group).person
    words = {"title": "A quiet evening", "body": CALM, "once": fresh_once(), **fields}
    return actions.start_thread(author=author, group=group, **words).post.thread


def reply(thread: Thread, author: Person | None = None, body: str = "I hear you.", **fields: Any) -> Post:
    """A reply, by a member of the thread's group."""
    author = author or member(thread.group).person
    return actions.publish_reply(author=author, thread=thread, body=body, once=fresh_once(), **fields).post


def first_post(thread: Thread) -> Post:
    """The words that opened the thread."""
    return Post.objects.select_related("thread").get(thread=thread, number=1)
