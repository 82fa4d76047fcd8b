"""What publishing a reply asks of the database, in as few statements as it takes."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.conversations.models import Post, ReadMark, Shelf, State, Thread, this_minute
from hearthside.groups.models import Group
from hearthside.kernel.prepared import Prepared, columns, revived
from hearthside.safety.known import A_DAY, A_WEEK, worst_since

NEW_REPLY = "conversations.new_reply"
"""The kind of notice that followers get."""
_THREAD, _GROUP = columns(Thread), columns(Group, "group__")


@Prepared
def _readable(thread_id: UUID, person_id: UUID, age_band: str, now: datetime) -> QuerySet[Thread, Any]:
    threads = Thread.objects.filter(pk=thread_id).visible_to(Person(pk=person_id, age_band=age_band), now)
    return threads.values_list(*_THREAD, *_GROUP)


def readable_thread(person: Person, thread_id: UUID) -> Thread | None:
    """The thread with its group, if this person may read it. One query."""
    rows = _readable(thread_id=thread_id, person_id=person.pk, age_band=person.age_band, now=timezone.now())
    if not rows:
        return None
    thread = revived(Thread, rows[0][: len(_THREAD)])
    thread.group = revived(Group, rows[0][len(_THREAD) :])
    return thread


class Before(NamedTuple):
    """What was there before a reply: the newest readable words, the writer's own voice, whether this form was sent, the shelf, and how
    urgent the writer's worst case was in a day and in a week."""

    words: str = ""
    own_voice: tuple[str, str] | None = None
    was_sent: bool = False
    has_shelf: bool = False
    in_day: int | None = None
    in_week: int | None = None


@Prepared
def _before(
    thread_id: UUID, person_id: UUID, tag: str, once: str, day: datetime, week: datetime
) -> QuerySet[Thread, Any]:
    posts = Post.objects.filter(thread=OuterRef("pk"))
    newest = posts.filter(state=State.SHOWN).order_by("-number")
    own = posts.filter(Q(author=person_id) | Q(voice_tag=tag)).order_by("number")
    same = Post.objects.filter(once=once)
    return Thread.objects.filter(pk=thread_id).values_list(
        Subquery(newest.values("body")[:1]),
        Subquery(own.values(both=Concat("voice", Value("|"), "voice_tag"))[:1]),
        Subquery(same.values("pk")[:1]),
        Subquery(Shelf.objects.filter(person=person_id).values("pk")[:1]),
        Subquery(worst_since(person_id, day)),
        Subquery(worst_since(person_id, week)),
    )


def before_reply(thread_id: UUID, person_id: UUID, tag: str, once: str) -> Before:
    """What the thread holds before this person's reply. `tag` marks their anonymous voice, `once` the form. One query."""
    now = timezone.now()
    rows = _before(thread_id=thread_id, person_id=person_id, tag=tag, once=once, day=now - A_DAY, week=now - A_WEEK)
    words, own, sent, shelf, *worst = rows[0] if rows else (None,) * 6
    voice, _, voice_tag = (own or "").rpartition("|")
    own_voice = None if own is None else (voice, voice_tag)
    return Before(words or "", own_voice, sent is not None, shelf is not None, *worst)


def words_before(post: Post) -> str:
    """The newest readable words that stood before this post; nothing for the first one. One query."""
    earlier = Post.objects.filter(thread=post.thread_id, number__lt=post.number, state=State.SHOWN)
    return earlier.order_by("-number").values_list("body", flat=True).first() or ""


_NEXT = "UPDATE conversations_thread SET last_number = last_number + 1 WHERE id = %s RETURNING last_number"
_NEXT_PUBLIC = (
    "UPDATE conversations_thread SET last_number = last_number + 1, version = version + 1, last_post_at = %s "
    "WHERE id = %s RETURNING last_number"
)


def take_number(thread_id: UUID, *, is_public: bool) -> int:
    """The next number of the thread is the caller's. A public one moves the thread up. One statement; needs a transaction."""
    key = Thread._meta.pk.get_db_prep_value(thread_id, connection)
    now = connection.ops.adapt_datetimefield_value(this_minute())
    with connection.cursor() as cursor:
        cursor.execute(_NEXT_PUBLIC if is_public else _NEXT, [now, key] if is_public else [key])
        return int(cursor.fetchall()[0][0])


@Prepared
def _followers(thread_id: UUID) -> QuerySet[Any, Any]:
    asked = ReadMark.objects.filter(thread=thread_id, wants_news__isnull=False)
    spoke = Post.objects.filter(thread=thread_id, author__isnull=False, state=State.SHOWN)
    said = spoke.annotate(wants=Value(True, output_field=BooleanField())).values_list("author_id", "wants")
    return asked.values_list("person_id", "wants_news").union(said)


def followers(thread_id: UUID) -> list[UUID]:
    """People who wrote in the thread by name or asked for news of it, without those who asked for none. One query."""
    wishes = _followers(thread_id=thread_id)
    silent = {person for person, wants in wishes if not wants}
    return [person for person, wants in wishes if wants and person not in silent]
