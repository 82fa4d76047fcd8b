"""Conversations: threads and posts as they would lie there had everybody written them at their time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from hearthside.accounts.models import Person
from hearthside.conversations import voices
from hearthside.conversations.models import AnonymousAuthor, Post, Shelf, Thread, note_string
from hearthside.kernel.markdown import RENDERER, cook
from hearthside.town.loading.scene import A_BATCH, Scene
from hearthside.town.woven import WovenReply, WovenThread
from hearthside.vault import keys
from hearthside.vault.anonymous import seal_author
from hearthside.vault.models import UserKey

THREADS_AT_ONCE = 400
cooked = cache(cook)


def load_talk(scene: Scene) -> None:
    """Every woven thread is there with all its posts, counters and voices; anonymous authors are in boxes and on their own shelves."""
    shelves: dict[Person, dict[str, int]] = {}
    numbered = list(enumerate(scene.woven.threads))
    for start in range(0, len(numbered), THREADS_AT_ONCE):
        boxes = [
            box
            for place, woven in numbered[start : start + THREADS_AT_ONCE]
            for box in _thread(scene, place, woven, shelves)
        ]
        _store(scene.threads[start:], scene.posts[start:], boxes)
    _fill_shelves(scene, shelves)


def _thread(
    scene: Scene, place: int, woven: WovenThread, shelves: dict[Person, dict[str, int]]
) -> list[AnonymousAuthor]:
    thread = Thread(id=scene.id_of("thread", place), group=scene.groups[woven.group], title=woven.title)
    thread.intent, thread.notes = woven.intent, note_string(list(woven.notes))
    posts = [post for post, _person in _spoken(scene, thread, woven)]
    speakers = [scene.people[index] for index in (woven.author_index, *(reply.author_index for reply in woven.replies))]
    thread.author, thread.voice, thread.created_at = posts[0].author, posts[0].voice, posts[0].created_at
    thread.last_number, thread.last_post_at, thread.version = len(posts), posts[-1].created_at, len(posts) - 1
    scene.threads.append(thread)
    scene.posts.append(posts)
    return [_hide(post, person, shelves) for post, person in zip(posts, speakers, strict=True) if post.voice_tag]


def _spoken(scene: Scene, thread: Thread, woven: WovenThread) -> Iterator[tuple[Post, Person]]:
    """Each post with who wrote it; a person keeps one voice through the thread."""
    names: dict[str, str] = {}
    posts: list[Post] = []
    opener = WovenReply(woven.author_index, woven.body, 0, woven.is_anonymous, None)
    for number, said in enumerate((opener, *woven.replies), 1):
        person = scene.people[said.author_index]
        post = Post(id=scene.id_of("post", thread.pk, number), thread=thread, number=number, body=said.body)
        post.html, post.renderer, post.once = cooked(said.body), RENDERER, f"town-{post.pk.hex}"
        post.created_at = scene.ago(woven.age_minutes - said.minutes_later)
        post.quote = posts[said.quote_of] if said.quote_of is not None else None
        _voice(post, person, said.is_anonymous, names)
        posts.append(post)
        yield post, person


def _voice(post: Post, person: Person, is_anonymous: bool, names: dict[str, str]) -> None:
    if not is_anonymous:
        post.author = person
        return
    tag = voices.tag_for(person, post.thread_id)
    if tag not in names:
        names[tag] = voices.name_for(tag, set(names.values()))
    post.voice, post.voice_tag = names[tag], tag


def _hide(post: Post, person: Person, shelves: dict[Person, dict[str, int]]) -> AnonymousAuthor:
    shelves.setdefault(person, {})[str(post.thread_id)] = post.number
    return AnonymousAuthor(post=post, box=seal_author(post.pk, person.pk))


def _store(threads: list[Thread], posts: list[list[Post]], boxes: list[AnonymousAuthor]) -> None:
    Thread.objects.bulk_create(threads, batch_size=A_BATCH)
    Post.objects.bulk_create([post for thread in posts for post in thread], batch_size=A_BATCH)
    AnonymousAuthor.objects.bulk_create(boxes, batch_size=A_BATCH)


def _fill_shelves(scene: Scene, shelves: dict[Person, dict[str, int]]) -> None:
    make_keys(shelves)
    Shelf.objects.bulk_create(
        [Shelf(id=scene.id_of("shelf", one.pk), person=one, threads=read) for one, read in shelves.items()]
    )


def make_keys(people: Iterable[Person]) -> None:
    """Each of these people has a key, made by one statement rather than one transaction each."""
    owners = [person.pk for person in people]
    had = set(UserKey.objects.filter(owner__in=owners).values_list("owner", flat=True))
    UserKey.objects.bulk_create([keys.fresh_row(owner, 1) for owner in owners if owner not in had])
    keys.fetch_keys(owners)
