"""What the home page of a member shows. The number of queries does not grow with what there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.topics import topic_words
from hearthside.conversations import voices
from hearthside.conversations.actions.letters import NEW_LETTER
from hearthside.conversations.models import Letter, Post, Thread
from hearthside.conversations.queries import is_wanted
from hearthside.conversations.queries.publishing import NEW_REPLY
from hearthside.groups.models import INSIDE, LIVING, Membership, Standing
from hearthside.kernel.prepared import Prepared, columns, revived
from hearthside.notifications.models import Notice
from hearthside.notifications.queries import kind_shown
from hearthside.words.intents import intent as intent_of

FEW = 8
"""Conversations on the page: a list that a tired person can end (LOOK.md, Home)."""
LOOKED_AT = 40
"""The newest conversations that the few are chosen from, before what the person keeps away from is left out."""
TAKEN_UP = 3 * LOOKED_AT
"""The newest of all in the person's groups, whose rules are looked at: an index finds them, so the page costs the same in a big place."""
MOST_WAITING = 6
NOTICES_LOOKED_AT = 2
"""New notices of other rooms that are checked for whether the person may see them; each check may cost a query."""


class Talk(NamedTuple):
    """A conversation as the home page shows it."""

    id: UUID
    title: str
    intent: str
    notes: str
    voice: str
    author_name: str | None
    last_number: int
    closed_at: Any
    last_post_at: Any
    group_id: UUID
    group_name: str
    mark: int | None

    @property
    def is_heavy(self) -> bool:
        """It carries a content note."""
        return bool(self.notes.strip())

    @property
    def note_words(self) -> str:
        """The content note in words."""
        return ", ".join(topic_words(self.notes.split()))

    @property
    def intent_label(self) -> str:
        """What the conversation asks for, in words."""
        return str(intent_of(self.intent).label)


class Place(NamedTuple):
    """A group of the person, with where they stand in it."""

    id: UUID
    slug: str
    name: str
    is_paused: bool
    must_agree: bool
    is_living: bool

    @property
    def may_talk(self) -> bool:
        """Whether the person could start a conversation there now: neither they nor the group rests."""
        return self.is_living and not self.is_paused


@dataclass(frozen=True)
class Waiting:
    """Something that waits for the person: words, where it leads and an icon's name."""

    words: Any
    address: str
    kind: str
    title: str = ""


@dataclass(frozen=True)
class Home:
    """All that the page shows."""

    groups: list[Place]
    waiting: list[Waiting]
    talks: list[Talk]

    @property
    def may_talk_in(self) -> list[Place]:
        """Groups where the person could start a conversation now."""
        return [group for group in self.groups if group.may_talk]


_TALK = (
    "id title intent notes voice author__name last_number closed_at last_post_at group_id group__name mark__last_number"
).split()


def home_of(person: Person) -> Home:
    """Groups, what waits, and a few conversations, without anything the person must not or does not want to see."""
    groups = groups_of(person)
    shelf = voices.threads_on_shelf(person)
    answered = _answered(person, shelf)
    waiting = [*_rules(groups), *_letters(person, shelf), *answered.values(), *_notices(person)]
    return Home(groups, waiting, _talks(person, set(answered)))


def groups_of(person: Person) -> list[Place]:
    """The person's groups by name. One query."""
    return [
        Place(key, slug, name, state == Standing.PAUSED, agreed < floor, life in LIVING)
        for key, slug, name, state, agreed, floor, life in _groups(person_id=person.pk)
    ]


@Prepared
def _groups(person_id: UUID) -> QuerySet[Membership, Any]:
    rows = Membership.objects.filter(person=person_id, state__in=INSIDE).order_by("group__name")
    place = ("group_id", "group__slug", "group__name")
    return rows.values_list(*place, "state", "agreed_version", "group__rules_floor", "group__state")


def _rules(groups: list[Place]) -> list[Waiting]:
    return [
        Waiting(group.name, reverse("groups:agree", args=[group.slug]), "rules")
        for group in groups
        if group.must_agree and not group.is_paused
    ]


def _letters(person: Person, shelf: dict[UUID, int]) -> list[Waiting]:
    """Unread lines from the team at the person's posts, those of an anonymous voice too. One query."""
    tags = [voices.tag_for(person, thread_id) for thread_id in shelf]
    rows = _unread_of(person.pk, tags) if tags else _unread(person_id=person.pk)
    return [
        Waiting("", reverse("conversations:post", args=[post]), "letter")
        for post in dict.fromkeys(key for (key,) in rows)
    ]


def _unread_of(person_id: UUID, tags: Sequence[str] = ()) -> QuerySet[Letter, Any]:
    mine = Q(post__author=person_id) | Q(post__voice_tag__in=tags)
    rows = Letter.objects.filter(mine, is_read=False, sender__isnull=False).order_by("sent_at")
    return rows.values_list("post_id")[:MOST_WAITING]


@Prepared
def _unread(person_id: UUID) -> QuerySet[Letter, Any]:
    return _unread_of(person_id)


