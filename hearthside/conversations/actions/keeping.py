"""What people keep beside a conversation: drafts, how far they have read, whether they want news."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from hearthside.accounts.models import Person
from hearthside.conversations.models import Draft, ReadMark, Thread, this_minute
from hearthside.kernel.durability import unhurried
from hearthside.kernel.prepared import Prepared
from hearthside.kernel.rates import check_rate
from hearthside.vault.keyring import VaultClosed
from hearthside.vault.sealing import Sealed
from hearthside.vault.tags import blind_tag


def save_draft(*, person: Person, place: str, words: dict[str, Any]) -> None:
    """The unsent words are kept, sealed, until they are sent or dropped. `place` is where they belong, such as "reply:<id>"."""
    check_rate("draft", person.pk, at_most=120, per_seconds=600)
    if not any(words.get(name) for name in ("title", "body")):
        drop_draft(person=person, place=place)
        return
    with transaction.atomic():
        draft = Draft.objects.filter(place=_place(person, place)).first() or Draft(
            person=person, place=_place(person, place)
        )
        draft.words, draft.saved_at = words, this_minute()
        draft.save()


@Prepared
def _kept(place: str) -> QuerySet[Draft, Any]:
    return Draft.objects.filter(place=place).values_list("pk")[:1]


def read_draft(person: Person, place: str) -> dict[str, Any]:
    """The words kept for this place, or nothing; nothing too while they do not open."""
    try:
        tag = _place(person, place)
        draft = Draft.objects.filter(place=tag).first() if _kept(place=tag) else None
        return dict(draft.words.reveal()) if draft else {}
    except Sealed:
        return {}


def drop_draft(*, person: Person, place: str) -> None:
    """Nothing is kept for this place. While the vault is closed, what was kept stays until the next time.

    One statement: the ORM's own way costs four times as much, to look for rows that hang on a draft."""
    with suppress(VaultClosed), connection.cursor() as cursor:
        cursor.execute("DELETE FROM conversations_draft WHERE place = %s", [_place(person, place)])


def mark_read(*, person: Person, thread_id: UUID, number: int) -> None:
    """The person has read the thread up to this number. One statement; it never goes back, except in a power cut.

    Each open page writes one for each new reply, so a mark does not make its reader, or the next writer, wait for the disk.
    """
    mark = ReadMark(person=person, thread_id=thread_id, last_number=number)
    with unhurried():
        ReadMark.objects.bulk_create(
            [mark], update_conflicts=True, unique_fields=["person", "thread"], update_fields=["last_number"]
        )


def follow(*, person: Person, thread: Thread, wants_news: bool) -> None:
    """The person hears of new replies in this thread from now on, or does not."""
    mark = ReadMark(person=person, thread=thread, wants_news=wants_news)
    ReadMark.objects.bulk_create(
        [mark], update_conflicts=True, unique_fields=["person", "thread"], update_fields=["wants_news"]
    )


def _place(person: Person, place: str) -> str:
    return blind_tag("draft", person.pk.bytes, place.encode()).hex()
