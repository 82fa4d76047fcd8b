"""What search may know of posts: their words while others may read them, never who wrote them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from inspect import Parameter, Signature
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, kept_apart
from hearthside.accounts.topics import topic_words
from hearthside.conversations.models import Post, State, Thread, readable_groups, this_minute
from hearthside.conversations.queries import is_wanted
from hearthside.groups.models import Group
from hearthside.kernel.prepared import Prepared
from hearthside.search.actions import forget
from hearthside.search.kinds import Hit, Text

POST = "post"
SETTLES_IN = timedelta(minutes=2)
"""So old is a post before it is taken in: its minute is over for everybody, and all of that minute come in together, in no order."""


class PostKind:
    """Posts, found by their words and, for the first of a conversation, its title. Who spoke anonymously is in no way found."""

    name = POST
    label = _("Conversations")
    is_vast = True

    def texts(self, subjects: Sequence[UUID]) -> list[Text]:
        """Shown posts, until their conversation's time is over."""
        lasting = Q(thread__expires_at=None) | Q(thread__expires_at__gt=timezone.now())
        rows = Post.objects.filter(lasting, pk__in=subjects, state=State.SHOWN).exclude(thread__state=State.TAKEN_BACK)
        found = {
            key: Text(key, title if number == 1 else "", body, group, at)
            for key, number, title, body, group, at in rows.values_list(
                "pk", "number", "thread__title", "body", "thread__group", "created_at"
            )
        }
        return [found[one] for one in subjects if one in found]

    def some_after(self, place: str, most: int) -> tuple[list[UUID], str]:
        """By minute, and within a minute by their random ids."""
        at, key = _place(place)
        until = this_minute() - SETTLES_IN
        rows = list(
            Post.objects.filter(Q(created_at__gt=at) | Q(created_at=at, pk__gt=key), created_at__lte=until)
            .order_by("created_at", "pk")
            .values_list("created_at", "pk")[:most]
        )
        return [pk for _at, pk in rows], f"{rows[-1][0].isoformat()}|{rows[-1][1]}" if rows else place

    def scopes(self, person: Person | None) -> list[UUID] | None:
        """Groups whose conversations they read."""
        if person is None:
            return list(readable_groups(None).values_list("pk", flat=True))
        return [key for (key,) in _readable(person_id=person.pk, age_band=person.age_band, now=timezone.now())]

    def shown(self, person: Person | None, subjects: Sequence[UUID]) -> list[Hit]:
        """By the rules of the conversation's own page, without what is on the person's "not today" list, titles and words alike."""
        rows = _few_shown(person, subjects) if person and len(subjects) <= FEW[-1] else _shown(person, subjects)
        found = {row[0]: row for row in rows if _is_wanted(person, row)}
        talk = reverse("conversations:mine")
        return [_hit(talk, found[one]) for one in subjects if one in found]


_COLUMNS = ("posts__pk", "posts__number", "posts__body", "pk", "title", "notes", "group__name")
FEW = (32, 64)
"""Up to so many posts are asked about with a statement that is written once, the shorter one where it has room for them."""
NOBODY = UUID(int=0)


def _shown(person: Person | None, subjects: Sequence[UUID], now: datetime | None = None) -> QuerySet[Thread, Any]:
    # From the threads to their posts, by the rule of threads: a thread is looked at once, and only when one of its posts is asked for.
    apart = [~kept_apart(person, "posts__author")] if person else []
    threads = Thread.objects.visible_to(person, now)
    return threads.filter(*apart, posts__pk__in=subjects, posts__state=State.SHOWN).values_list(*_COLUMNS)


@Prepared
def _readable(person_id: UUID, age_band: str, now: datetime) -> QuerySet[Group, Any]:
    return readable_groups(Person(pk=person_id, age_band=age_band), now).values_list("pk")


def _asked_of(person_id: UUID, age_band: str, now: datetime, **keys: UUID) -> QuerySet[Thread, Any]:
    return _shown(Person(pk=person_id, age_band=age_band), list(keys.values()), now)


def _places(many: int) -> list[str]:
    return [f"key_{place}" for place in range(many)]


def _asked_of_so_many(many: int) -> Prepared:
    given = {"person_id": UUID, "age_band": str, "now": datetime} | dict.fromkeys(_places(many), UUID)

    def asked_of(**values: Any) -> QuerySet[Thread, Any]:
        return _asked_of(**values)

    asked_of.__signature__ = Signature(  # type: ignore[attr-defined]
        [Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind) for name, kind in given.items()]
    )
    return Prepared(asked_of)


_of_few = {many: _asked_of_so_many(many) for many in FEW}


def _few_shown(person: Person, subjects: Sequence[UUID]) -> list[tuple[Any, ...]]:
    """As `_shown`, at a fifth of what it costs to write the statement anew."""
    many = next(many for many in FEW if len(subjects) <= many)
    keys = dict.fromkeys(_places(many), NOBODY) | dict(zip(_places(many), subjects, strict=False))
    return _of_few[many](person_id=person.pk, age_band=person.age_band, now=timezone.now(), **keys)


def _hit(talk: str, row: tuple[Any, ...]) -> Hit:
    key, number, body, thread_id, title, notes, group = row
    address = f"{talk}{thread_id}/"
    return Hit(
        subject=key,
        title=title or str(_("A conversation")),
        address=f"{address}?from={number}#p{number}" if number > 1 else address,
        text=body,
        about=group,
        note=", ".join(topic_words(notes.split())),
        together=thread_id,
    )


def _is_wanted(person: Person | None, row: tuple[Any, ...]) -> bool:
    if person is None or not any(person.not_today.values()):
        return True
    _key, _number, body, _thread, title, notes, _group = row
    return is_wanted(person, f"{title}\n{body}", notes)


def _place(text: str) -> tuple[Any, UUID]:
    moment, _bar, key = text.partition("|")
    at = parse_datetime(moment) if moment else None
    return (at, UUID(key)) if at else (parse_datetime("0001-01-02T00:00:00+00:00"), UUID(int=0))


def forget_threads(thread_ids: Iterable[UUID]) -> None:
    """Nothing said in these conversations is found any more, in the caller's transaction. One query and what the index takes."""
    forget(POST, list(Post.objects.filter(thread__in=list(thread_ids)).values_list("pk", flat=True)))