def _answered(person: Person, shelf: dict[UUID, int]) -> dict[UUID, Waiting]:
    """Conversations the person takes part in, or follows, with words they have not read. One query."""
    reader: dict[str, Any] = {"person_id": person.pk, "age_band": person.age_band, "now": timezone.now()}
    rows = _parts_of(**reader, also=list(shelf)) if shelf else _parts(**reader)
    talks = [talk for talk in _wanted(person, rows) if _has_news(talk, shelf)][:MOST_WAITING]
    return {
        talk.id: Waiting(
            talk.title, f"{reverse('conversations:thread', args=[talk.id])}?from={_read(talk, shelf) + 1}", "reply"
        )
        for talk in talks
    }


def _parts_of(person_id: UUID, age_band: str, now: datetime, also: Sequence[UUID] = ()) -> QuerySet[Thread, Any]:
    spoke = Exists(Post.objects.filter(author=person_id, thread=OuterRef("pk")))
    wants_it = Q(mark__wants_news=True) | (Q(mark__wants_news=None) & spoke)
    has_news = Q(mark__last_number__gt=0, mark__last_number__lt=F("last_number"))
    return _newest(_readable(person_id, age_band, now).filter((has_news & wants_it) | Q(pk__in=also)))


@Prepared
def _parts(person_id: UUID, age_band: str, now: datetime) -> QuerySet[Thread, Any]:
    return _parts_of(person_id, age_band, now)


def _readable(person_id: UUID, age_band: str, now: datetime) -> QuerySet[Thread, Any]:
    reader = Person(pk=person_id, age_band=age_band)
    mark = FilteredRelation("marks", condition=Q(marks__person=reader))
    return Thread.objects.visible_to(reader, now).annotate(mark=mark)


def _newest(threads: QuerySet[Thread, Any]) -> QuerySet[Thread, Any]:
    return threads.order_by("-last_post_at", "-id").values_list(*_TALK)[:LOOKED_AT]


def _wanted(person: Person, rows: Iterable[Any]) -> list[Talk]:
    return [talk for talk in (Talk(*row) for row in rows) if is_wanted(person, talk.title, talk.notes)]


def _read(talk: Talk, shelf: dict[UUID, int]) -> int:
    return max(talk.mark or 0, shelf.get(talk.id, 0))


def _has_news(talk: Talk, shelf: dict[UUID, int]) -> bool:
    return 0 < _read(talk, shelf) < talk.last_number


def _notices(person: Person) -> list[Waiting]:
    """The newest notice of another room that the person may see; one row leads to all. At most three queries."""
    for row in _new_notices(person_id=person.pk):
        kind = kind_shown(person, revived(Notice, row))
        if kind is not None:
            return [Waiting(kind.phrase(), reverse("notifications:notices"), "notice")]
    return []


@Prepared
def _new_notices(person_id: UUID) -> QuerySet[Notice, Any]:
    new = Notice.objects.filter(person=person_id, is_seen=False).exclude(kind__in=[NEW_REPLY, NEW_LETTER])
    return new.order_by("-created_at", "id").values_list(*columns(Notice))[:NOTICES_LOOKED_AT]


def _talks(person: Person, shown: set[UUID]) -> list[Talk]:
    """A few conversations of the person's groups. One query."""
    rows = _open_talks(person_id=person.pk, age_band=person.age_band, now=timezone.now())
    fresh = [talk for talk in _wanted(person, rows) if talk.id not in shown and talk.title]
    return composed(fresh, is_newcomer=person.is_newcomer)


@Prepared
def _open_talks(person_id: UUID, age_band: str, now: datetime) -> QuerySet[Thread, Any]:
    here = Membership.objects.filter(person=person_id, state=Standing.ACTIVE).values("group")
    newest = Thread.objects.filter(group__in=here).order_by("-last_post_at", "-id").values("pk")[:TAKEN_UP]
    return _newest(_readable(person_id, age_band, now).filter(pk__in=newest, closed_at=None))


def composed(talks: list[Talk], *, is_newcomer: bool) -> list[Talk]:
    """At most `FEW`, groups taking turns; never two heavy ones in a row for a newcomer, even if the list gets shorter."""
    left, chosen = _by_turns(talks), list[Talk]()
    while left and len(chosen) < FEW:
        is_full = is_newcomer and bool(chosen) and chosen[-1].is_heavy
        found = next((talk for talk in left if not (is_full and talk.is_heavy)), None)
        if found is None:
            break
        left.remove(found)
        chosen.append(found)
    return chosen


def _by_turns(talks: list[Talk]) -> list[Talk]:
    """The newest of each group first, then the second of each, and so on."""
    turns: dict[UUID, int] = {}
    numbered = []
    for talk in talks:
        turns[talk.group_id] = turns.get(talk.group_id, 0) + 1
        numbered.append((turns[talk.group_id], talk))
    return [talk for _turn, talk in sorted(numbered, key=lambda pair: pair[0])]
