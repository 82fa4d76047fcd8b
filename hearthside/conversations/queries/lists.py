"""Lists of conversations: of a group, among a person's own, and what visitors may see of them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.topics import topic_words
from hearthside.conversations.models import Thread, ThreadSet
from hearthside.conversations.queries.reading import PAGE
from hearthside.groups.models import INSIDE, LIVING, Group, GroupState, Standing
from hearthside.kernel.prepared import Prepared
from hearthside.safety import actions as safety
from hearthside.safety.vocabulary import RANK
from hearthside.words.intents import intent as intent_of


class ListedThread(NamedTuple):
    """A thread as a list shows it."""

    id: UUID
    title: str
    intent: str
    notes: str
    voice: str
    author_name: str | None
    last_post_at: datetime
    last_number: int
    closed_at: datetime | None
    slug: str
    group_name: str
    mark: int | None = None

    @property
    def intent_label(self) -> str:
        """What the thread asks for, in words."""
        return str(intent_of(self.intent).label)

    @property
    def note_words(self) -> str:
        """The content note in words."""
        return ", ".join(topic_words(self.notes.split()))

    @property
    def has_news(self) -> bool:
        """The reader has been here and something came after."""
        return self.mark is not None and self.mark < self.last_number


def lightest(threads: Sequence[ListedThread], most: int = 3) -> list[ListedThread]:
    """A few of them for somebody with little strength: by how grave the title sounds, then those without a content note, then good news
    and what is not only to be listened to; else in their order. The safety reader reads each title; call it for few readers."""
    return sorted(threads, key=_weight)[:most]


def _weight(thread: ListedThread) -> tuple[int, bool, bool, bool]:
    intent, grave = intent_of(thread.intent), RANK[safety.screen(thread.title).level] if thread.title else 0
    return grave, bool(thread.notes), intent.id != "celebrate", not intent.welcomes_advice


_LISTED = "id title intent notes voice author__name last_post_at last_number closed_at group__slug group__name".split()
Place = tuple[datetime, UUID]
THE_END = (datetime(9999, 1, 1, tzinfo=UTC), UUID(int=2**128 - 1))


def _before(threads: ThreadSet, at: datetime, key: UUID) -> ThreadSet:
    earlier = threads.filter(Q(last_post_at__lt=at) | Q(last_post_at=at, id__lt=key))
    return earlier.order_by("-last_post_at", "-id")


def _with_mark(threads: ThreadSet, reader: Person) -> QuerySet[Thread, Any]:
    marked = threads.annotate(mark=FilteredRelation("marks", condition=Q(marks__person=reader)))
    return marked.values_list(*_LISTED, "mark__last_number")[: PAGE + 1]


@Prepared
def _of_group(
    group_id: UUID, person_id: UUID, age_band: str, now: datetime, at: datetime, key: UUID
) -> QuerySet[Thread, Any]:
    reader = Person(pk=person_id, age_band=age_band)
    return _with_mark(_before(Thread.objects.filter(group=group_id).visible_to(reader, now), at, key), reader)


@Prepared
def _visitors_of_group(group_id: UUID, now: datetime, at: datetime, key: UUID) -> QuerySet[Thread, Any]:
    threads = Thread.objects.filter(group=group_id).visible_to(None, now)
    return _before(threads, at, key).values_list(*_LISTED)[: PAGE + 1]


def threads_of_group(
    person: Person | None, group_id: UUID, before: Place | None = None
) -> tuple[list[ListedThread], Place | None]:
    """A page of the group's threads the person may read and wants to see, newest first, and where the next begins. One query."""
    at, key = before or THE_END
    place = {"group_id": group_id, "now": timezone.now(), "at": at, "key": key}
    if person is None:
        return _page_of_threads(None, _visitors_of_group(**place))
    return _page_of_threads(person, _of_group(**place, person_id=person.pk, age_band=person.age_band))


def threads_among(person: Person, among: Q, before: Place | None = None) -> tuple[list[ListedThread], Place | None]:
    """As `threads_of_group`, for threads anywhere that answer to a condition."""
    threads = _before(Thread.objects.filter(among).visible_to(person), *(before or THE_END))
    return _page_of_threads(person, list(_with_mark(threads, person)))


def _page_of_threads(person: Person | None, rows: list[Any]) -> tuple[list[ListedThread], Place | None]:
    """What is on the person's "not today" list is left out; where the next page begins does not depend on it."""
    found = [ListedThread(*row) for row in rows]
    more = (found[PAGE - 1].last_post_at, found[PAGE - 1].id) if len(found) > PAGE else None
    return [one for one in found[:PAGE] if is_wanted(person, one.title, one.notes)], more


def is_wanted(person: Person | None, title: str, notes: str) -> bool:
    """Whether nothing about a thread is on the person's "not today" list: neither its topics nor words of its title."""
    if person is None:
        return True
    title = title.casefold()
    touches = set(notes.split()) & set(person.not_today["topics"])
    return not touches and not any(word.casefold() in title for word in person.not_today["words"])


class Room(NamedTuple):
    """A group as the page of its conversations shows it, and where the reader stands in it."""

    id: UUID
    slug: str
    name: str
    gentle_until: datetime | None = None
    state: str = GroupState.OPEN
    membership_state: str | None = None
    tries_until: datetime | None = None

    @property
    def is_living(self) -> bool:
        """People may write in it."""
        return self.state in LIVING

    @property
    def may_begin(self) -> bool:
        """The reader could begin a conversation here now: neither they nor the group rests."""
        return self.is_living and self.membership_state == Standing.ACTIVE

    @property
    def is_trying(self) -> bool:
        """The reader looks around here, and is no member."""
        is_member = self.membership_state in INSIDE
        return not is_member and self.tries_until is not None and timezone.now() < self.tries_until

    @property
    def is_gentle(self) -> bool:
        """After a loss, for two weeks."""
        return self.gentle_until is not None and timezone.now() < self.gentle_until


@Prepared
def _room(slug: str, person_id: UUID, age_band: str) -> QuerySet[Group, Any]:
    reader = Person(pk=person_id, age_band=age_band)
    mine = FilteredRelation("memberships", condition=Q(memberships__person=reader))
    return (
        Group.objects.filter(slug=slug)
        .visible_to(reader)
        .annotate(mine=mine, tries=FilteredRelation("trials", condition=Q(trials__person=reader)))
        .values_list("id", "slug", "name", "gentle_until", "state", "mine__state", "tries__until")
    )


def room(person: Person | None, slug: str) -> Room:
    """The group, if the person may know of it; 404 otherwise. One query."""
    if person is None:
        rows: list[Any] = list(
            Group.objects.filter(slug=slug).visible_to(None).values_list("id", "slug", "name", "gentle_until", "state")
        )
    else:
        rows = _room(slug=slug, person_id=person.pk, age_band=person.age_band)
    if not rows:
        raise Http404
    return Room(*rows[0])


@Prepared
def _version(thread_id: UUID, now: datetime) -> QuerySet[Thread, Any]:
    return Thread.objects.filter(pk=thread_id).visible_to(None, now).values_list("version")


def visitors_version(thread_id: UUID) -> int:
    """The version of a thread that visitors may read; 404 for any other. One query."""
    rows = _version(thread_id=thread_id, now=timezone.now())
    if not rows:
        raise Http404
    return int(rows[0][0])
