"""How words become readable: one way, for threads, replies and released posts alike."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.conversations import access, events, tasks, voices
from hearthside.conversations.actions.keeping import drop_draft
from hearthside.conversations.models import Post, State, Thread, note_string
from hearthside.conversations.queries.publishing import Before, before_reply, take_number
from hearthside.gate import actions as gate
from hearthside.groups.models import Group
from hearthside.kernel import events as kernel_events
from hearthside.kernel import jobs, push
from hearthside.kernel.markdown import RENDERER, cook
from hearthside.kernel.prepared import insert
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow
from hearthside.safety import access as safety_access
from hearthside.safety import actions as safety
from hearthside.safety.approaches import steps_in
from hearthside.safety.known import as_context, known_of
from hearthside.safety.verdicts import Verdict
from hearthside.vault.keyring import VaultClosed
from hearthside.vault.tags import blind_tag
from hearthside.words.intents import intent as intent_of


@dataclass(frozen=True)
class Published:
    """What came of it. When the same form had been sent before, `post` is the one made at that time."""

    post: Post
    verdict: Verdict

    @property
    def is_held(self) -> bool:
        """Waits, unseen by others, for a moderator."""
        return self.post.state == State.HELD

    @property
    def shows_help(self) -> bool:
        """The author should be shown, at once, who can help."""
        return self.verdict.shows_help


@transaction.atomic
def start_thread(
    *,
    author: Person,
    group: Group,
    title: str,
    body: str,
    once: str,
    intent: str = "unsure",
    notes: list[str] | None = None,
    is_anonymous: bool = False,
) -> Published:
    """A conversation with its first post, once safety has read both. Sending the same form (`once`) again makes nothing new.

    A held one waits, unseen, for a moderator. One whose intent is short-lived gets the time at which it goes for good.
    """
    pace, is_hello = access.start_as(author, group)
    _one_at_a_time(author)
    drop_draft(person=author, place=f"new:{group.pk}")
    mark = _mark(author, once)
    if earlier := _sent_before(mark):
        return _made_before(earlier)
    safety_access.check_pace(author, pace, once)
    check_rate("thread", author.pk, at_most=6, per_seconds=3600, once=f"{author.pk}{once}")
    words = f"{title}\n\n{body}"
    thread = Thread(group=group, title=title, intent=intent, notes=note_string(notes or []), expires_at=_expiry(intent))
    thread.is_hello = is_hello
    tag = voices.tag_for(author, thread.pk)
    post = _new_post(thread, author, body, mark, _voice(thread, tag, Before(), is_anonymous))
    known = None if post.voice_tag else known_of(author)
    verdict = _gently(group, _at_the_door(author, safety.screen(words, context=known), words, post, once))
    thread.state = State.HELD if verdict.holds else State.SHOWN
    thread.author, thread.voice, thread.last_number = post.author, post.voice, 1
    thread.save(force_insert=True)
    voices.keep_shelf(author)
    _store(post, author, verdict)
    return Published(post, verdict)


def publish_reply(
    *, author: Person, thread: Thread, body: str, once: str, is_anonymous: bool = False, quote: Post | None = None
) -> Published:
    """Add a reply, once safety has read it beside the words before it. Sending the same form again makes nothing new.

    A person keeps the voice they first had in the thread, whatever they choose later: two voices of one person would join.
    Reading and cooking come before the transaction: others wait for writing only.
    """
    pace = access.check_reply(author, thread)
    tag, mark = voices.tag_for(author, thread.pk), _mark(author, once)
    before = before_reply(thread.pk, author.pk, tag, mark)
    if before.was_sent and (earlier := _sent_before(mark)):
        return _made_before(earlier)
    safety_access.check_pace(author, pace, once)
    check_rate("reply", author.pk, at_most=30, per_seconds=600, once=f"{author.pk}{once}")
    post = _new_post(thread, author, body, mark, _voice(thread, tag, before, is_anonymous))
    known = None if post.voice_tag else as_context(before.in_day, before.in_week)
    verdict = safety.screen(body, previous=before.words, context=known)
    verdict = _at_the_door(author, verdict, body, post, once)
    post.quote = quote if quote and quote.thread_id == thread.pk else None
    if not before.has_shelf:
        voices.keep_shelf(author)
    try:
        _add(post, author, verdict)
    except IntegrityError:
        if earlier := _sent_before(mark):
            return _made_before(earlier)
        raise
    return Published(post, verdict)


def _made_before(post: Post) -> Published:
    """The same answer as at that time: a browser that sends twice shows the last one, and the way to help must be in it."""
    words = f"{post.thread.title}\n\n{post.body}" if post.number == 1 else post.body
    return Published(post, safety.screen(words))


@transaction.atomic
def _add(post: Post, author: Person, verdict: Verdict) -> None:
    """The reply is the last of its thread, and its draft is gone."""
    post.number = take_number(post.thread_id, is_public=not verdict.holds)
    _store(post, author, verdict)
    drop_draft(person=author, place=f"reply:{post.thread_id}")


def make_public(post: Post) -> None:
    """The one way to become readable: followers hear of it, listeners learn the fact, open pages fetch it."""
    if post.number == 1:
        kernel_events.announce(events.ThreadOpened(thread_id=post.thread_id))
    else:
        jobs.later(tasks.tell_followers, arguments={"post_id": str(post.pk)})
        kernel_events.announce(events.ReplyPublished(post_id=post.pk, thread_id=post.thread_id))
    push.changed(f"thread:{post.thread_id}")


def _store(post: Post, author: Person, verdict: Verdict) -> None:
    post.state = State.HELD if verdict.holds else State.SHOWN
    insert(post)
    if post.voice_tag:
        voices.keep_link(post, author)
    named = None if post.voice_tag else author
    words = f"{post.thread.title}\n\n{post.body}" if post.number == 1 else post.body
    about = {"kind": "post", "subject_id": post.pk, "author": named, "scope": post.thread.group_id}
    gate.follow_up(verdict, words=words, writer=author, **about)
    look_later(post)
    if not verdict.holds:
        make_public(post)


def _gently(group: Group, verdict: Verdict) -> Verdict:
    """After a loss a new conversation waits for a moderator. A call for help never does."""
    if not group.is_gentle or verdict.shows_help or verdict.holds:
        return verdict
    return replace(verdict, holds=True, harms=(*verdict.harms, "gentle_time"))


def look_later(post: Post) -> None:
    """A job puts the post beside the writer's others, when it takes a step towards somebody. Most posts take none, and cost a reading."""
    if steps_in(post.body):
        jobs.later(tasks.look_for_approaches, arguments={"post_id": str(post.pk)})


