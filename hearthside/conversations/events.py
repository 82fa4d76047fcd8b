"""Facts of this room."""

from dataclasses import dataclass
from uuid import UUID

from hearthside.kernel.events import Event


@dataclass(frozen=True)
class ThreadOpened(Event):
    """A conversation became readable in its group."""

    thread_id: UUID


@dataclass(frozen=True)
class ReplyPublished(Event):
    """A reply became readable."""

    post_id: UUID
    thread_id: UUID


@dataclass(frozen=True)
class PostChanged(Event):
    """A post was edited, taken back, held, released or removed."""

    post_id: UUID
    thread_id: UUID
