"""Edits, taking back, and what a moderator's decision does to a post."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from hearthside.accounts.models import Person
from hearthside.conversations import access, events
from hearthside.conversations.actions.publishing import look_later, make_public
from hearthside.conversations.finding import POST
from hearthside.conversations.models import Earlier, Post, State, Thread, this_minute
from hearthside.conversations.queries.publishing import words_before
from hearthside.kernel import events as kernel_events
from hearthside.kernel import push
from hearthside.kernel.markdown import RENDERER, cook
from hearthside.safety import actions as safety
from hearthside.safety.known import known_of
from hearthside.safety.verdicts import Verdict
from hearthside.search import actions as search


@transaction.atomic
def edit_post(*, author: Person, post: Post, body: str) -> Verdict:
    """New words in place of the old, read by safety again. What was said before is kept for the moderators of a case, nobody else.

    Words that must wait are held; a held post stays held until a moderator releases it, or, where the team asked for a change, until
    the words are changed and nothing in them points to harm. Refuses, as a new post would be, who may
    not write in the group now: rules to agree to, a pause, a decision of the team.
    """
    access.check_edit(author, post)
    access.check_answer(author, post.thread)
    known = None if post.voice_tag else known_of(author)
    verdict = safety.screen(body, previous=words_before(post), context=known)
    before = post.body
    Earlier.objects.create(post=post, body=before)
    post.body, post.html, post.renderer, post.edited_at = body, cook(body), RENDERER, this_minute()
    post.save(update_fields=["body", "html", "renderer", "edited_at"])
    named = None if post.voice_tag else author
    safety.follow_up(verdict, kind="post", subject_id=post.pk, author=named, scope=post.thread.group_id)
    if verdict.holds:
        _set_state(post, State.HELD)
    elif post.state == State.HELD and safety.hear_edit(verdict, about=_cases_of(post), before=before, after=body):
        release(post)
    look_later(post)
    _tell_change(post)
    return verdict


def _cases_of(post: Post) -> list[tuple[str, UUID]]:
    """What a case of these words can be about: the post, and for the first one its thread."""
    return [("post", post.pk), *([("thread", post.thread_id)] if post.number == 1 else [])]


@transaction.atomic
def take_back(*, author: Person, post: Post) -> None:
    """The words are gone: here, in quotes, in what moderators kept. The place stays, so that answers still make sense."""
    access.check_author(author, post)
    erase_words(post)
    _tell_change(post)


def erase_words(post: Post) -> None:
    """No word of the post is left, nor a reaction or letter to it. A thread without its first words is named for what happened."""
    Earlier.objects.filter(post=post).delete()
    post.reactions.all().delete()
    post.letters.all().delete()
    Post.objects.filter(pk=post.pk).update(body="", html="", edited_at=None, state=State.TAKEN_BACK)
    search.forget(POST, [post.pk])
    if post.number == 1:
        Thread.objects.filter(pk=post.thread_id).update(title="", notes="")


@transaction.atomic
def hold(post: Post) -> None:
    """Nobody but its author and the moderators sees the post until it is released. Words that were taken back stay gone."""
    if post.state == State.TAKEN_BACK:
        return
    _set_state(post, State.HELD)
    _tell_change(post)


@transaction.atomic
def remove(post: Post) -> None:
    """A moderator removed it; the reason is told by the case. Words that were taken back stay gone."""
    if post.state == State.TAKEN_BACK:
        return
    _set_state(post, State.REMOVED)
    _tell_change(post)


@transaction.atomic
def release(post: Post) -> None:
    """The post becomes readable, by the same last steps as any other. Releasing what is readable, or taken back, changes nothing."""
    if post.state in {State.SHOWN, State.TAKEN_BACK}:
        return
    _set_state(post, State.SHOWN)
    Thread.objects.filter(pk=post.thread_id).update(last_post_at=this_minute(), version=F("version") + 1)
    search.renew(POST, [post.pk])
    make_public(post)


def _set_state(post: Post, state: State) -> None:
    post.state = state
    post.save(update_fields=["state"])
    if post.number == 1:
        Thread.objects.filter(pk=post.thread_id).update(state=state)


def _tell_change(post: Post) -> None:
    Thread.objects.filter(pk=post.thread_id).update(version=F("version") + 1)
    search.renew(POST, [post.pk])
    kernel_events.announce(events.PostChanged(post_id=post.pk, thread_id=post.thread_id))
    push.changed(f"thread:{post.thread_id}")