def _at_the_door(author: Person, verdict: Verdict, words: str, post: Post, once: str) -> Verdict:
    """The verdict, with what the gate adds for somebody new and for a voice that is new in its conversation."""

    def has_spoken() -> bool:
        earlier = Post.objects.filter(state=State.SHOWN)
        if post.voice_tag:
            return earlier.filter(thread=post.thread_id, voice_tag=post.voice_tag).exists()
        return earlier.filter(author=author).exists()

    return gate.at_the_door(
        author,
        verdict,
        words=words,
        scope=post.thread.group_id,
        once=once,
        has_spoken=has_spoken,
        is_anonymous=bool(post.voice_tag),
    )


def _new_post(thread: Thread, author: Person, body: str, mark: str, voice: tuple[str, str]) -> Post:
    post = Post(thread=thread, number=1, body=body, html=cook(body), renderer=RENDERER, once=mark)
    post.voice, post.voice_tag = voice
    post.author = None if post.voice_tag else author
    return post


def _voice(thread: Thread, tag: str, before: Before, is_anonymous: bool) -> tuple[str, str]:
    """The voice and its tag; both are empty for somebody who speaks by name. `tag` is what theirs would be."""
    if before.own_voice is not None:
        return before.own_voice
    if tag == voices.NO_TAG:
        _check_by_name_only(thread, is_anonymous)
        return "", ""
    return (voices.name_for(tag, voices.taken_names(thread)), tag) if is_anonymous else ("", "")


def _check_by_name_only(thread: Thread, is_anonymous: bool) -> None:
    """While the vault is closed nobody can be told from a voice they may have here, so words by name could give that voice away."""
    if is_anonymous or voices.taken_names(thread):
        raise NotNow(
            _(
                "Anonymous voices are locked for now, so this conversation takes no new words. Your words are still here."
            )
        )


def _expiry(intent: str) -> datetime | None:
    days = intent_of(intent).expires_after_days
    return timezone.now() + timedelta(days=days) if days else None


def _one_at_a_time(author: Person) -> None:
    """Where one person's posts can run side by side (PostgreSQL), the second waits for the first. SQLite's writers wait anyway."""
    if connection.features.has_select_for_update:
        Person.objects.select_for_update(no_key=True).values_list("pk").get(pk=author.pk)


def _mark(author: Person, once: str) -> str:
    """What stands for this form of this person, so that sending it twice makes one post."""
    try:
        return blind_tag("once", author.pk.bytes, once.encode()).hex()
    except VaultClosed:  # Only words by name are taken then, so there is nobody to hide.
        return hashlib.sha256(author.pk.bytes + once.encode()).hexdigest()


def _sent_before(mark: str) -> Post | None:
    return Post.objects.select_related("thread").filter(once=mark).first()
