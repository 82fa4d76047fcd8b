"""A thread and its posts, as their page shows them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet
from django.db.models.functions import Substr
from django.http import Http404
from django.utils import timezone
from markupsafe import Markup

from hearthside.accounts.models import Person, kept_apart
from hearthside.accounts.topics import topic_words
from hearthside.conversations import voices
from hearthside.conversations.models import Post, Reaction, State, Thread
from hearthside.kernel.prepared import Prepared
from hearthside.safety.models import Case
from hearthside.words.intents import REACTIONS, Intent
from hearthside.words.intents import intent as intent_of

PAGE = 20
QUOTED = 200  # characters of a quoted post


class Head(NamedTuple):
    """A thread with its group, and the reader's own standing in both."""

    id: UUID
    title: str
    intent: str
    notes: str
    closed_at: datetime | None
    expires_at: datetime | None
    last_number: int
    version: int
    voice: str
    author_name: str | None
    group_id: UUID
    slug: str
    group_name: str
    group_state: str
    rules_floor: int
    age_band: str
    readers: str
    is_hello: bool
    membership_state: str | None = None
    agreed_version: int | None = None
    role: str | None = None
    mark: int | None = None
    wants_news: bool | None = None
    tries_until: datetime | None = None


class Line(NamedTuple):
    """A post as it lies in the database, with who wrote it and what it quotes."""

    id: UUID
    number: int
    author_id: UUID | None
    author_name: str | None
    voice: str
    voice_tag: str
    html: str
    state: str
    created_at: datetime
    edited_at: datetime | None
    quote_id: UUID | None
    quote_number: int | None
    quote_voice: str | None
    quote_name: str | None
    quote_author_id: UUID | None
    quote_state: str | None
    quote_body: str | None

    @property
    def cooked(self) -> Markup:
        """The words as safe HTML; they were made safe when they were written."""
        return Markup(self.html)  # noqa: S704


@dataclass
class ThreadPage:
    """Everything the thread page shows."""

    head: Head
    intent: Intent
    notes: list[str]
    posts: list[Line]
    own: set[UUID]
    given: set[tuple[UUID, str]]
    received: dict[UUID, list[str]]
    withheld: bool = False
    newer_from: int | None = None
    older_from: int | None = None
    own_voice: str = ""
    has_spoken: bool = False
    reactions: list[tuple[str, str]] = field(default_factory=list)

    def words_for(self, post_id: UUID) -> str:
        """The reactions to one's own post, in words."""
        return ", ".join(str(REACTIONS[kind].label) for kind in self.received[post_id] if kind in REACTIONS)


_PLAIN = (
    "id title intent notes closed_at expires_at last_number version voice author__name "
    "group_id group__slug group__name group__state group__rules_floor group__age_band group__readers is_hello"
).split()
_OWN = "mine__state mine__agreed_version mine__role mark__last_number mark__wants_news tries__until".split()
_LINE = (
    "id number author_id author__name voice voice_tag html state created_at edited_at "
    "quote_id quote__number quote__voice quote__author__name quote__author_id quote__state"
).split()


@Prepared
def _head(thread_id: UUID, person_id: UUID, age_band: str, now: datetime) -> QuerySet[Thread, Any]:
    reader = Person(pk=person_id, age_band=age_band)
    return (
        Thread.objects.filter(pk=thread_id)
        .visible_to(reader, now)
        .annotate(
            mine=FilteredRelation("group__memberships", condition=Q(group__memberships__person=reader)),
            mark=FilteredRelation("marks", condition=Q(marks__person=reader)),
            tries=FilteredRelation("group__trials", condition=Q(group__trials__person=reader)),
        )
        .values_list(*_PLAIN, *_OWN)
    )


@Prepared
def _visitors_head(thread_id: UUID, now: datetime) -> QuerySet[Thread, Any]:
    return Thread.objects.filter(pk=thread_id).visible_to(None, now).values_list(*_PLAIN)


def thread_head(person: Person | None, thread_id: UUID) -> Head:
    """The thread as this person may read it; 404 for anybody else. One query."""
    now = timezone.now()
    if person is None:
        rows = _visitors_head(thread_id=thread_id, now=now)
    else:
        rows = _head(thread_id=thread_id, person_id=person.pk, age_band=person.age_band, now=now)
    if not rows:
        raise Http404
    return Head(*rows[0])


def _said(thread_id: UUID, start: int) -> QuerySet[Post, Any]:
    posts = Post.objects.filter(thread=thread_id, number__gte=start).exclude(state=State.HELD).order_by("number")
    return posts.annotate(said=Substr("quote__body", 1, QUOTED))


