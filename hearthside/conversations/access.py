"""Who may read, write and change what. The same rules for pages, fragments, lists, jobs and notices."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, unseen_by
from hearthside.conversations import voices
from hearthside.conversations.models import Post, State, Thread
from hearthside.conversations.queries.publishing import readable_thread
from hearthside.groups import access as groups
from hearthside.groups.models import INSIDE, Group
from hearthside.kernel.refusals import NotAllowed, permits
from hearthside.safety import access as safety
from hearthside.trying import access as trying
from hearthside.words.intents import intent as intent_of

EDIT_FOR = timedelta(hours=24)


def get_thread_for(person: Person | None, thread_id: UUID) -> Thread:
    """The thread, if this person may read it; for anybody else it does not exist."""
    if person is None:
        thread = Thread.objects.visible_to(None).select_related("group").filter(pk=thread_id).first()
    else:
        thread = readable_thread(person, thread_id)
    if thread is None:
        raise Http404
    return thread


def get_post_for(person: Person | None, post_id: UUID) -> Post:
    """A post the person may read: shown, in a thread they may read, not by somebody they keep away from. Their own always."""
    post = Post.objects.select_related("thread__group", "author").filter(pk=post_id).first()
    if post is None or not (voices.is_author(person, post) or _is_shown_to(person, post)):
        raise Http404
    return post


def get_numbered_post_for(person: Person, thread_id: UUID, number: str) -> Post:
    """As `get_post_for`, for a post named by its number in the thread."""
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
    post_id = Post.objects.filter(thread=thread_id, number=wanted).values_list("pk", flat=True).first()
    if post_id is None:
        raise Http404
    return get_post_for(person, post_id)


def _is_shown_to(person: Person | None, post: Post) -> bool:
    if post.state != State.SHOWN or not Thread.objects.visible_to(person).filter(pk=post.thread_id).exists():
        return False
    return person is None or post.author_id not in unseen_by(person)


def check_start(person: Person, group: Group) -> int | None:
    """Refuses who may not write in the group now; the refusal says why and what to do. Somebody who looks around says one hello. Returns
    how many posts an hour a decision of the team leaves the person; None when there is none."""
    return start_as(person, group)[0]


def start_as(person: Person, group: Group) -> tuple[int | None, bool]:
    """As `check_start`, and whether what they start is the hello of somebody who looks around."""
    trial = trying.check_can_write(person, group)
    if trial and hellos_of(person, group):
        raise trying.only_hello(group)
    return safety.check_not_sanctioned(person, group.pk), trial is not None


def says_hello(person: Person, group: Group) -> bool:
    """Whether what the person starts here now is the hello of somebody who looks around. One query for members, else two."""
    mine = groups.membership_of(person, group)
    return (mine is None or mine.state not in INSIDE) and trying.trial_of(person, group) is not None


def check_answer(person: Person, thread: Thread) -> int | None:
    """As `check_start`, for more words in a thread that is there: somebody who looks around writes in their own hello only."""
    if trying.check_can_write(person, thread.group) and not (thread.is_hello and _is_opener(person, thread)):
        raise trying.only_hello(thread.group)
    return safety.check_not_sanctioned(person, thread.group_id)


def hellos_of(person: Person, group: Group) -> list[Thread]:
    """The conversations this person opened here while they looked around, by name or by voice. A voice cannot be told
    while the vault is closed."""
    threads = Thread.objects.filter(group=group, is_hello=True).order_by("created_at")
    return [thread for thread in threads if _is_opener(person, thread)]


def check_reply(person: Person, thread: Thread) -> int | None:
    """Refuses a reply to a closed thread, to one that asked for none, or by somebody who may not write in the group. Returns as
    `check_start` does."""
    if thread.closed_at:
        raise closed()
    pace = check_answer(person, thread)
    takes_replies = intent_of(thread.intent).takes_replies
    if not takes_replies and not _is_opener(person, thread):
        raise NotAllowed(_("They asked for no replies. A kind reaction is welcome."))
    return pace


def closed() -> NotAllowed:
    """The refusal for a conversation that takes no more replies."""
    return NotAllowed(_("This conversation is closed. You can still read it."))


def _is_opener(person: Person, thread: Thread) -> bool:
    if thread.author_id is not None:
        return thread.author_id == person.pk
    first = Post.objects.filter(thread=thread, number=1).first()
    return first is not None and voices.is_author(person, first)


def check_author(person: Person, post: Post) -> None:
    """Refuses anybody but the author, and an author whose words a moderator has removed."""
    if not voices.is_author(person, post):
        raise NotAllowed(_("Only the person who wrote this can change it."))
    if post.state not in {State.SHOWN, State.HELD}:
        raise NotAllowed(_("This is no longer here, so it cannot be changed."))


def check_mailbox(person: Person, post: Post) -> None:
    """Refuses anybody but the author. Words a moderator removed keep their mailbox: it is where their author asks for a second look."""
    if not voices.is_author(person, post):
        raise NotAllowed(_("Only the person who wrote this can answer here."))
    if post.state == State.TAKEN_BACK:
        raise NotAllowed(_("This is no longer here, so it cannot be changed."))


def check_edit(person: Person, post: Post) -> None:
    """As `check_author`, and only within a day, so that what people answered stays what it was. A held post may be edited at any time."""
    check_author(person, post)
    if post.state == State.SHOWN and post.created_at < timezone.now() - EDIT_FOR:
        raise NotAllowed(_("You can edit for one day. After that you can reply, or take your words back."))


def may_edit(person: Person, post: Post) -> bool:
    """`check_edit` as a yes or no."""
    return permits(check_edit, person, post)
