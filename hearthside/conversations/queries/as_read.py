"""Words as the reader of risk saw them when they were published: the post, and what it answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearthside.conversations.models import Post, State


@dataclass(frozen=True)
class AsRead:
    """A post as it was read: its words with the title that stood over them, and the readable words before it."""

    post_id: UUID
    group_id: UUID
    text: str
    previous: str
    is_private: bool


def post_as_read(post_id: UUID) -> AsRead | None:
    """The post of this id; None once its words are gone."""
    post = Post.objects.select_related("thread__group").filter(pk=post_id).exclude(body="").first()
    return _as_read(post) if post else None


def first_post_of(thread_id: UUID) -> UUID | None:
    """The post that opened the conversation."""
    return Post.objects.filter(thread=thread_id, number=1).values_list("pk", flat=True).first()


def shown_between(since: datetime, until: datetime) -> Iterator[UUID]:
    """Posts written from `since` until just before `until` that everybody in their group can read."""
    posts = Post.objects.filter(thread__last_post_at__gte=since, created_at__gte=since, created_at__lt=until)
    yield from posts.filter(state=State.SHOWN).order_by("created_at", "pk").values_list("pk", flat=True)


def _as_read(post: Post) -> AsRead:
    text = f"{post.thread.title}\n\n{post.body}" if post.number == 1 else post.body
    return AsRead(post.pk, post.thread.group_id, text, _before(post), post.thread.group.is_private)


def _before(post: Post) -> str:
    before = Post.objects.filter(thread=post.thread_id, number__lt=post.number, state=State.SHOWN)
    return before.order_by("-number").values_list("body", flat=True).first() or ""
