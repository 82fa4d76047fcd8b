"""What one person wrote to another of late, side by side, for the rules of `safety.approaches`. The team reads; nothing is done."""

from collections import defaultdict
from collections.abc import Hashable

from django.utils import timezone

from hearthside.conversations.models import Post, State
from hearthside.groups.models import AgeWall
from hearthside.safety import actions as safety
from hearthside.safety import approaches
from hearthside.safety.models import Case
from hearthside.safety.vocabulary import RANK, Level

MOST_POSTS = 40
MOST_AROUND = 400
Being = Hashable


def look_at(post: Post) -> Case | None:
    """A case when what this post's writer wrote to somebody in the last two weeks needs a human look; the one that is open already, if
    there is one. None otherwise. Three queries, beside those of the case."""
    mine = _of_the_same(post)
    texts, young = _by_addressee(post, mine)
    found = [approaches.level_of(words, is_young=being in young) for being, words in texts.items()]
    level, steps = max(found, key=lambda one: (RANK[one[0]], len(one[1])), default=(Level.GREEN, []))
    if level == Level.GREEN:
        return None
    known = Case.objects.open().filter(kind="post", subject_id__in=[one.pk for one in mine]).order_by("opened_at")
    about = next((case.subject_id for case in known if approaches.is_approach(case)), post.pk)
    verdict = approaches.verdict_on(level, steps)
    return safety.follow_up(verdict, kind="post", subject_id=about, author=post.author, scope=post.thread.group_id)


def _of_the_same(post: Post) -> list[Post]:
    """What this writer wrote of late: by name everywhere, by voice in this conversation only, for no thread joins two voices."""
    since = timezone.now() - approaches.WINDOW
    recent = Post.objects.filter(created_at__gte=since).exclude(state=State.TAKEN_BACK).select_related("quote")
    if post.author_id:
        return list(recent.filter(author=post.author_id).order_by("-created_at")[:MOST_POSTS])
    return list(recent.filter(thread=post.thread_id, voice_tag=post.voice_tag).order_by("-number")[:MOST_POSTS])


def _by_addressee(post: Post, mine: list[Post]) -> tuple[dict[Being, list[str]], set[Being]]:
    """The writer's words by whom they may reach: who is quoted, or else everybody else who spoke in the conversation. And who is young."""
    me = _being(post)
    around: dict[object, set[Being]] = defaultdict(set)
    young: set[Being] = set()
    others = Post.objects.filter(thread__in={one.thread_id for one in mine}).select_related("author", "thread__group")
    for one in others.order_by("-created_at")[:MOST_AROUND]:
        if _being(one) != me:
            around[one.thread_id].add(_being(one))
            young.update({_being(one)} if _is_young(one) else ())
    texts: dict[Being, list[str]] = defaultdict(list)
    for one in mine:
        reached = {_being(one.quote)} if one.quote and _being(one.quote) != me else around[one.thread_id]
        for being in reached:
            texts[being].append(one.body)
    return texts, young


def _being(post: Post) -> Being:
    return (post.thread_id, post.voice_tag) if post.voice_tag else post.author_id


def _is_young(post: Post) -> bool:
    """By their own band; behind a voice, by the wall of the group."""
    if post.author is not None:
        return post.author.is_minor
    return post.thread.group.age_band not in (AgeWall.ALL, AgeWall.ADULTS)
