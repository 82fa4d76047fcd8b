"""The anonymous voice: one name a thread, the same all through it, and no thread of ours joins two of them.

A voice is drawn from a keyed tag of thread and person. Without the site's key nobody can compute it, with the database alone nobody
can link it; the author's own list (their shelf) and the box beside each post are sealed. See SECURITY 3.2, level "hidden".
"""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hearthside.accounts.models import Person
from hearthside.conversations.models import AnonymousAuthor, Post, Shelf, Thread
from hearthside.kernel.prepared import Prepared, columns, revived
from hearthside.vault.anonymous import open_author, seal_author
from hearthside.vault.keyring import VaultClosed
from hearthside.vault.sealing import Sealed
from hearthside.vault.tags import blind_tag

FIRST = (
    "Quiet Warm Gentle Steady Early Silver Amber Hidden Little Patient Open Still Kind Soft Brave Drifting Morning Evening Winter Summer "
    "Autumn Spring Copper Mossy Sandy Rainy Sunny Windy Distant Nearby Curious Honest Slow Light Golden Blue Green Russet Violet Pale"
).split()
SECOND = (
    "Heron Wren Tern Finch Swallow Robin Owl Plover Linnet Starling Hazel Willow Rowan Birch Alder Maple Juniper Heather Clover Fern "
    "River Harbour Meadow Lantern Pebble Island Cloud Ember Harvest Orchard Otter Badger Hare Vole Seal Moth Bee Snail Hedgehog Fox"
).split()


NO_TAG = "closed"
"""Nobody's mark: what `tag_for` gives while the vault is closed."""


def tag_for(person: Person, thread_id: UUID) -> str:
    """The mark of this person's anonymous posts in this thread, and of no others; `NO_TAG` while the vault is closed."""
    try:
        return blind_tag("voice", thread_id.bytes, person.pk.bytes).hex()
    except VaultClosed:
        return NO_TAG


def name_for(tag: str, taken: set[str]) -> str:
    """The voice's name: drawn from its tag; another draw when somebody in the thread has that name already."""
    number = int(tag[:32], 16)
    for turn in range(len(FIRST) * len(SECOND)):
        draw = number + turn
        name = f"{FIRST[draw % len(FIRST)]} {SECOND[draw // len(FIRST) % len(SECOND)]}"
        if name not in taken:
            return name
    return f"Voice {number % 10_000}"


def keep_link(post: Post, person: Person) -> None:
    """Close the author into the post's box, and put the thread on the person's own sealed shelf."""
    AnonymousAuthor.objects.create(post=post, box=seal_author(post.pk, person.pk))
    remember(person, post.thread_id, post.number)


def author_of(post: Post) -> UUID:
    """Who wrote an anonymous post. The caller must have a recorded reason; see `safety`."""
    return open_author(post.pk, bytes(AnonymousAuthor.objects.get(post=post).box))


def shelf_of(person: Person) -> Shelf:
    """The person's sealed list; made with their first post, by name or by voice, so that having one says nothing."""
    return Shelf.objects.get_or_create(person=person, defaults={"threads": {}})[0]


def remember(person: Person, thread_id: UUID, number: int) -> None:
    """The thread is on the person's shelf, read up to this number."""
    shelf = shelf_of(person)
    shelf.threads = {**shelf.threads.reveal(), str(thread_id): number}
    shelf.save(update_fields=["threads"])


def keep_shelf(person: Person) -> None:
    """The person has a shelf; while the vault is closed, one is made another time."""
    with suppress(VaultClosed):
        shelf_of(person)


def threads_on_shelf(person: Person) -> dict[UUID, int]:
    """Threads where the person has an anonymous voice, each with the number they have read up to; none while the shelf does not open."""
    try:
        return _opened_shelf(person)
    except Sealed:
        return {}


def _opened_shelf(person: Person) -> dict[UUID, int]:
    rows = _shelf(person_id=person.pk)
    return {UUID(key): number for key, number in revived(Shelf, rows[0]).threads.reveal().items()} if rows else {}


@Prepared
def _shelf(person_id: UUID) -> QuerySet[Shelf, Any]:
    return Shelf.objects.filter(person=person_id).values_list(*columns(Shelf))


def is_author(person: Person | None, post: Post) -> bool:
    """Whether the person wrote this post, by name or by voice."""
    if person is None:
        return False
    return post.author_id == person.pk or (post.voice_tag != "" and post.voice_tag == tag_for(person, post.thread_id))


def threads_with_voice(person: Person) -> set[UUID]:
    """Threads where the person may have an anonymous voice: their shelf, or, when their keys were destroyed already (an old backup
    came back), every thread with an anonymous post."""
    try:
        return set(_opened_shelf(person))
    except Sealed:
        return set(Post.objects.exclude(voice_tag="").values_list("thread_id", flat=True))


def posts_of(person: Person) -> list[Post]:
    """Everything the person wrote, by name and by voice, oldest first. For their own export and erasure only."""
    named = list(Post.objects.filter(author=person))
    for thread_id in threads_with_voice(person):
        named += Post.objects.filter(thread=thread_id, voice_tag=tag_for(person, thread_id))
    return sorted(named, key=lambda post: (post.created_at, post.number))


def taken_names(thread: Thread) -> set[str]:
    """Voices already heard in the thread."""
    return set(Post.objects.filter(thread=thread).exclude(voice="").values_list("voice", flat=True))
