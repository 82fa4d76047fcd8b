"""What the town has taught the reader: decisions at the desk, second looks, and three months of counts."""

from __future__ import annotations

from datetime import timedelta

from hearthside.conversations.models import Post, State
from hearthside.safety.models import Case, CaseStep
from hearthside.teaching import actions
from hearthside.teaching.actions.labelling import Said, label
from hearthside.teaching.models import Count, SecondLook
from hearthside.town.loading.scene import Scene
from hearthside.triage import engine

ANSWERED, WAITING = 22, 3
A_DAY_LOOKS_LIKE = {"green": 31, "amber": 2, "red": 1}
KNOWN = 93
"""Of a hundred words and pairs of words, so many are known to the reader."""


def load_teaching(scene: Scene) -> None:
    """Labels from the cases that were closed, some second looks with an answer, and a few that wait."""
    for step in CaseStep.objects.filter(verb__in=("close", "confirm_close")).order_by("at", "pk"):
        actions.note_decision(step.case_id, step.pk)
    for number, post in enumerate(_quiet_posts(scene)):
        _look(scene, post, number)
    _counts(scene)


def _quiet_posts(scene: Scene) -> list[Post]:
    """Posts that needed nobody, spread over the town."""
    worried = Case.objects.filter(kind="post").values("subject_id")
    posts = Post.objects.filter(state=State.SHOWN, number__gt=1, thread__group__visibility="listed").exclude(
        pk__in=worried
    )
    every = list(posts.select_related("thread__group__leader", "author").order_by("created_at", "pk"))
    step = max(1, len(every) // (2 * (ANSWERED + WAITING)))
    return [one for one in every[::step] if one.thread.group.leader][: ANSWERED + WAITING]


def _look(scene: Scene, post: Post, number: int) -> None:
    found = engine.assess(post.body)
    look = SecondLook(id=scene.id_of("look", post.pk), kind="post", subject_id=post.pk, scope=post.thread.group_id)
    look.version, look.drawn_at = found.version, min(scene.now, post.created_at + timedelta(minutes=5))
    if number >= WAITING:
        keeper = post.thread.group.leader
        look.is_well, look.answered_by = True, keeper
        look.answered_at = scene.ago(60 * 24 * (2 + 3 * (number % 25)))
        key, said = scene.id_of("label", post.pk), Said(level="green")
        label("post", post.pk, post.author, keeper, "second_look", said, key=key, at=look.answered_at)
    else:
        look.drawn_at = scene.ago(60 * (3 + number))
    look.save(force_insert=True)


def _counts(scene: Scene) -> None:
    version = engine.assess("").version
    today = scene.now.date()
    rows = [
        Count(
            day=today - timedelta(days=day),
            version=version,
            level=level,
            posts=(posts := usual + (day * 7 + place * 3) % 4),
            seen=40 * posts,
            known=40 * posts * KNOWN // 100,
        )
        for day in range(90)
        for place, (level, usual) in enumerate(A_DAY_LOOKS_LIKE.items())
    ]
    Count.objects.bulk_create(rows)
