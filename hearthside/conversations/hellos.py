"""What somebody who looked around in a group leaves there: their hello, how far they read, unsent words. Gone when they go."""

from django.db.models import F

from hearthside.accounts.models import Person
from hearthside.conversations import access, events, voices
from hearthside.conversations.actions.changing import erase_words
from hearthside.conversations.actions.keeping import drop_draft, save_draft
from hearthside.conversations.finding import forget_threads
from hearthside.conversations.models import Post, ReadMark, State, Thread
from hearthside.conversations.queries.reading import is_looked_at
from hearthside.groups.models import Group
from hearthside.kernel import events as kernel_events
from hearthside.kernel import push
from hearthside.notifications.actions import withdraw
from hearthside.notifications.models import Notice
from hearthside.trying.passport import JOINED, NAMELESS, STAYS
from hearthside.vault.keyring import VaultClosed


def sweep(person: Person, group: Group, wish: str) -> None:
    """Their hello goes whole, or stays as they wished, with or without their name; after it stays it is a conversation like any other.
    Unless they stay with it, no mark, draft or notice of theirs is left either. Refuses while the vault is closed and a voice could be
    theirs: the end waits, and nothing stays by mistake."""
    if wish != JOINED and voices.tag_for(person, group.pk) == voices.NO_TAG and _are_hellos_in(group):
        raise VaultClosed
    for thread in access.hellos_of(person, group):
        if wish in (NAMELESS, STAYS, JOINED):
            _leave_standing(thread, person, is_nameless=wish == NAMELESS)
        else:
            let_go(thread)
    if wish != JOINED:
        _forget_reading(person, group)


def _are_hellos_in(group: Group) -> bool:
    return Thread.objects.filter(group=group, is_hello=True, author=None).exists()


def let_go(thread: Thread) -> None:
    """The conversation is gone with everything in it; while a case about it is open it is hidden from all but the team, and then goes."""
    posts = list(thread.posts.values_list("pk", flat=True))
    Thread.objects.filter(pk=thread.pk).update(state=State.TAKEN_BACK, version=F("version") + 1)
    forget_threads([thread.pk])
    for post_id in posts:
        withdraw(post_id)
        kernel_events.announce(events.PostChanged(post_id=post_id, thread_id=thread.pk))
    if not is_looked_at(thread):
        thread.delete()
    push.changed(f"thread:{thread.pk}")


def let_go_of_all(person: Person) -> None:
    """For erasure: every hello of the person is gone whole, by name and by voice."""
    by_name = Thread.objects.filter(author=person, is_hello=True)
    for thread in [*by_name, *_by_voice(person)]:
        for post in thread.posts.all():
            if voices.is_author(person, post):
                erase_words(post)
        let_go(thread)


def _by_voice(person: Person) -> list[Thread]:
    threads = Thread.objects.filter(pk__in=voices.threads_with_voice(person), is_hello=True, author=None)
    return [one for one in threads if (first := one.posts.filter(number=1).first()) and voices.is_author(person, first)]


def _leave_standing(thread: Thread, person: Person, *, is_nameless: bool) -> None:
    Thread.objects.filter(pk=thread.pk).update(is_hello=False, version=F("version") + 1)
    if is_nameless:
        Thread.objects.filter(pk=thread.pk, author=person).update(author=None)
        Post.objects.filter(thread=thread, author=person).update(author=None)
    push.changed(f"thread:{thread.pk}")


def _forget_reading(person: Person, group: Group) -> None:
    marks = ReadMark.objects.filter(person=person, thread__group=group)
    for thread_id in marks.values_list("thread_id", flat=True):
        drop_draft(person=person, place=f"reply:{thread_id}")
    marks.delete()
    drop_draft(person=person, place=f"new:{group.pk}")
    here = Post.objects.filter(thread__group=group).values("pk")
    Notice.objects.filter(person=person, about__in=here).delete()


def keep_first_words(person: Person, group_id: object, words: str) -> None:
    """The first sentence waits in the composer of the group."""
    title = words.split(".")[0][:60]
    save_draft(person=person, place=f"new:{group_id}", words={"title": title, "body": words, "intent": "", "notes": []})
