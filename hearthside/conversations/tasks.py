"""Jobs of this room."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearthside.conversations import approaching
from hearthside.conversations.finding import forget_threads
from hearthside.conversations.models import Draft, Post, State, Thread
from hearthside.conversations.queries.publishing import NEW_REPLY, followers
from hearthside.conversations.queries.reading import is_looked_at
from hearthside.kernel import jobs, schedule
from hearthside.notifications import actions as notifications

BATCH = 100
DRAFTS_STAY_FOR = timedelta(days=180)
"""Unsent words that nobody came back to in half a year."""


@jobs.may_repeat
def tell_followers(post_id: str) -> None:
    """Followers of the thread hear of a reply, if it is still shown. Who they are is asked here, not while the writer holds the lock:
    in a long thread that takes longer than all else of a reply.

    The author of an anonymous post is not left out of those who are told: a gap in the list would name them.
    """
    post = Post.objects.filter(pk=post_id, state=State.SHOWN).only("thread", "author").first()
    if post:
        named = {post.author_id} if post.author_id else set()
        notifications.tell_at_once(followers(post.thread_id), NEW_REPLY, about=post.pk, but_not=named)


def look_for_approaches(post_id: str) -> None:
    """Somebody of the team reads when this post is one of several steps too close to another person."""
    post = Post.objects.select_related("author", "thread__group").filter(pk=UUID(post_id)).first()
    if post is not None:
        approaching.look_at(post)


@schedule.every(minutes=10)
def expire_vents() -> None:
    """Threads past their time are gone for good, with every post, letter, mark and reaction in them."""
    while batch := list(Thread.objects.filter(expires_at__lte=timezone.now()).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            forget_threads(batch)
            Thread.objects.filter(pk__in=batch).delete()


@schedule.every(minutes=60)
def let_go_of_hidden_hellos() -> None:
    """Hellos of people who went, which waited for the team to be done, are gone."""
    for thread in Thread.objects.filter(is_hello=True, state=State.TAKEN_BACK)[:BATCH]:
        if not is_looked_at(thread):
            thread.delete()


@schedule.daily(hour=4)
def forget_old_drafts() -> None:
    """Unsent words that were last saved more than `DRAFTS_STAY_FOR` ago are gone."""
    Draft.objects.filter(saved_at__lt=timezone.now() - DRAFTS_STAY_FOR).delete()