@Prepared
def _lines(thread_id: UUID, start: int, person_id: UUID) -> QuerySet[Post, Any]:
    apart = kept_apart(Person(pk=person_id), "author")
    return _said(thread_id, start).exclude(apart).values_list(*_LINE, "said")[: PAGE + 1]


@Prepared
def _visitors_lines(thread_id: UUID, start: int) -> QuerySet[Post, Any]:
    return _said(thread_id, start).values_list(*_LINE, "said")[: PAGE + 1]


def lines(person: Person | None, thread_id: UUID, start: int) -> list[Line]:
    """Posts from a number on, without held ones and people to keep away from: at most a page and one more. One query."""
    if person is None:
        return [Line(*row) for row in _visitors_lines(thread_id=thread_id, start=start)]
    return [Line(*row) for row in _lines(thread_id=thread_id, start=start, person_id=person.pk)]


def thread_page(person: Person | None, thread_id: UUID, start: int = 1) -> ThreadPage:
    """A page of a thread from post `start` on. What is on the person's "not today" list is left out, not only covered."""
    head = thread_head(person, thread_id)
    found = lines(person, thread_id, start)
    page = _page_of(head, found[:PAGE])
    if len(found) > PAGE:
        page.newer_from = found[PAGE].number
    if start > 1:
        page.older_from = max(1, start - PAGE)
    if person:
        _add_own(page, person)
    return page


def posts_after(person: Person | None, thread_id: UUID, number: int) -> ThreadPage:
    """What came after a post, for open pages."""
    page = _page_of(thread_head(person, thread_id), lines(person, thread_id, number + 1)[:PAGE])
    if person:
        _add_own(page, person)
    return page


def _page_of(head: Head, posts: list[Line]) -> ThreadPage:
    intent = intent_of(head.intent)
    topics = head.notes.split()
    return ThreadPage(head, intent, topic_words(topics), posts, set(), set(), {}, reactions=offered(intent, topics))


def offered(intent: Intent, topics: list[str]) -> list[tuple[str, str]]:
    """Reactions that fit the intent, as (id, label), drawn by talk.css; those that could hurt beside these topics are left out."""
    hard = {f"{topic}_central" for topic in topics} | ({"tagged_grief"} if "grief" in topics else set())
    if "self_harm_feelings" in topics:
        hard |= {"self_harm_central", "suicide_central"}
    fitting = (REACTIONS[kind] for kind in intent.suggested_reactions if kind != "saved")
    return [(one.id, str(one.label)) for one in fitting if not one.is_off_for & hard]


def _add_own(page: ThreadPage, person: Person) -> None:
    tag = voices.tag_for(person, page.head.id)
    page.own = {post.id for post in page.posts if post.author_id == person.pk or post.voice_tag == tag}
    page.posts, kept_away = _without(page.posts, person, page.own)
    page.withheld = kept_away
    _add_reactions(page, person)


def _without(posts: list[Line], person: Person, own: set[UUID]) -> tuple[list[Line], bool]:
    unwanted = [word.casefold() for word in person.not_today["words"]]
    if not unwanted:
        return posts, False
    kept = [post for post in posts if post.id in own or not any(word in post.html.casefold() for word in unwanted)]
    return kept, len(kept) < len(posts)


@Prepared
def _reactions(thread_id: UUID, first: int, last: int) -> QuerySet[Reaction, Any]:
    shown = Reaction.objects.filter(post__thread=thread_id, post__number__gte=first, post__number__lte=last)
    return shown.order_by("pk").values_list("post_id", "kind", "person_id")


def _add_reactions(page: ThreadPage, person: Person) -> None:
    if not page.posts:
        return
    for post_id, kind, giver in _reactions(
        thread_id=page.head.id, first=page.posts[0].number, last=page.posts[-1].number
    ):
        if giver == person.pk:
            page.given.add((post_id, kind))
        elif post_id in page.own and kind not in page.received.setdefault(post_id, []):
            page.received[post_id].append(kind)


@Prepared
def _own_voice(thread_id: UUID, person_id: UUID, tag: str) -> QuerySet[Post, Any]:
    own = Post.objects.filter(Q(author=person_id) | Q(voice_tag=tag), thread=thread_id)
    return own.values_list("voice")[:1]


def own_voice(person: Person, thread_id: UUID) -> tuple[bool, str]:
    """Whether the person has spoken in the thread, and under which anonymous voice if so."""
    rows = _own_voice(thread_id=thread_id, person_id=person.pk, tag=voices.tag_for(person, thread_id))
    return bool(rows), rows[0][0] if rows else ""


def is_looked_at(thread: Thread) -> bool:
    """Whether the team has an open case about it or any post in it. One query."""
    subjects = [thread.pk, *thread.posts.values_list("pk", flat=True)]
    return Case.objects.open().filter(subject_id__in=subjects).exists()
