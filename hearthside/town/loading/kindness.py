"""What people leave beside conversations: reactions, and how far they have read."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from hearthside.conversations.models import Post, Reaction, ReadMark, Thread
from hearthside.town.loading.scene import A_BATCH, Scene
from hearthside.town.woven import WovenThread
from hearthside.words.intents import INTENTS, REACTIONS

HOW_MANY = (0, 0, 1, 1, 2, 3)
UNREAD_BY_AVA = 5
"""Every fifth thread has something new for her."""


def load_kindness(scene: Scene) -> None:
    """Posts have a few kind words, never from who speaks in the thread without a name; who spoke by name has read it."""
    rooms = {slug: _awake(scene, slug) for slug in scene.groups}
    for start in range(0, len(scene.threads), 1000):
        rows: list[Reaction] = []
        marks: list[ReadMark] = []
        for place in range(start, min(start + 1000, len(scene.threads))):
            rows += _reactions(scene, place, rooms[scene.woven.threads[place].group])
            marks += _marks(scene, place)
        Reaction.objects.bulk_create(rows, batch_size=A_BATCH)
        ReadMark.objects.bulk_create(marks, batch_size=A_BATCH)


def _awake(scene: Scene, slug: str) -> list[int]:
    return [place for place, person in enumerate(scene.woven.people) if slug in person.groups]


def _reactions(scene: Scene, place: int, room: list[int]) -> Iterator[Reaction]:
    woven, posts = scene.woven.threads[place], scene.posts[place]
    kinds = [kind for kind in INTENTS[woven.intent].suggested_reactions if not _is_off(kind, woven.intent)]
    hidden = _hidden_in(woven)
    for post in posts:
        givers = scene.random.sample(room, min(scene.random.choice(HOW_MANY), len(room)))
        for giver in givers:
            if kinds and giver not in hidden and scene.people[giver].pk != post.author_id:
                yield Reaction(post=post, person=scene.people[giver], kind=scene.random.choice(kinds))


def _is_off(kind: str, intent: str) -> bool:
    return kind not in REACTIONS or intent in REACTIONS[kind].is_off_for


def _hidden_in(woven: WovenThread) -> set[int]:
    """Who speaks here without a name: a reaction under their own name could give them away."""
    hidden = {reply.author_index for reply in woven.replies if reply.is_anonymous}
    return hidden | ({woven.author_index} if woven.is_anonymous else set())


def _marks(scene: Scene, place: int) -> Iterator[ReadMark]:
    thread, posts = scene.threads[place], scene.posts[place]
    read = {post.author_id: post.number for post in posts if post.author_id}
    for name in ("ava", "ben", "mia"):
        if scene.woven.threads[place].group in scene.woven.people[_place_of(scene, name)].groups:
            read |= _read_by(scene, name, place, thread)
    for person_id, number in read.items():
        yield ReadMark(person_id=person_id, thread=thread, last_number=number)


def _read_by(scene: Scene, name: str, place: int, thread: Thread) -> dict[UUID, int]:
    """Personas have read most of what is there; ava, who is new, a little less."""
    person = scene.people[_place_of(scene, name)]
    if person.pk in _hidden_ids(scene, place) or place % UNREAD_BY_AVA == len(name) % 2:
        return {}
    return {person.pk: thread.last_number}


def _hidden_ids(scene: Scene, place: int) -> set[UUID]:
    return {scene.people[index].pk for index in _hidden_in(scene.woven.threads[place])}


def _place_of(scene: Scene, name: str) -> int:
    return next(place for place, person in enumerate(scene.woven.people) if person.name == name)


def posts_by(scene: Scene, name: str) -> list[Post]:
    """Everything this person said under their name, the newest last."""
    key = scene.person(name).pk
    return sorted(
        (post for thread in scene.posts for post in thread if post.author_id == key), key=lambda post: post.created_at
    )
