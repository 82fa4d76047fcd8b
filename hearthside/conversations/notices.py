"""How notices about conversations are worded, where they lead, and who may see them when they are read."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, unseen_by
from hearthside.conversations import voices
from hearthside.conversations.actions.letters import NEW_LETTER
from hearthside.conversations.models import Post, ReadMark, State, Thread
from hearthside.conversations.queries.publishing import NEW_REPLY
from hearthside.groups.models import Membership, Standing
from hearthside.notifications.kinds import Kind


def address(post_id: UUID) -> str:
    """The post's place; its own page sends readers on to the thread."""
    return reverse("conversations:post", args=[post_id])


def replies_seen_by(person: Person, post_ids: Collection[UUID]) -> set[UUID]:
    """Only shown replies the person has not read yet, in threads they read and want, not by people they keep away from; none from a
    group where they take a pause. Two queries.

    One's own anonymous words count as read as soon as one sees them, like anybody's: no rule here asks who wrote them.
    """
    readable = Thread.objects.visible_to(person).wanted_by(person).values("pk")
    resting = Membership.objects.filter(person=person, state=Standing.PAUSED).values("group")
    read = ReadMark.objects.filter(person=person, thread=OuterRef("thread"), last_number__gte=OuterRef("number"))
    unread = Post.objects.filter(~Exists(read), pk__in=post_ids, state=State.SHOWN, thread__in=readable)
    rows = unread.exclude(thread__group__in=resting)
    words = [word.casefold() for word in person.not_today["words"]]
    unseen = unseen_by(person)
    return {
        post_id
        for post_id, author_id, body in rows.values_list("pk", "author_id", "body")
        if author_id not in unseen and not any(word in body.casefold() for word in words)
    }


def letters_seen_by(person: Person, post_ids: Collection[UUID]) -> set[UUID]:
    """Only the author of the post sees that the team wrote. One query."""
    return {post.pk for post in Post.objects.filter(pk__in=post_ids) if voices.is_author(person, post)}


def may_see_reply(person: Person, post_id: UUID) -> bool:
    """`replies_seen_by` for one reply."""
    return post_id in replies_seen_by(person, [post_id])


def place(post_id: UUID) -> UUID | None:
    """The group the post stands in, which a person may have made quiet."""
    return Post.objects.filter(pk=post_id).values_list("thread__group", flat=True).first()


def may_see_letter(person: Person, post_id: UUID) -> bool:
    """`letters_seen_by` for one post."""
    return post_id in letters_seen_by(person, [post_id])


KINDS = [
    Kind(
        NEW_REPLY,
        phrase=lambda: _("There are new words in a conversation you take part in."),
        address=address,
        may_see=may_see_reply,
        visible=replies_seen_by,
        place=place,
    ),
    Kind(
        NEW_LETTER,
        phrase=lambda: _("The team wrote to you."),
        address=address,
        may_see=may_see_letter,
        visible=letters_seen_by,
        is_safety=True,
    ),
]
